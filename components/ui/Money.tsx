import type { Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { CurrencyContext } from './Currency.tsx';
import { classes } from './classes.ts';
import type { MoneyPrecision } from './format.ts';
import { formatMoney } from './formatMoney.ts';
import { Masked, Unmasked } from './Privacy.tsx';

interface MoneyProps {
  /** Dollars × 10⁸; null when there is no price. */
  value: Usd | null;
  precision?: MoneyPrecision;
  /** Puts a plus before what is positive. */
  isSigned?: boolean;
  isPrivate?: boolean | undefined;
  className?: string;
}

/** The one way a value is shown: in the currency chosen above it, in dollars without one. No hook. */
export function Money({ value, precision, isSigned, isPrivate, className }: MoneyProps) {
  if (value === null) return <span className={className}>{text.ui.noPrice}</span>;
  const inLine = classes('num', className);
  return (
    <Unmasked own={isPrivate} instead={<Masked className={inLine} />}>
      <CurrencyContext.Consumer>
        {(rate) => <span className={inLine}>{formatMoney(value, rate, precision, isSigned)}</span>}
      </CurrencyContext.Consumer>
    </Unmasked>
  );
}
