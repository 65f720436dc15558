import { type Address, encodeFunctionData, parseAbi } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeWeird } from '../../devnet/chain/weird.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { probeToken } from '../../lib/chain/probeToken.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { readToken } from '../../lib/chain/readToken.ts';
import { tokenProblemOf } from '../../lib/core/addedToken.ts';
import { type Asset, assetKey, NATIVE } from '../../lib/core/asset.ts';
import { measureDrift } from '../../lib/core/drift.ts';
import { drawnAs } from '../../lib/core/lookalike.ts';
import { bps, dollars } from '../../lib/core/money.ts';
import { planTrades } from '../../lib/core/plan.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { ONE_DOLLAR } from '../../lib/core/price.ts';
import type { PriceReading, Snapshot } from '../../lib/core/snapshot.ts';
import { tradeBlockOf } from '../../lib/core/tokenTraits.ts';
import { addToken, type LookedAt, lookAtToken, type TokenWorld } from '../../lib/flow/addToken.ts';
import { type SnapshotWorld, takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { fetchDefillamaPrices } from '../../lib/prices/defillama.ts';
import { ASSETS, assetAt } from '../../lib/registry/assets.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { useFront } from './throughFront.ts';
import { type Expected, weirdTokens } from './weirdTokens.ts';
import { portfolioOf } from './world.ts';

const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const EXPECTED = weirdTokens(OWNER);
const SWITCHES = parseAbi([
  'function setBlocked(address who, bool to)',
  'function setPaused(bool to)',
  'function shift(uint8 to)',
  'function turn(bool to)',
]);
/** Worth more or less than was given, by their nature. */
const REBASED = ['RebasingUp', 'RebasingDown', 'Shares', 'YesToAll'];
let devnet: Devnet;
let restore: () => void;
let at: Address[];

const now = () => Math.floor(Date.now() / 1000);
const placeOf = (symbol: string): Address =>
  at[EXPECTED.findIndex((one) => one.symbol === symbol)] ?? NATIVE;

async function tell(
  symbol: string,
  call: Parameters<typeof encodeFunctionData<typeof SWITCHES>>[0],
) {
  const { dealer } = devnet.chains[1];
  await devnet.chains[1].send({
    from: dealer,
    to: placeOf(symbol),
    data: encodeFunctionData(call),
  });
}

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
  expect(devnet.user).toBe(OWNER);
  at = await placeWeird(devnet.chains[1], EXPECTED, OWNER);
  await tell('BLK', { abi: SWITCHES, functionName: 'setBlocked', args: [OWNER, true] });
  await tell('PSE', { abi: SWITCHES, functionName: 'setPaused', args: [true] });
  await devnet.chains[1].rpc('anvil_mine', ['0x2']);
}, 90_000);
afterEach(() => devnet.front.reset());
afterAll(async () => {
  restore();
  await devnet.stop();
});

/** The product's reads, with a portfolio in memory. */
function worldOf(stored: Portfolio): TokenWorld & { stored: Portfolio } {
  const world = {
    stored,
    knownToken: async (chainId: number, address: Address) => assetAt(chainId, address),
    knownSymbols: async () => new Set(ASSETS.map(({ symbol }) => drawnAs(symbol))),
    readToken: (chainId: number, address: Address, owners: readonly Address[]) =>
      readToken(chainOf(chainId), address, owners, now()),
    probeToken: (
      chainId: number,
      address: Address,
      reading: Parameters<TokenWorld['probeToken']>[2],
    ) => probeToken(chainOf(chainId), address, reading, now()),
    classesOf: classesIn,
    readPortfolio: async () => world.stored,
    writePortfolio: async (portfolio: Portfolio) => {
      world.stored = portfolio;
    },
  };
  return world;
}

const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };
const newWorld = () => worldOf(portfolioOf(OWNER, WEIGHTS));
const look = (address: Address, owners: readonly Address[] = [OWNER]): Promise<LookedAt> =>
  lookAtToken(newWorld(), 1, address, owners);
const problemAt = (address: Address) => look(address).catch(tokenProblemOf);

const shortOf = (address: Address) => `${address.slice(0, 6)}…${address.slice(-4)}`;
const shownOf = ({ shown, symbol }: Expected, address: Address) =>
  shown === '0x' ? shortOf(address) : (shown ?? symbol);

