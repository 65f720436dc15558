import type { ClassId } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { formatPrice } from '../ui/formatPrice.ts';
import { classMark } from '../ui/labels.ts';
import { Sentence } from '../ui/Sentence.tsx';
import type { HoldingsDetail } from './overviewModel.ts';

interface BreachPricesProps {
  classId: ClassId;
  detail: HoldingsDetail;
}

/** "ETH at or above $3,412.00, or at or below $2,640.00, all else unmoved", as of the last verdict. */
export function BreachPrices({ classId, detail }: BreachPricesProps) {
  const { judgement, labels, now } = detail;
  const { above = null, below = null } = judgement?.breach[classId] ?? {};
  if (!judgement || (above === null && below === null)) return null;
  const words = text.verdict.breach;
  const of = above === null ? words.below : below === null ? words.above : words.both;
  const shown = (at: typeof above) => at !== null && <span className="num">{formatPrice(at)}</span>;
  const parts = { name: classMark(labels, classId), above: shown(above), below: shown(below) };
  return (
    <div className="pt-3 text-meta">
      <h3 className="pb-1 font-strong">
        <Sentence of={words.title} parts={{ age: <Age at={judgement.at} now={now} /> }} />
      </h3>
      <p className="text-ink-2">
        <Sentence of={of} parts={parts} />
      </p>
    </div>
  );
}
