import type { Asset } from '../asset.ts';

/**
 * What tax lots are kept of: one coin on whatever chain it is, its wrapped form included, so that
 * neither a bridge nor wrapping is a sale. Two different dollar tokens are two coins.
 */
export type CoinId = string;

/** Names the coin an asset is. */
export type CoinOf = (asset: Asset) => CoinId;

/** Amounts of a coin are counted in 10⁻³⁶ of it: every token's own unit fits exactly. */
export const COIN_DECIMALS = 36;

/** A token amount in the coin's unit, exactly. */
export const coinAmount = (amount: bigint, { decimals }: Pick<Asset, 'decimals'>): bigint =>
  amount * 10n ** BigInt(COIN_DECIMALS - decimals);
