import type { StepKind } from '../../lib/core/bundle.ts';
import type { Trade } from '../../lib/core/plan.ts';
import * as text from '../../lib/core/text.ts';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';

interface StepWordsProps {
  kind: StepKind;
  swap: Pick<Trade, 'sell' | 'sellAmount' | 'buy'>;
  /** Name of the router's source. */
  spender: string;
}

/** What one transaction does, in words. */
export function StepWords({ kind, swap: { sell, sellAmount, buy }, spender }: StepWordsProps) {
  const words = text.plan.steps;
  const amount = (
    <TokenAmount
      amount={sellAmount}
      decimals={sell.decimals}
      symbol={sell.symbol}
      isExact={kind === 'approve'}
    />
  );
  if (kind === 'approve') return <Sentence of={words.approve} parts={{ spender, amount }} />;
  if (kind === 'swap') return <Sentence of={words.swap} parts={{ amount, symbol: buy.symbol }} />;
  return <Sentence of={words[kind]} parts={{ symbol: sell.symbol, spender }} />;
}
