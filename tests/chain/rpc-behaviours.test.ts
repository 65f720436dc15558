import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { Fault } from '../../lib/core/fault.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { type Chain, chainOf } from '../../lib/registry/chains.ts';
import { BEHAVIOURS } from './rpc-behaviours.ts';
import { type Behaviour, PHISHING } from './rpc-bend.ts';
import { honest, type Operator, startOperator } from './rpc-operator.ts';
import { type Read, readsOf } from './rpc-reads.ts';

const BASE = 8453;
/** A fault's code that says: not known. Anything else is no end of a read. */
const UNKNOWN = ['rpc.unreachable', 'rpc.split', 'rpc.wrongChain', 'sim.unavailable'];

let devnet: Devnet;
let reads: Read[];
let trusty: Operator[];
const right = new Map<string, string>();
const origins = new Set<string>();

beforeAll(async () => {
  devnet = await startDevnet({ feedsEveryMs: 3_600_000 });
  installHostPolicy(async () => ({ added: [...origins], off: [] }));
  trusty = await Promise.all([0, 1, 2].map(() => start(honest)));
  reads = await readsOf(devnet.chains[BASE]);
  await devnet.chains[BASE].rpc('anvil_mine', ['0x3']);
  for (const read of reads) {
    const value = await read.read(chainWith(trusty));
    right.set(read.name, textOf(value));
  }
});
afterAll(async () => {
  await Promise.all(trusty.map((operator) => operator.stop()));
  await devnet.stop();
});

async function start(behave: Behaviour['behave'], seed = 0): Promise<Operator> {
  const operator = await startOperator(devnet.chains[BASE].url, behave ?? honest, seed);
  origins.add(new URL(operator.url).origin);
  if (!behave) await operator.stop();
  return operator;
}

/** Base as these operators tell it; by number where it is read further behind its head. */
const chainWith = (operators: readonly Operator[], behind = 1): Chain => ({
  ...chainOf(BASE),
  behind,
  operators: operators.map(({ host, url }) => ({ name: host, host, url })),
});

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}n` : part));

/** How a read ends: with the right answer, with a wrong one, or not knowing, in our own words. */
async function endOf({ name, read }: Read, chain: Chain): Promise<string> {
  try {
    const text = textOf(await read(chain));
    return text === right.get(name) ? 'right' : `wrong: ${text}`;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) return `no fault of ours: ${thrown}`;
    const words = `${thrown.message} ${thrown.detail} ${thrown.stack}`;
    if (words.includes(PHISHING) || words.includes('http:')) return `told: ${words}`;
    return UNKNOWN.includes(thrown.code) ? 'unknown' : `no end of a read: ${thrown.code}`;
  }
}

const endsOf = async (operators: readonly Operator[], behind: number) =>
  Object.fromEntries(
    await Promise.all(
      reads.map(async (read) => [read.name, await endOf(read, chainWith(operators, behind))]),
    ),
  );

const all = (end: string) => Object.fromEntries(reads.map(({ name }) => [name, end]));

/** Answers under way are given up by the asker; nothing is waited for longer. */
async function untilClosed(operators: readonly Operator[]): Promise<void> {
  while (operators.some((operator) => operator.open() > 0))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.concurrent('of three operators', () => {
  it.each(BEHAVIOURS)(
    'one that gives $name changes no answer, and two bring no wrong one',
    { timeout: 60_000 },
    async ({ behave, isAlike }) => {
      const bad = await Promise.all([start(behave, 0), start(behave, 1)]);
      const [one, two] = bad as [Operator, Operator];
      const [first, second] = trusty as [Operator, Operator];
      const [asFirst, asSecond, asThird, both] = await Promise.all([
        endsOf([one, first, second], 1),
        endsOf([first, one, second], 3),
        endsOf([first, second, one], 1),
        isAlike ? all('unknown') : endsOf([one, two, first], 1),
      ]);
      expect({ asFirst, asSecond, asThird }).toEqual({
        asFirst: all('right'),
        asSecond: all('right'),
        asThird: all('right'),
      });
      for (const end of Object.values(both)) expect(['right', 'unknown']).toContain(end);
      await untilClosed(bad);
      await Promise.all(bad.map((operator) => operator.stop().catch(() => undefined)));
    },
  );
});
