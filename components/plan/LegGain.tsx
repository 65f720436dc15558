import type { SaleGain } from '../../lib/core/lots/gainOfTrade.ts';
import { addUsd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { dateWords } from '../activity/days.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';

/** What a swap would gain by the user's lots, what of it is long-term, and the tax on it. */
export const LegGain = ({ gain }: { gain: SaleGain }) => {
  const { short, long, tax, unmatched, longTermFrom } = gain;
  return (
    <p className="text-ink-2 text-meta">
      <Sentence
        of={text.planEdit.gain}
        parts={{
          gain: <Money value={addUsd(short, long)} precision="cents" isSigned />,
          long: <Money value={long} precision="cents" isSigned />,
          tax: <Money value={tax} precision="cents" />,
        }}
      />
      {longTermFrom !== null && ` ${text.planEdit.longTerm(dateWords(longTermFrom))}`}
      {unmatched > 0n && ` ${text.planEdit.unmatched}`}
    </p>
  );
};
