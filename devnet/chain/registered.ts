// What the product's registry names and the layout has not: present on the chain, worth what its
// feed says, traded nowhere and held by nobody.
import { type Address, type Hex, zeroAddress } from 'viem';
import { assetsOn } from '../../lib/registry/assets.ts';
import { FEEDS, type Feed, FX_FEEDS, feedOf } from '../../lib/registry/feeds.ts';
import { lendingMarketsOn } from '../../lib/registry/lending.ts';
import { receiptsOn } from '../../lib/registry/receipts.ts';
import type { Artifacts } from '../compile.ts';
import { ORACLE_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain } from './devChain.ts';
import { pushRound } from './feeds.ts';
import { WSTETH_RATE } from './layout.ts';
import { place } from './place.ts';

/** Dollars × 10⁸ by the name of a feed; a dollar for what is not here. */
const PRICES: Readonly<Record<string, bigint>> = {
  ETH: 3_000_00000000n,
  BTC: 90_000_00000000n,
  LINK: 20_00000000n,
  PAXG: 4_010_00000000n,
  XAU: 4_000_00000000n,
  POL: 50000000n,
  EUR: 1_10000000n,
  GBP: 1_30000000n,
  JPY: 670000n,
  CHF: 1_20000000n,
  CAD: 73000000n,
  AUD: 66000000n,
};
const DOLLAR = 1_00000000n;
/** What a share of a vault stands for, 18 decimals. */
export const VAULT_RATE = 1_100000000000000000n;
/** Where the token of each number of decimals is constructed before its code is copied. */
const patternAt = (decimals: number): Address =>
  `0x${(0xdec0de00 + decimals).toString(16).padStart(40, '0')}`;

/** Tokens, feeds, rates and lending markets, at the addresses they have on mainnet. */
export async function placeRegistered(chain: DevChain, artifacts: Artifacts): Promise<void> {
  await placeTokens(chain, artifacts);
  await placeFeeds(chain, artifacts);
  await placeRates(chain, artifacts);
  await placeMarkets(chain, artifacts);
}

const isInLayout = ({ tokens }: DevChain, address: Address): boolean =>
  Object.values(tokens).some((token) => token.address === address);

/** Our assets and the tokens of lending markets, as copies of one token for each number of decimals. */
async function placeTokens(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const assets = assetsOn(chain.chainId);
  const decimalsOf = (address: Address) =>
    assets.find((asset) => asset.address === address)?.decimals ?? 18;
  const lent = (await lendingMarketsOn(chain.chainId))
    .flatMap(({ reserves }) => reserves)
    .flatMap(({ underlying, aToken, variableDebt, stableDebt }) =>
      [aToken, variableDebt, stableDebt].flatMap((at) =>
        at ? [{ address: at, decimals: decimalsOf(underlying) }] : [],
      ),
    );
  const wanted = [...assets, ...lent].filter(({ address }) => !isInLayout(chain, address));
  const codes = new Map<number, Hex>();
  for (const decimals of new Set(wanted.map((token) => token.decimals))) {
    await place(chain, patternAt(decimals), artifacts.Token, ['Registered', 'REG', decimals]);
    const code = await chain.rpc('eth_getCode', [patternAt(decimals), 'latest']);
    codes.set(decimals, code as Hex);
  }
  await Promise.all(
    wanted.map(({ address, decimals }) =>
      chain.rpc('anvil_setCode', [address, codes.get(decimals) ?? '0x']),
    ),
  );
}

/** Feeds with one round of now; the oracle asks them for what they date. */
async function placeFeeds(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const known = new Set(chain.layout.feeds.map(({ address }) => address));
  const currencies = chain.chainId === 1 ? FX_FEEDS : [];
  const feeds = [...(FEEDS[chain.chainId] ?? []), ...currencies];
  for (const feed of feeds.filter(({ address }) => !known.has(address)))
    await placeFeed(chain, artifacts, feed);
  const priced = assetsOn(chain.chainId).flatMap((asset) => {
    const feed = feedOf(asset);
    return feed && !isInLayout(chain, asset.address) ? [[asset.address, feed.address]] : [];
  });
  const [assets, sources] = [0, 1].map((i) => priced.map((pair) => pair[i] ?? zeroAddress));
  const args = [assets ?? [], sources ?? []] as const;
  await chain.send(dealerCall(chain, chain.layout.oracle, ORACLE_ABI, 'setAssetSources', args));
}

async function placeFeed(chain: DevChain, artifacts: Artifacts, { name, address }: Feed) {
  await place(chain, address, artifacts.Feed, [8, `${name} / USD`]);
  await chain.send(pushRound(chain, address, PRICES[name] ?? DOLLAR));
}

/** Vaults that stand for more than their shares, and feeds of rates. */
async function placeRates(chain: DevChain, artifacts: Artifacts): Promise<void> {
  for (const { address, symbol, decimals, rate } of receiptsOn(chain.chainId)) {
    if (rate.kind === 'erc4626')
      await place(chain, address, artifacts.Vault, [symbol, symbol, decimals, VAULT_RATE]);
    if (rate.kind !== 'rateFeed') continue;
    await place(chain, rate.feed, artifacts.Feed, [18, `${symbol}-stETH Exchange Rate`]);
    await chain.send(pushRound(chain, rate.feed, WSTETH_RATE));
  }
}

async function placeMarkets(chain: DevChain, artifacts: Artifacts): Promise<void> {
  for (const { pool, reserves } of await lendingMarketsOn(chain.chainId)) {
    const rows = reserves.map(({ underlying, aToken, variableDebt }) => ({
      underlying,
      aToken,
      debt: variableDebt,
    }));
    await place(chain, pool, artifacts.LendingPool, [chain.layout.oracle, rows]);
  }
}