describe('a token with', () => {
  it.each(EXPECTED.map((one, n) => [one.about, one, n] as const))(
    '%s is named for what it is',
    async (_about, one, n) => {
      const address = at[n] ?? NATIVE;
      if (typeof one.says === 'string') return expect(await problemAt(address)).toBe(one.says);
      const { asset, traits } = await look(address);
      expect(traits).toEqual(one.says);
      expect(asset).toMatchObject({ address, decimals: one.decimals, isUnverified: true });
      expect(asset.symbol).toBe(shownOf(one, address));
    },
  );

  it.each(EXPECTED.filter(({ says }) => typeof says !== 'string').map((one) => [one.about, one]))(
    '%s is seen to be tradable or not, even where nobody is known to hold any',
    async (_about, { symbol, contract, says }) => {
      const index = EXPECTED.findIndex((one) => one.symbol === symbol && one.contract === contract);
      const { traits } = await look(at[index] ?? NATIVE, [
        '0x00000000000000000000000000000000000A11cE',
      ]);
      const isBlockedThen = tradeBlockOf(traits) !== null;
      const isBlocked = typeof says !== 'string' && tradeBlockOf(says) !== null;
      // A stranger is on no blocklist; whether one may send on, only the holder's own coins tell.
      if (contract === 'Blocklist') return expect(traits).toEqual([]);
      expect(isBlockedThen).toBe(isBlocked);
    },
  );

  it('no code, or the chain’s own coin, is none', async () => {
    const gone = placeOf('STILL');
    const code = await devnet.chains[1].rpc('eth_getCode', [gone, 'latest']);
    await devnet.chains[1].rpc('anvil_setCode', [gone, '0x']);
    await devnet.chains[1].rpc('anvil_mine', ['0x2']);
    expect(await problemAt(gone)).toBe('noCode');
    expect(await problemAt(OWNER)).toBe('noCode');
    expect(await problemAt(NATIVE)).toBe('native');
    await devnet.chains[1].rpc('anvil_setCode', [gone, code]);
  });

  it('an address in our tables has our symbol, our class and no mark', async () => {
    const usdc = ASSETS.find(({ symbol, chainId }) => symbol === 'USDC' && chainId === 1);
    expect(await look(usdc?.address ?? NATIVE)).toEqual({ asset: usdc, traits: [] });
  });
});

/** The user's portfolio with every token that can be added in one class of its own. */
async function withAll(): Promise<Portfolio> {
  const world = newWorld();
  for (const [n, { says }] of EXPECTED.entries()) {
    if (typeof says === 'string') continue;
    const classId = world.stored.tokens.length === 0 ? { name: 'Weird' } : WEIRD;
    const address = at[n] ?? NATIVE;
    await addToken(world, world.stored, { chainId: 1, address, classId });
  }
  return { ...world.stored, targets: targets({ ...WEIGHTS, USD: 15, [WEIRD]: 10 }) };
}

const WEIRD = 'own/weird';
const targets = (weights: Record<string, number>) => portfolioOf(OWNER, weights).targets;

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
    await devnet.chains[1].rpc('anvil_mine', ['0x2']);
    plain = await takeSnapshot(snapshotWorld, portfolioOf(OWNER, WEIGHTS));
    portfolio = await withAll();
  }, 90_000);

  const isWeird = ({ asset }: { asset: Asset }) => at.includes(asset.address);

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
      const { contract } = EXPECTED[at.indexOf(asset.address)] ?? { contract: '' };
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
    const from = devnet.front.log.length;
    const added = portfolio.tokens.map(({ asset }) => asset);
    const prices = await fetchDefillamaPrices(ASSETS, added);
    const asked = devnet.front.log.slice(from).map(({ path }) => path);
    await fetchDefillamaPrices(ASSETS);
    const alone = devnet.front.log.at(-1)?.path;
    expect(asked).toHaveLength(2);
    expect(asked).toContain(alone);
    expect(alone?.includes(at[0] ?? '')).toBe(false);
    expect(asked.join().includes(at[0] ?? '')).toBe(true);
    expect(Object.keys(prices).length).toBeGreaterThan(10);
  });

  it('counts none that changed its decimals or has more than there is, and still reads the others', async () => {
    await tell('SHIFT', { abi: SWITCHES, functionName: 'shift', args: [6] });
    await tell('EVIL', { abi: SWITCHES, functionName: 'turn', args: [true] });
    await devnet.chains[1].rpc('anvil_mine', ['0x2']);
    const snapshot = await takeSnapshot(snapshotWorld, portfolio);
    const doubted = snapshot.uncounted.filter(({ reason }) => reason === 'unreadable');
    expect(doubted.map(({ asset }) => asset.symbol).sort()).toEqual(['EVIL', 'SHIFT']);
    expect(doubted.every(({ amount }) => amount === null)).toBe(true);
    expect(snapshot.holdings.filter(isWeird).length).toBe(portfolio.tokens.length - 2);
    expect(snapshot.holdings.filter((held) => !isWeird(held))).toEqual(plain.holdings);
  });
});

describe('one operator of three that lies', () => {
  const lie = (bend: (result: unknown) => unknown, method: string) => ({
    kind: 'lying' as const,
    change: (asked: string, _params: unknown, result: unknown) =>
      asked === method ? bend(result) : result,
  });
  const longer = (result: unknown) =>
    typeof result === 'string' ? `${result.slice(0, -2)}ff` : result;
  const failed = (result: unknown) =>
    JSON.parse(JSON.stringify(result).replaceAll('"0x1"', '"0x0"'));

  it.each([
    ['what a token says', 'eth_call', longer, 'GOOD', []],
    ['its code', 'eth_getCode', () => '0x', 'GOOD', []],
    ['a simulation', 'eth_simulateV1', failed, 'GOOD', []],
    ['a simulation of a bad one', 'eth_simulateV1', () => [], 'FEE', ['feeOnTransfer']],
  ] as const)('about %s changes nothing', async (_about, method, bend, symbol, says) => {
    for (const { host } of chainOf(1).operators) {
      devnet.front.setOperator(host, lie(bend, method));
      const { asset, traits } = await look(placeOf(symbol));
      expect([asset.symbol, asset.decimals, traits]).toEqual([symbol, 18, says]);
      devnet.front.reset();
    }
  });
});
