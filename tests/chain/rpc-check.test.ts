import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { isWeighed } from '../../lib/core/judgement.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { type CheckWorld, checkDrift } from '../../lib/flow/checkDrift.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { checkMemory } from '../fixtures/checkMemory.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

const SILENT = { kind: 'late', ms: 30_000 } as const;
let devnet: Devnet;
let restore: () => void;

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
});
afterEach(() => devnet.front.reset());
afterAll(async () => {
  restore();
  await devnet.stop();
});

const silence = (chainId: number, count: number) => {
  for (const { host } of chainOf(chainId).operators.slice(0, count))
    devnet.front.setOperator(host, SILENT);
};

/** One check, the records it wrote, and the snapshot it left; `last` is what was stored before. */
async function check(last: Snapshot | null = null) {
  const planning = planningWorld();
  planning.last = last;
  const portfolio = portfolioOf(devnet.user, { ETH: 40, BTC: 30, USD: 25, LINK: 5 });
  const { memory, world: rest } = checkMemory(() => portfolio);
  const world: CheckWorld = {
    ...planning,
    ...rest,
    lastSnapshot: async () => planning.last,
    writeSnapshot: async (snapshot) => {
      planning.last = snapshot;
    },
  };
  const result = await checkDrift(world, portfolio.id);
  const isKnown = result !== null && isWeighed(result.judgement);
  const verdict = isKnown ? result.drift.outside > 0 && 'outside' : 'unknown';
  return { verdict, end: memory.records.at(-1)?.end, snapshot: planning.last };
}

describe('a check', () => {
  it('ends ok though one operator a chain never answers', async () => {
    silence(1, 1);
    silence(8453, 1);
    expect(await check()).toMatchObject({ verdict: 'outside', end: 'ok' });
  });

  it('ends partial when two of a chain never answer, keeps what was agreed, and decides nothing', async () => {
    const { snapshot: before } = await check();
    silence(1, 2);
    const { verdict, end, snapshot } = await check(before);
    expect([verdict, end]).toEqual(['unknown', 'partial']);
    const onEthereum = ({ holdings }: Snapshot) =>
      holdings.filter(({ asset }) => asset.chainId === 1);
    expect(snapshot && onEthereum(snapshot)).toEqual(before && onEthereum(before));
    const kept = snapshot?.chains.find(({ chainId }) => chainId === 1);
    expect(kept).toMatchObject({ status: 'unknown', reason: 'rpc.unreachable' });
    expect(kept?.block).toEqual(before?.chains.find(({ chainId }) => chainId === 1)?.block);
  });

  it('ends unknown when nobody at all answers', async () => {
    silence(1, 9);
    silence(8453, 9);
    expect(await check()).toMatchObject({ verdict: 'unknown', end: 'unknown' });
  });
});
