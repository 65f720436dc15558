import type { SaleGain } from '../../lib/core/lots/gainOfTrade.ts';
import { addUsd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';

/** What a swap would gain by the user's lots, what of it is long-term, and the tax on it. */
export const LegGain = ({ gain: { short, long, tax, unmatched } }: { gain: SaleGain }) => (
  <p className="text-ink-2 text-meta">
    <Sentence
      of={text.planEdit.gain}
      parts={{
        gain: <Money value={addUsd(short, long)} precision="cents" isSigned />,
        long: <Money value={long} precision="cents" isSigned />,
        tax: <Money value={tax} precision="cents" />,
      }}
    />
    {unmatched > 0n && ` ${text.planEdit.unmatched}`}
  </p>
);
