import { COIN_DECIMALS } from '../../lib/core/lots/coin.ts';
import type { SaleGain } from '../../lib/core/lots/gainOfTrade.ts';
import { usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';

/** What a leg would gain by the recorded lots, and the tax of it; an estimate, said so. */
export const LegGain = ({ gain, symbol }: { gain: SaleGain; symbol: string }) => {
  const words = text.lots.leg;
  const { short, long, tax, unmatched } = gain;
  return (
    <p className="pt-1 text-ink-2 text-meta">
      <Sentence
        of={long === 0n ? words.gain : words.gainLong}
        parts={{
          gain: <Money value={usd(short + long)} isSigned />,
          long: <Money value={long} isSigned />,
          tax: <Money value={tax} isSigned />,
        }}
      />
      {unmatched > 0n && (
        <>
          {' '}
          <Sentence
            of={words.unknown}
            parts={{
              amount: <TokenAmount amount={unmatched} decimals={COIN_DECIMALS} symbol={symbol} />,
            }}
          />
        </>
      )}
    </p>
  );
};
