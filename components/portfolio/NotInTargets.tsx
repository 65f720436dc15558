import type { ValuedHolding } from '../../lib/core/drift.ts';
import { text } from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import type { Labels } from '../ui/labels.ts';
import { HoldingLine, holdingKey } from './ClassHoldings.tsx';

interface NotInTargetsProps {
  holdings: readonly ValuedHolding[];
  labels: Labels;
}

/** What is held beside the targets: shown so that nothing is hidden, not counted. */
export const NotInTargets = ({ holdings, labels }: NotInTargetsProps) => (
  <Card title={text.overview.notInTargets}>
    <p className="pb-3 text-ink-2 text-meta">{text.overview.notInTargetsLead}</p>
    <ul className="flex flex-col gap-1">
      {holdings.map((holding) => (
        <HoldingLine key={holdingKey(holding)} holding={holding} labels={labels} />
      ))}
    </ul>
  </Card>
);
