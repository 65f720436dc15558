import type { Address } from 'viem';
import type {
  ChainQuery,
  PricedAsset,
  QueriedMarket,
  QueriedReceipt,
  QueriedReserve,
} from '../chain/chainQuery.ts';
import { type Asset, assetKey, isNative, NATIVE } from '../core/asset.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Currency } from '../core/snapshot.ts';
import { LISTED_SIGNS, tokenText } from '../core/tokenText.ts';
import { assetAt, assetsOn } from '../registry/assets.ts';
import { classesIn } from '../registry/catalogue.ts';
import type { Chain } from '../registry/chains.ts';
import { FX_FEEDS, feedOf, isOwnFeed } from '../registry/feeds.ts';
import { type LendingMarket, type LendingReserve, lendingMarketsOn } from '../registry/lending.ts';
import { poolsOn } from '../registry/pools.ts';
import { type Receipt, receiptsOn } from '../registry/receipts.ts';
import { loadTokenList } from '../registry/tokenList.ts';

/**
 * What is read of a chain for a portfolio: what counts there (members of its classes, its own tokens,
 * receipts and what is lent of them), what the user took out, and the rest of the chain's token list.
 * Prices are asked for all that counts, held or not.
 */
export async function chainQueryOf(
  portfolio: Pick<Portfolio, 'addresses' | 'classes' | 'tokens'>,
  chain: Chain,
): Promise<ChainQuery> {
  const members = classesIn(portfolio).assets.filter(({ chainId }) => chainId === chain.id);
  const removed = removedFrom(portfolio, chain);
  const receipts = receiptsOf(chain, members, removed);
  const counted = distinct([...members, ...receipts.map(({ asset }) => asset)]);
  const known = await lendingMarketsOn(chain.id);
  const markets = marketsOf(known, members);
  const lent = markets.flatMap(({ reserves }) => reserves.map(({ aToken }) => aToken));
  const lentAndRemoved = marketsOf(known, removed).flatMap(({ reserves }) =>
    reserves.map(({ aToken }) => aToken),
  );
  const seen = new Set([...counted, ...removed, ...lent, ...lentAndRemoved].map(assetKey));
  const listed = [...coinOf(chain), ...(await listedOn(chain))];
  return {
    owners: portfolio.addresses,
    counted,
    added: portfolio.tokens.map(({ asset }) => asset).filter(({ chainId }) => chainId === chain.id),
    removed: [...removed, ...lentAndRemoved],
    listed: listed.filter((asset) => !seen.has(assetKey(asset))),
    priced: members.map((asset) => pricedOf(chain, asset)),
    pools: poolsOn(chain.id),
    receipts,
    markets,
    currencies: chain.id === 1 ? CURRENCY_FEEDS : [],
  };
}

const distinct = (assets: readonly Asset[]): Asset[] => [
  ...new Map(assets.map((asset) => [assetKey(asset), asset])).values(),
];

/** Members and receipts of ours that the user took out. */
function removedFrom({ classes }: Pick<Portfolio, 'classes'>, chain: Chain): Asset[] {
  const keys = new Set(classes.flatMap((choice) => choice.removed));
  const ours = [
    ...assetsOn(chain.id),
    ...receiptsOn(chain.id).map((receipt) => ({ ...receiptAsset(receipt), classId: null })),
  ];
  return distinct(ours.filter((asset) => keys.has(assetKey(asset))));
}

/** By its symbol only one of ours has a feed: anybody can call a token USDC. */
function pricedOf(chain: Chain, asset: Asset): PricedAsset {
  const isOurs = assetAt(asset.chainId, asset.address) !== undefined;
  const token = (isNative(asset) ? chain.wrappedNative : null) ?? asset.address;
  return { asset, token, feed: (isOurs && feedOf(asset)) || null, isOwnFeed: isOwnFeed(asset) };
}

const receiptAsset = ({ chainId, address, symbol, decimals }: Receipt): Omit<Asset, 'classId'> => ({
  chainId,
  address,
  symbol,
  decimals,
});

/** Receipts of what counts; each counts in the class of what it stands for. */
function receiptsOf(
  chain: Chain,
  members: readonly Asset[],
  removed: readonly Asset[],
): QueriedReceipt[] {
  const isRemoved = (address: Address) => removed.some((asset) => asset.address === address);
  return receiptsOn(chain.id).flatMap((receipt) => {
    const underlying = members.find(({ address }) => address === receipt.underlying);
    if (!underlying || isRemoved(receipt.address)) return [];
    const own = members.find(({ address }) => address === receipt.address);
    const asset = own ?? { ...receiptAsset(receipt), classId: underlying.classId };
    return [{ asset, underlying, rate: receipt.rate }];
  });
}

/** Lending markets by the reserves of these assets. */
function marketsOf(known: readonly LendingMarket[], assets: readonly Asset[]): QueriedMarket[] {
  return known.map(({ name, pool, reserves }) => ({
    name,
    pool,
    reserves: reserves.flatMap((reserve) => {
      const underlying = assets.find(({ address }) => address === reserve.underlying);
      return underlying ? [reserveOf(underlying, reserve)] : [];
    }),
  }));
}

const reserveOf = (
  underlying: Asset,
  { aToken, variableDebt, stableDebt }: LendingReserve,
): QueriedReserve => ({
  underlying,
  aToken: { ...underlying, address: aToken, symbol: `a${underlying.symbol}` },
  debtTokens: [variableDebt, ...(stableDebt ? [stableDebt] : [])],
});

/** The coin of a chain the user added: in no class of ours, yet there to be seen. */
const coinOf = (chain: Chain): Asset[] =>
  assetsOn(chain.id).some(isNative)
    ? []
    : [
        {
          chainId: chain.id,
          address: NATIVE,
          symbol: tokenText(chain.nativeSymbol, NATIVE),
          decimals: 18,
          classId: null,
        },
      ];

/** The chain's token list, its symbols made safe to show. */
async function listedOn(chain: Chain): Promise<Asset[]> {
  const list = await loadTokenList(chain.id);
  return (list?.tokens ?? []).map(({ address, symbol, decimals }) => ({
    chainId: chain.id,
    address,
    symbol: tokenText(symbol, address, LISTED_SIGNS),
    decimals,
    classId: null,
  }));
}

const ETHER = assetsOn(1).find(isNative);

/** What a unit of each currency costs, as Ethereum's feeds say. */
const CURRENCY_FEEDS = [
  ...FX_FEEDS,
  ...[ETHER && feedOf(ETHER)].filter((feed) => feed !== undefined),
].map((feed) => ({
  currency: feed.name as Currency,
  feed,
}));
