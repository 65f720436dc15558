import type { Address } from 'viem';
import { classes } from './classes.ts';
import { shortAddress } from './format.ts';

interface AddressTagProps {
  address: Address;
  /** Shows all 42 characters: where the user compares it with a wallet. */
  isFull?: boolean;
  className?: string;
}

/** An address: short on screen, whole in the title and for screen readers, who get no wider page. */
export const AddressTag = ({ address, isFull, className }: AddressTagProps) => (
  <span
    className={classes('num relative', isFull && 'break-all whitespace-normal', className)}
    title={address}
  >
    <span aria-hidden="true">{isFull ? address : shortAddress(address)}</span>
    <span className="sr-only">{address}</span>
  </span>
);
