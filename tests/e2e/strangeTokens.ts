// A portfolio whose stored tokens carry hostile names on every surface that shows a token.
import { type Address, getAddress, numberToHex, pad } from 'viem';
import { type Asset, assetKey } from '../../lib/core/asset.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import type { HistoryEntry } from '../../lib/core/history.ts';
import { amount, bps, dollars } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../lib/core/portfolio.ts';
import { ONE_DOLLAR } from '../../lib/core/price.ts';
import { NOTHING_BESIDE, type Snapshot } from '../../lib/core/snapshot.ts';
import { tokenText } from '../../lib/core/tokenText.ts';
import { HOSTILE_NAMES } from '../fixtures/hostileNames.ts';

const ID = 'strange';
const CLASS = 'own/strange';
const ONE = amount(10n ** 18n);

const addressOf = (n: number): Address =>
  getAddress(pad(numberToHex(0x57a0_0000n + BigInt(n)), { size: 20, dir: 'right' }));

const named = (name: string, n: number, classId: string | null): Asset => ({
  chainId: 1,
  address: addressOf(n),
  symbol: name,
  decimals: 18,
  classId,
  isUnverified: true,
});

/** As they stand in the store: nothing was made safe on the way in. */
const ADDED = HOSTILE_NAMES.map((name, n) => named(name, n, CLASS));
const SEEN = HOSTILE_NAMES.map((name, n) => named(name, 1_000 + n, null));

const shownOf = ({ symbol, address }: Asset): string => tokenText(symbol, address);

/** What may be shown of them. */
export const SHOWN = { added: ADDED.map(shownOf), seen: SEEN.map(shownOf) };

const portfolioOf = (owner: Address): Portfolio => ({
  id: ID,
  name: 'Strange',
  kind: 'own',
  addresses: [owner],
  ...UNCHANGED,
  classes: [{ classId: CLASS, name: 'Strange', buys: {}, kept: [], removed: [] }],
  tokens: ADDED.map((asset) => ({ asset, traits: ['lookalike', 'unchecked'] })),
  chainIds: [1],
  targets: [
    { classId: CLASS, weight: bps(5_000), band: null },
    { classId: 'ETH', weight: bps(5_000), band: null },
  ],
  limits: DEFAULT_LIMITS,
});

const snapshotOf = (owner: Address, now: number): Snapshot => ({
  portfolioId: ID,
  takenAt: now,
  owners: [owner],
  chains: [
    {
      chainId: 1,
      status: 'agreed',
      block: { number: 1n, hash: `0x${'11'.repeat(32)}`, time: now },
      reason: null,
      dissent: [],
    },
  ],
  ...NOTHING_BESIDE,
  holdings: ADDED.map((asset) => ({ owner, asset, amount: ONE })),
  uncounted: SEEN.map((asset) => ({ owner, asset, amount: ONE, reason: 'unverified' })),
  prices: ADDED.map((asset, n) => ({
    asset,
    status: n % 3 === 0 ? 'disputed' : 'single',
    price: ONE_DOLLAR,
    asOf: now,
    readings: [
      { source: 'defillama', price: ONE_DOLLAR, asOf: now, staleAfter: 3600, deviation: bps(0) },
    ],
  })),
});

/** A plan that swapped each for the next. */
function historyOf(owner: Address, now: number): HistoryEntry {
  const legs = ADDED.map((sell, n) => ({
    owner,
    receiver: owner,
    sell,
    sellAmount: ONE,
    buy: ADDED[(n + 1) % ADDED.length] ?? sell,
    minReceived: ONE,
    source: 'kyber' as const,
    spender: owner,
    maxNetworkFee: 1n,
    latestTime: now,
    value: dollars(1),
    expectedOut: ONE,
    slippage: bps(50),
  }));
  const bundle: Bundle = {
    id: 'b',
    portfolioId: ID,
    owner,
    createdAt: now,
    termsHash: `0x${'22'.repeat(32)}`,
    legs,
    steps: legs.map((_leg, n) => ({
      id: `s${n}`,
      leg: n,
      kind: 'swap',
      state: 'confirmed',
      intent: null,
      txHash: `0x${'33'.repeat(32)}`,
      block: 1n,
      received: ONE,
      fee: 1n,
    })),
    allowancesBefore: [],
    onTargetBefore: bps(5_000),
    onTargetExpected: bps(10_000),
    seq: 1,
    stoppedAt: null,
    closedAt: now,
  };
  return { kind: 'rebalance', id: 'h', portfolioId: ID, at: now, bundle, onTargetAfter: null };
}

/** Everything to be stored, as text that holds no bigint. */
export function strangeStore(owner: Address): { items: string; history: string } {
  const now = Math.floor(Date.now() / 1000);
  const entry = historyOf(owner, now);
  const text = (value: unknown) =>
    JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? part.toString() : part));
  return {
    items: text({
      portfolioIds: [ID],
      [`portfolio/${ID}`]: portfolioOf(owner),
      [`snapshot/${ID}`]: snapshotOf(owner, now),
      [`check/${ID}`]: { startedAt: now, endedAt: now, end: 'ok', fault: null },
    }),
    history: text({ key: [ID, entry.at, entry.id], entry }),
  };
}

/** Where a token's own "Add" leads. */
export const ADD_ROUTE = `/settings/tokens?add=${assetKey(SEEN[0] ?? named('', 0, null))}`;
