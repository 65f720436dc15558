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

/** A coin by the name a file may give it, with the most decimals a token of it has. */
export interface NamedCoin {
  coin: CoinId;
  decimals: number;
}

/**
 * Coins by their symbols in capitals. A symbol of a listed token means that one, whatever else calls
 * itself so; one that only several unlisted tokens share means none of them.
 */
export function coinsBySymbol(
  assets: readonly Asset[],
  coinOf: CoinOf,
): ReadonlyMap<string, NamedCoin> {
  const listed = assets.filter(({ isUnverified }) => !isUnverified);
  const named = new Map(namedBy(listed, coinOf));
  const others = namedBy(
    assets.filter(({ isUnverified }) => isUnverified),
    coinOf,
  );
  for (const [symbol, coin] of others) if (!named.has(symbol)) named.set(symbol, coin);
  return named;
}

/** Without symbols that more than one coin has. */
function namedBy(assets: readonly Asset[], coinOf: CoinOf): [string, NamedCoin][] {
  const groups = Map.groupBy(assets, ({ symbol }) => symbol.toUpperCase());
  return [...groups].flatMap(([symbol, same]): [string, NamedCoin][] => {
    const [coin, ...more] = new Set(same.map(coinOf));
    const decimals = Math.max(...same.map((asset) => asset.decimals));
    return coin !== undefined && more.length === 0 ? [[symbol, { coin, decimals }]] : [];
  });
}
