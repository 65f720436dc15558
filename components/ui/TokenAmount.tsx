import { classes } from './classes.ts';
import { formatAmountDown, formatAmountExact } from './format.ts';
import { Masked, useIsPrivate } from './Privacy.tsx';

interface TokenAmountProps {
  /** In the token's smallest unit. */
  amount: bigint;
  decimals: number;
  symbol?: string;
  /** Shows every digit: where the number is compared with what a wallet shows. */
  isExact?: boolean;
  /** Keeps zeros at the end: where figures stand beside each other or change. */
  isSteady?: boolean;
  isPrivate?: boolean | undefined;
  className?: string;
}

/** A token amount: few digits on screen, all of them in the title. */
export function TokenAmount(props: TokenAmountProps) {
  const { amount, decimals, symbol, isExact, isSteady, className } = props;
  const isMasked = useIsPrivate(props.isPrivate);
  const unit = symbol ? `\u00a0${symbol}` : '';
  if (isMasked)
    return (
      <span className={classes('num', className)}>
        <Masked />
        {unit}
      </span>
    );
  const exact = formatAmountExact(amount, decimals);
  return (
    <span className={classes('num', className)} title={`${exact}${unit}`}>
      {isExact ? exact : formatAmountDown(amount, decimals, isSteady)}
      {unit}
    </span>
  );
}
