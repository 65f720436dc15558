import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { classes } from './classes.ts';
import { type AgeKind, formatExactTime, formatMoment } from './time.ts';

interface AgeProps {
  at: UnixSeconds;
  now: UnixSeconds;
  /** `relative`: "2 min ago"; `ahead`: "in 3 min"; `clock`: "14:02". */
  kind?: AgeKind;
  className?: string;
}

/** A moment in words, its exact time in the title. Marked, so that a kept frame is worded anew. */
export const Age = ({ at, now, kind = 'relative', className }: AgeProps) => (
  <time
    className={classes('num', className)}
    dateTime={new Date(at * 1000).toISOString()}
    title={formatExactTime(at)}
    data-age={kind}
  >
    {formatMoment(at, now, kind)}
  </time>
);
