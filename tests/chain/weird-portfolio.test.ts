import { beforeAll, describe, expect, it } from 'vitest';
import { readChain } from '../../lib/chain/readChain.ts';
import { type Asset, assetKey, NATIVE } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { planTrades } from '../../lib/core/plan.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { ONE_DOLLAR } from '../../lib/core/price.ts';
import type { PriceReading, Snapshot } from '../../lib/core/snapshot.ts';
import { tradeBlockOf } from '../../lib/core/tokenTraits.ts';
import { addToken } from '../../lib/flow/addToken.ts';
import { type SnapshotWorld, takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { fetchDefillamaPrices } from '../../lib/prices/defillama.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { onDevnet } from './onDevnet.ts';
import { EXPECTED, newWorld, now, OWNER, type Placed, placeAll, WEIGHTS } from './weirdWorld.ts';
import { portfolioOf } from './world.ts';

let placed: Placed;
const devnet = onDevnet({}, async (started) => {
  placed = await placeAll(started);
});

/** Worth more or less than was given, by their nature. */
const REBASED = ['RebasingUp', 'RebasingDown', 'Shares', 'YesToAll'];

const WEIRD = 'own/weird';
const targets = (weights: Record<string, number>) => portfolioOf(OWNER, weights).targets;

/** The user's portfolio with every token that can be added in one class of its own. */
async function withAll(): Promise<Portfolio> {
  const world = newWorld();
  for (const [n, { says }] of EXPECTED.entries()) {
    if (typeof says === 'string') continue;
    const classId = world.stored.tokens.length === 0 ? { name: 'Weird' } : WEIRD;
    const address = placed.at[n] ?? NATIVE;
    await addToken(world, world.stored, { chainId: 1, address, classId });
  }
  return { ...world.stored, targets: targets({ ...WEIGHTS, USD: 15, [WEIRD]: 10 }) };
}

/** Two families that agree on a dollar for what nobody else prices. */
const aDollar = (source: PriceReading['source']): PriceReading => ({
  source,
  price: ONE_DOLLAR,
  asOf: now(),
  staleAfter: 3600,
  deviation: bps(0),
});

const snapshotWorld: SnapshotWorld = {
  now,
  classesOf: classesIn,
  readChain: async (id, portfolio) =>
    readChain(chainOf(id), await chainQueryOf(portfolio, chainOf(id)), now()),
  fetchPrices: async ({ tokens }) => ({
    ...(await fetchDefillamaPrices(
      ASSETS,
      tokens.map(({ asset }) => asset),
    )),
    ...Object.fromEntries(
      tokens.map(({ asset }) => [assetKey(asset), [aDollar('defillama'), aDollar('twap')]]),
    ),
  }),
  lastSnapshot: async () => null,
};

const planOf = (portfolio: Portfolio, snapshot: Snapshot) => {
  const classes = classesIn(portfolio);
  return planTrades(portfolio, measureDrift(portfolio, snapshot, classes), snapshot, classes);
};

describe('a portfolio with all of them', () => {
  let portfolio: Portfolio;
  let plain: Snapshot;

  beforeAll(async () => {
    await devnet().chains[1].rpc('anvil_mine', ['0x2']);
    plain = await takeSnapshot(snapshotWorld, portfolioOf(OWNER, WEIGHTS));
    portfolio = await withAll();
  }, 90_000);

  const isWeird = ({ asset }: { asset: Asset }) => placed.at.includes(asset.address);

  it('keeps each under its class, with what was found out about it', () => {
    const addable = EXPECTED.filter(({ says }) => typeof says !== 'string');
    expect(portfolio.tokens.map(({ traits }) => traits)).toEqual(addable.map(({ says }) => says));
    expect(portfolio.tokens.every(({ asset }) => asset.classId === WEIRD)).toBe(true);
    expect(classesIn(portfolio).classes.find(({ id }) => id === WEIRD)?.name).toBe('Weird');
  });

  it('values each by its own decimals, and reads everything else as before', async () => {
    const snapshot = await takeSnapshot(snapshotWorld, portfolio);
    expect(snapshot.chains.map(({ status }) => status)).toEqual(['agreed', 'agreed']);
    expect(snapshot.holdings.filter((held) => !isWeird(held))).toEqual(plain.holdings);
    const { rows } = measureDrift(portfolio, snapshot, classesIn(portfolio));
    const row = rows.find(({ classId }) => classId === WEIRD);
    for (const { asset, value } of row?.holdings ?? []) {
      const { contract } = EXPECTED[placed.at.indexOf(asset.address)] ?? { contract: '' };
      if (REBASED.includes(contract)) continue;
      expect([asset.symbol, value]).toEqual([asset.symbol, dollars(1_000)]);
    }
    expect(row?.holdings.length).toBe(portfolio.tokens.length);
  });

  it('sells those that move as they should, and names what stands in the way of the rest', async () => {
    const snapshot = await takeSnapshot(snapshotWorld, portfolio);
    const { trades } = planOf(portfolio, snapshot);
    const blocked = new Set(
      portfolio.tokens
        .filter(({ traits }) => tradeBlockOf(traits))
        .map(({ asset }) => asset.address),
    );
    const sold = trades.filter(({ sell }) => sell.classId === WEIRD);
    expect(sold.length).toBeGreaterThan(0);
    expect(
      trades.filter(({ sell, buy }) => blocked.has(sell.address) || blocked.has(buy.address)),
    ).toEqual([]);

    const tokens = portfolio.tokens.filter(({ asset }) => blocked.has(asset.address));
    const onlyBlocked = { ...portfolio, tokens };
    const plan = planOf(onlyBlocked, await takeSnapshot(snapshotWorld, onlyBlocked));
    expect(
      plan.trades.filter(({ sell, buy }) => sell.classId === WEIRD || buy.classId === WEIRD),
    ).toEqual([]);
    expect(plan.leftOut).toContainEqual(
      expect.objectContaining({ classId: WEIRD, reason: 'kept' }),
    );
  });

  it('never buys one that was not seen to move', async () => {
    const tokens = portfolio.tokens.map((token) => ({ ...token, traits: ['unchecked' as const] }));
    const wanting = { ...portfolio, tokens, targets: targets({ ...WEIGHTS, ETH: 0, [WEIRD]: 40 }) };
    const { trades } = planOf(wanting, plain);
    expect(trades.filter(({ buy }) => buy.classId === WEIRD)).toEqual([]);
  });

  it('asks for prices of the basket as it always does, and for added tokens beside it', async () => {
    const from = devnet().front.log.length;
    const added = portfolio.tokens.map(({ asset }) => asset);
    const prices = await fetchDefillamaPrices(ASSETS, added);
    const asked = devnet()
      .front.log.slice(from)
      .map(({ path }) => path);
    await fetchDefillamaPrices(ASSETS);
    const alone = devnet().front.log.at(-1)?.path;
    expect(asked).toHaveLength(2);
    expect(asked).toContain(alone);
    expect(alone?.includes(placed.at[0] ?? '')).toBe(false);
    expect(asked.join().includes(placed.at[0] ?? '')).toBe(true);
    expect(Object.keys(prices).length).toBeGreaterThan(10);
  });

  it('counts none that changed its decimals or has more than there is, and still reads the others', async () => {
    await placed.tell('SHIFT', { functionName: 'shift', args: [6] });
    await placed.tell('EVIL', { functionName: 'turn', args: [true] });
    await devnet().chains[1].rpc('anvil_mine', ['0x2']);
    const snapshot = await takeSnapshot(snapshotWorld, portfolio);
    const doubted = snapshot.uncounted.filter(({ reason }) => reason === 'unreadable');
    expect(doubted.map(({ asset }) => asset.symbol).sort()).toEqual(['EVIL', 'SHIFT']);
    expect(doubted.every(({ amount }) => amount === null)).toBe(true);
    expect(snapshot.holdings.filter(isWeird).length).toBe(portfolio.tokens.length - 2);
    expect(snapshot.holdings.filter((held) => !isWeird(held))).toEqual(plain.holdings);
  });
});
