import type { Usd } from '../../lib/core/money.ts';
import { text } from '../../lib/core/text.ts';
import { classes } from './classes.ts';
import { formatUsd, type MoneyPrecision } from './format.ts';
import { Masked, useIsPrivate } from './Privacy.tsx';

interface MoneyProps {
  /** Dollars × 10⁸; null when there is no price. */
  value: Usd | null;
  precision?: MoneyPrecision;
  /** Puts a plus before what is positive. */
  isSigned?: boolean;
  isPrivate?: boolean | undefined;
  className?: string;
}

/** The one way an amount of dollars is shown. */
export function Money({ value, precision, isSigned, isPrivate, className }: MoneyProps) {
  const isMasked = useIsPrivate(isPrivate);
  if (value === null) return <span className={className}>{text.ui.noPrice}</span>;
  if (isMasked) return <Masked className={classes('num', className)} />;
  return <span className={classes('num', className)}>{formatUsd(value, precision, isSigned)}</span>;
}
