import type { Address } from 'viem';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import { type Bundle, queuedStep, type Step, type StepState } from '../../lib/core/bundle.ts';
import type { RebalanceEntry } from '../../lib/core/history.ts';
import { amount, bps, type Price, usd, valueDown } from '../../lib/core/money.ts';
import { hashTerms, type LegTerms } from '../../lib/core/terms.ts';

export const OWNER: Address = '0x1111111111111111111111111111111111111111';

export const assetOf = (symbol: string, decimals = 18, chainId = 1): Asset => ({
  chainId,
  address: symbol === 'ETH' ? NATIVE : `0x${Buffer.from(symbol).toString('hex').padStart(40, '0')}`,
  symbol,
  decimals,
  classId: symbol,
});

/** One swap as it ended. */
export interface Done {
  sell: Asset;
  sellAmount: bigint;
  buy: Asset;
  received: bigint | null;
  quoted?: bigint;
  fee?: bigint | null;
  state?: StepState;
}

/** A closed bundle of swaps, reviewed at the prices given by symbol. */
export function endedBundle(
  swaps: readonly Done[],
  prices: Readonly<Record<string, Price>>,
  id = 'b',
): Bundle {
  const legs = swaps.map(
    (swap): LegTerms => ({
      owner: OWNER,
      receiver: OWNER,
      sell: swap.sell,
      sellAmount: amount(swap.sellAmount),
      buy: swap.buy,
      minReceived: amount(1n),
      source: 'kyber',
      spender: OWNER,
      maxNetworkFee: 1n,
      latestTime: 1,
      value: valueDown(
        amount(swap.sellAmount),
        swap.sell.decimals,
        prices[swap.sell.symbol] ?? (0n as Price),
      ),
      expectedOut: amount(swap.quoted ?? swap.received ?? 1n),
      slippage: bps(50),
    }),
  );
  const steps = swaps.map(
    (swap, leg): Step => ({
      ...queuedStep(leg, 'swap'),
      state: swap.state ?? 'confirmed',
      received: swap.received === null ? null : amount(swap.received),
      fee: swap.fee === undefined ? 0n : swap.fee,
      block: 1n,
    }),
  );
  const assets = [...swaps.flatMap(({ sell, buy }) => [sell, buy]), assetOf('ETH')];
  const once = [...new Map(assets.map((asset) => [asset.symbol, asset])).values()];
  return {
    id,
    portfolioId: 'p',
    owner: OWNER,
    createdAt: 0,
    termsHash: hashTerms(legs),
    legs,
    steps,
    allowancesBefore: [],
    onTargetBefore: bps(0),
    onTargetExpected: bps(0),
    prices: once.flatMap((asset) => {
      const price = prices[asset.symbol];
      return price === undefined ? [] : [{ asset, price, asOf: 5 }];
    }),
    seq: 0,
    stoppedAt: null,
    closedAt: 1,
  };
}

export const entryOf = (bundle: Bundle, at: number): RebalanceEntry => ({
  kind: 'rebalance',
  id: bundle.id,
  portfolioId: bundle.portfolioId,
  at,
  bundle,
  onTargetAfter: null,
});

export const dollarsEach = (dollars: bigint): Price => (dollars * 10n ** 18n) as Price;
export const usdOf = (dollars: bigint) => usd(dollars * 10n ** 8n);
