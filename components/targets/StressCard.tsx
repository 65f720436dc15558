import type { StressFacts } from '../../lib/core/riskFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { formatDay } from '../ui/time.ts';
import { plain } from './figures.ts';

/** Mean correlation on the worst days beside the others. */
export function StressCard({ stress }: { stress: StressFacts | null }) {
  const words = text.risk.stress;
  return (
    <Card title={words.title} aside={stress && words.since(formatDay(stress.from))}>
      <p className="pb-2 text-ink-2">{words.about}</p>
      {stress ? (
        <dl className="max-w-xl">
          <Line label={words.worst(stress.worstDays)} value={stress.worst} />
          <Line label={words.calm(stress.calmDays)} value={stress.calm} />
        </dl>
      ) : (
        <p>{words.unknown}</p>
      )}
    </Card>
  );
}

const Line = ({ label, value }: { label: string; value: number }) => (
  <div className="flex items-baseline justify-between gap-4 border-line border-t py-2">
    <dt className="text-ink-2">{label}</dt>
    <dd className="num">{Number.isFinite(value) ? plain(value, 2) : text.policies.notKnown}</dd>
  </div>
);
