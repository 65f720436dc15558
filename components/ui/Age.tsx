import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { classes } from './classes.ts';
import { formatAge, formatClock, formatExactTime } from './time.ts';

interface AgeProps {
  at: UnixSeconds;
  now: UnixSeconds;
  /** `relative`: "2 min ago" or "in 3 min"; `clock`: "14:02". */
  kind?: 'relative' | 'clock';
  className?: string;
}

/** A moment in words, its exact time in the title. */
export const Age = ({ at, now, kind = 'relative', className }: AgeProps) => (
  <time
    className={classes('num', className)}
    dateTime={new Date(at * 1000).toISOString()}
    title={formatExactTime(at)}
  >
    {kind === 'clock' ? formatClock(at, now) : formatAge(at, now)}
  </time>
);
