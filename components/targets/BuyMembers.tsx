import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { Card } from '../ui/Card.tsx';
import { chainLabel, classLabel } from '../ui/labels.ts';
import type { BuyMember } from './targetModel.ts';

interface BuyMembersProps {
  buys: readonly BuyMember[];
  labels: FullLabels;
  /** At the right of the title: where it is changed. */
  aside?: ReactNode;
}

/** Which token of each class plans buy, and on which chains. */
export function BuyMembers({ buys, labels, aside }: BuyMembersProps) {
  const words = text.targets.buys;
  const classIds = [...new Set(buys.map(({ classId }) => classId))];
  return (
    <Card title={words.title} aside={aside}>
      <p className="pb-2 text-ink-2">{words.lead}</p>
      <dl>
        {classIds.map((classId) => (
          <div
            key={classId}
            className="grid grid-cols-[9rem_1fr] gap-x-4 border-line border-t py-2"
          >
            <dt className="font-strong">{classLabel(labels, classId)}</dt>
            <dd>
              <Bought buys={buys.filter((entry) => entry.classId === classId)} labels={labels} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Each token with its chains; a class that is bought nowhere says so. */
function Bought({ buys, labels }: Pick<BuyMembersProps, 'buys' | 'labels'>) {
  const bought = buys.filter(({ symbol }) => symbol !== null);
  const symbols = [...new Set(bought.map(({ symbol }) => symbol))];
  if (symbols.length === 0) return <span className="text-ink-2">{text.targets.buys.none}</span>;
  return symbols.map((symbol) => (
    <span key={symbol} className="block">
      {symbol}{' '}
      <span className="text-ink-2 text-meta">
        {bought
          .filter((entry) => entry.symbol === symbol)
          .map(({ chainId }) => chainLabel(labels, chainId))
          .join(', ')}
      </span>
    </span>
  ));
}
