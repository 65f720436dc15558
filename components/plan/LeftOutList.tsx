import type { LeftOut } from '../../lib/core/leftOut.ts';
import { absUsd, type Usd } from '../../lib/core/money.ts';
import { bindingOf } from '../../lib/core/planReasons.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { classLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import type { FullLabels } from './labels.ts';

interface LeftOutListProps {
  leftOut: readonly LeftOut[];
  minTrade: Usd;
  labels: FullLabels;
}

/** Every change the plan does not make, by how much, what stands in the way, and how much of it. */
export function LeftOutList({ leftOut, minTrade, labels }: LeftOutListProps) {
  if (leftOut.length === 0) return null;
  const words = text.plan.leftOut;
  return (
    <Card title={words.title}>
      <ul className="flex flex-col gap-2">
        {leftOut.map((entry) => (
          <li key={`${entry.classId}:${entry.reason}`} className="text-ink-2">
            <span className="font-strong text-ink">
              <Sentence
                of={entry.change < 0n ? words.sell : words.buy}
                parts={{
                  value: <Money value={absUsd(entry.change)} />,
                  name: classLabel(labels, entry.classId),
                }}
              />
              .
            </span>{' '}
            <Sentence
              of={words[entry.reason]}
              parts={{ minimum: <Money value={minTrade} isPrivate={false} />, parts: entry.parts }}
            />
          </li>
        ))}
      </ul>
      {leftOut.length > 1 && (
        <ul className="mt-3 flex flex-col gap-1 border-line border-t pt-3 text-ink-2 text-meta">
          {bindingOf(leftOut).map(({ constraint, by }) => (
            <li key={constraint}>
              <Sentence of={words.binding[constraint]} parts={{ value: <Money value={by} /> }} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
