import type { Address } from 'viem';
import { getAddress, toHex } from 'viem/utils';
import { type Amount, amount, type Bps, bps, WHOLE } from '../core/money.ts';

// AugustusV6 `partnerAndFee`, by AugustusFees.sol of the verified contract:
//   bits 255…96  partner, bits 95…90 flags, bits 13…0 fee in basis points (200 at the most).
// Fees are taken after the router has compared what arrived with `toAmount`:
//   with a partner, the fee on what arrived; else, or with a fee of 0, what arrived beyond
//   `quotedAmount` goes to Velora (capped at 1 % of it by bit 92) or is shared with the partner
//   (bits 95 take surplus, 94 referral, 90 surplus to user). One unit always stays in the router.
const FEE_MASK = 0x3fffn;
const CAP_SURPLUS = 1n << 92n;
const FEE_DATA_MASK = (1n << 96n) - 1n;

/** Velora's own fee, which its API puts in where the asker has set none: `"partnerFee": 0.01`. */
export const VELORA_FEE: { partner: Address; most: Bps } = {
  partner: '0x45a6e007c874Ffc6321D6fB90eAC272Dd6864bFA',
  most: bps(1),
};

export interface VeloraFees {
  /** Taken from what arrives, in basis points; 0 where the contract would not read it. */
  fee: Bps;
  /** Anything but Velora's own disclosed fee, or a surplus that would start below the minimum. */
  isForeign: boolean;
}

/** What a packed word and the two amounts beside it let the router keep. */
export function readVeloraFees(
  partnerAndFee: bigint,
  toAmount: bigint,
  quotedAmount: bigint,
): VeloraFees {
  const partner = partnerAndFee >> 96n;
  const fee = partner === 0n ? 0n : partnerAndFee & FEE_MASK;
  const isDisclosed = fee === 0n || (isVelora(partner) && fee <= VELORA_FEE.most);
  const isPlain = (partnerAndFee & FEE_DATA_MASK & ~(FEE_MASK | CAP_SURPLUS)) === 0n;
  return {
    fee: bps(Number(fee)),
    isForeign: !isDisclosed || !isPlain || quotedAmount < toAmount,
  };
}

const isVelora = (partner: bigint): boolean =>
  getAddress(toHex(partner, { size: 20 })) === VELORA_FEE.partner;

/** What is left of an amount after a fee rounded up and the one unit the router keeps. */
export function netDown(gross: bigint, fee: Bps): Amount {
  const taken = (gross * BigInt(fee) + BigInt(WHOLE) - 1n) / BigInt(WHOLE) + 1n;
  return amount(gross > taken ? gross - taken : 0n);
}

/** The least gross amount of which `net` is left. */
export function grossUp(net: Amount, fee: Bps): Amount {
  const rest = BigInt(WHOLE - fee);
  return amount(((net + 1n) * BigInt(WHOLE) + rest - 1n) / rest);
}
