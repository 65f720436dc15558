import type { Address } from 'viem';
import { parseAbi } from 'viem';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { planTrades } from '../../lib/core/plan.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { type LendingReserve, lendingMarketsOn } from '../../lib/registry/lending.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

const POOL_ABI = parseAbi(['function setDebtElsewhere(address user, uint256 debt)']);
const LENT = 10_000_000000n;
const OWED = 2n * 10n ** 17n;
const DOLLAR = 100_000_000n;

let devnet: Devnet;
let chain: DevChain;
let pool: Address;
let usdc: LendingReserve;
let weth: LendingReserve;
let stopFront: () => void;
let restore: () => Promise<void>;

/** The user lent 10 000 USDC and owes 0.2 WETH of 600 dollars: a health factor of 40 / 3. */
beforeAll(async () => {
  devnet = await startDevnet({ feedsEveryMs: 3_600_000 });
  chain = devnet.chains[1];
  stopFront = useFront(devnet.front);
  const [market] = await lendingMarketsOn(1);
  const reserveOf = (symbol: string) =>
    market?.reserves.find(({ underlying }) => underlying === chain.tokens[symbol]?.address);
  const [lent, owed] = [reserveOf('USDC'), reserveOf('WETH')];
  if (!market || !lent || !owed) throw new Error('no market');
  [pool, usdc, weth] = [market.pool, lent, owed];
  await mint(usdc.aToken, LENT);
  await mint(weth.variableDebt, OWED);
  restore = await devnet.snapshotState();
}, 60_000);
beforeEach(() => restore());
afterAll(async () => {
  stopFront();
  await devnet.stop();
});

const mint = (token: Address, sum: bigint) =>
  chain.send(dealerCall(chain, token, TOKEN_ABI, 'mint', [devnet.user, sum]));
const owe = (dollars: bigint) =>
  chain.send(dealerCall(chain, pool, POOL_ABI, 'setDebtElsewhere', [devnet.user, dollars]));

const portfolio = (): Portfolio => ({
  ...portfolioOf(devnet.user, { ETH: 40, BTC: 40, USD: 15, LINK: 5 }),
  chainIds: [1],
});

/** The product reads a block below the head. */
async function read(): Promise<Snapshot> {
  await chain.rpc('anvil_mine', ['0x2']);
  return takeSnapshot(planningWorld(), portfolio());
}

const lentIn = ({ holdings }: Snapshot) =>
  holdings.filter(({ asset }) => asset.address === usdc.aToken);

it('what is lent counts as what it stands for, what is owed is taken off, and the health is told', async () => {
  const snapshot = await read();
  expect(lentIn(snapshot)).toMatchObject([
    { amount: LENT, countsAs: { asset: { symbol: 'USDC' }, amount: LENT }, isCollateral: true },
  ]);
  expect(snapshot.debts).toMatchObject([{ asset: { symbol: 'WETH' }, amount: OWED }]);
  expect(snapshot.lending).toMatchObject([
    { chainId: 1, market: 'Aave v3', healthFactor: (40n * 10n ** 18n) / 3n },
  ]);
  expect(snapshot.uncounted).toEqual([]);
  const { rows } = measureDrift(portfolio(), snapshot, OUR_CLASSES);
  const ether = rows.find(({ classId }) => classId === 'ETH');
  expect(ether?.debt).toBe(600n * DOLLAR);
});

it('what backs a debt is never sold', async () => {
  const snapshot = await read();
  const drift = measureDrift(portfolio(), snapshot, OUR_CLASSES);
  const { trades } = planTrades(portfolio(), drift, snapshot, OUR_CLASSES);
  expect(trades.some(({ sell }) => sell.symbol === 'USDC')).toBe(true);
  expect(trades.some(({ sell }) => sell.address === usdc.aToken)).toBe(false);
});

it('a debt that the known tokens explain to 1 % and a dollar is taken as known', async () => {
  await owe(6n * DOLLAR);
  expect((await read()).debts).toHaveLength(1);
});

const UNKNOWN: [string, () => Promise<unknown>][] = [
  ['in a token we do not know', () => owe(8n * DOLLAR)],
  ['in a token that does not answer', () => chain.rpc('anvil_setCode', [weth.variableDebt, '0x'])],
  ['of which the pool says nothing', () => chain.rpc('anvil_setCode', [pool, '0x'])],
];

it.each(UNKNOWN)('with a debt %s nothing lent there counts, and it is named', async (_, make) => {
  await make();
  const snapshot = await read();
  expect(lentIn(snapshot)).toEqual([]);
  expect(snapshot.debts).toEqual([]);
  expect(snapshot.uncounted).toMatchObject([
    { asset: { address: usdc.aToken }, amount: LENT, reason: 'debtUnknown' },
  ]);
  expect(snapshot.holdings.find(({ asset }) => asset.symbol === 'USDC')?.amount).toBe(4000_000000n);
});

it('what was lent and cannot be read is named, not zero', async () => {
  await chain.rpc('anvil_setCode', [usdc.aToken, '0x']);
  expect((await read()).uncounted).toContainEqual(
    expect.objectContaining({ amount: null, reason: 'unreadable' }),
  );
});

it('an account that lent and owes nothing is not mentioned', async () => {
  const [, other] = chain.accounts;
  if (!other) throw new Error('no account');
  const snapshot = await takeSnapshot(planningWorld(), { ...portfolio(), addresses: [other] });
  expect([snapshot.lending, snapshot.debts, snapshot.uncounted]).toEqual([[], [], []]);
});
