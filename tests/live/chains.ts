// Every chain read as the product reads it: who agrees, what has a price, what can be quoted.
import type { Address } from 'viem';
import { readChain } from '../../lib/chain/readChain.ts';
import { readPoolQuotes } from '../../lib/chain/readPoolQuotes.ts';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { amount, bps } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../lib/core/portfolio.ts';
import { judgePrice } from '../../lib/core/price.ts';
import type { AssetPrice, Readings } from '../../lib/core/snapshot.ts';
import { fetchDefillamaPrices } from '../../lib/prices/defillama.ts';
import { fetchBestQuotes } from '../../lib/quotes/fetchBestQuotes.ts';
import { ASSETS, assetAt, assetsOn } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import type { Chain } from '../../lib/registry/chains.ts';
import { poolsOn } from '../../lib/registry/pools.ts';
import { QUOTERS, routesBetween } from '../../lib/registry/quoters.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';

/** An address that holds a little of many things and is nobody's secret. */
const LOOKED_AT: Address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';

const PORTFOLIO: Portfolio = {
  id: 'live',
  name: 'Live',
  kind: 'own',
  addresses: [LOOKED_AT],
  ...UNCHANGED,
  chainIds: [],
  targets: [],
  limits: DEFAULT_LIMITS,
};

const now = () => Math.floor(Date.now() / 1000);

export interface ChainRow {
  readonly chain: string;
  readonly block: string;
  readonly dissent: string;
  readonly found: string;
  readonly prices: string;
  readonly quotes: string;
  readonly pools: string;
  readonly isFit: boolean;
}

export interface PriceRow {
  readonly chain: string;
  readonly asset: string;
  readonly status: string;
  readonly readings: string;
  readonly isFit: boolean;
}

/** Prices of the whole basket by the service. @throws host.unreachable */
export const tryService = (): Promise<Readings> => fetchDefillamaPrices(ASSETS);

/** One chain: its agreed block, what it found, how each asset is priced, and who quotes on it. */
export async function tryChain(
  chain: Chain,
  service: Readings,
): Promise<{ row: ChainRow; prices: PriceRow[] }> {
  try {
    const query = await chainQueryOf(PORTFOLIO, chain);
    const { block, value, dissent } = await readChain(chain, query, now());
    const judged = assetsOn(chain.id).map((asset) => judge(asset, value.prices, service));
    const agreed = judged.filter(({ status }) => status === 'agreed').length;
    const row = {
      chain: chain.name,
      block: `${block.number}`,
      dissent: dissent.join(' '),
      found: `${value.holdings.length} + ${value.uncounted.length} not counted`,
      prices: `${agreed} of ${judged.length} agreed`,
      quotes: await quotesOn(chain),
      pools: await poolsSayOn(chain),
      isFit: agreed > 0,
    };
    return { row, prices: judged.map((entry) => priceRow(chain, entry)) };
  } catch (thrown) {
    const nothing = { block: '', dissent: '', found: '', prices: '', quotes: '', pools: '' };
    return {
      row: { chain: chain.name, ...nothing, block: faultCodeOf(thrown), isFit: false },
      prices: [],
    };
  }
}

function judge(asset: Asset, chain: Readings, service: Readings): AssetPrice {
  const key = assetKey(asset);
  const readings = [...(chain[key] ?? []), ...(service[key] ?? [])];
  return judgePrice(asset, readings, now(), OUR_CLASSES.pegOf(asset));
}

const priceRow = (chain: Chain, { asset, status, readings }: AssetPrice): PriceRow => ({
  chain: chain.name,
  asset: asset.symbol,
  status,
  readings: readings
    .map(({ source, price, asOf, flaw }) => {
      const dollars = (Number(price / 10n ** 12n) / 1e6).toPrecision(6);
      return `${source} ${dollars} (${now() - asOf} s${flaw ? `, ${flaw}` : ''})`;
    })
    .join('  '),
  isFit: status === 'agreed',
});

/** A tenth of the wrapped coin for the chain's dollar, asked of every source. */
async function quotesOn(chain: Chain): Promise<string> {
  const sell = assetsOn(chain.id).find(({ address }) => address === chain.wrappedNative);
  const buy = OUR_CLASSES.buyMemberOf('USD', chain.id);
  if (!sell || !buy) return 'no pair';
  const { quotes, failures } = await fetchBestQuotes({
    owner: LOOKED_AT,
    sell,
    buy,
    sellAmount: amount(10n ** 17n),
    slippage: bps(50),
    now: now(),
  });
  const given = quotes.map(({ source, expectedOut }) => `${source} ${expectedOut}`);
  return [...given, ...failures.map(({ source, code }) => `${source} ${code}`)].join('  ');
}

/** How many of the assets that have a pool of ours the quoter knows a way to the dollar for. */
async function poolsSayOn(chain: Chain): Promise<string> {
  const quoter = QUOTERS[chain.id];
  const dollar = OUR_CLASSES.buyMemberOf('USD', chain.id);
  if (!quoter || !dollar) return 'no quoter';
  const asks = poolsOn(chain.id).map(({ base }) => ({
    amount: amount(10n ** BigInt(assetAt(chain.id, base)?.decimals ?? 18)),
    routes: routesBetween(chain.id, base, dollar.address),
  }));
  const wanted = asks.filter(({ routes }) => routes.length > 0);
  try {
    const quotes = await readPoolQuotes(chain, quoter, wanted, now());
    return `${quotes.filter((quote) => quote).length} of ${wanted.length}`;
  } catch (thrown) {
    return faultCodeOf(thrown);
  }
}
