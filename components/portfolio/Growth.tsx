import { GROWTH_ONE, type Performance } from '../../lib/core/performance.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Sentence } from '../ui/Sentence.tsx';

const PARTS_OF_TEN_THOUSAND = 10_000n;

/** "+4.20% time-weighted since the first reading 3 days ago": deposits and withdrawals do not count. */
export function Growth({ performance, now }: { performance: Performance; now: UnixSeconds }) {
  const bps = ((performance.growth - GROWTH_ONE) * PARTS_OF_TEN_THOUSAND) / GROWTH_ONE;
  const sign = bps < 0n ? '−' : '+';
  const size = bps < 0n ? -bps : bps;
  const cents = `${size % 100n}`.padStart(2, '0');
  return (
    <Sentence
      of={text.overview.growth}
      parts={{
        percent: <span className="num text-ink">{`${sign}${size / 100n}.${cents}%`}</span>,
        age: <Age at={performance.since} now={now} />,
      }}
    />
  );
}
