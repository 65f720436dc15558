import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { testOperator } from '../../lib/chain/testOperator.ts';
import type { OperatorTest } from '../../lib/core/operatorTest.ts';
import { installHostPolicy, withHost } from '../../lib/net/hostPolicy.ts';
import { BEHAVIOURS } from './rpc-behaviours.ts';
import type { Behaviour } from './rpc-bend.ts';
import { honest, startOperator } from './rpc-operator.ts';

let devnet: Devnet;

beforeAll(async () => {
  devnet = await startDevnet();
  installHostPolicy(async () => ({ added: [], off: [] }));
});
afterAll(() => devnet.stop());

const now = () => Math.floor(Date.now() / 1000);
const ALL = { byHash: true, initCode: true, simulate: true, overrides: true, proof: true };
const NONE = { byHash: false, initCode: false, simulate: false, overrides: false, proof: false };

/** As when the user pressed the button beside a typed address. */
async function testNode(behave: Behaviour['behave'] = honest): Promise<OperatorTest> {
  const { url, stop } = await startOperator(devnet.chains[8453].url, behave);
  const result = await withHost(url, () => testOperator(url, now()));
  await stop();
  return result;
}

const behaving = (name: string) =>
  testNode(BEHAVIOURS.find((one) => one.name === name)?.behave ?? undefined);

describe('a test of an operator', () => {
  it('tells its chain, its head and every method that a whole node answers', async () => {
    const result = await testNode();
    expect(result).toMatchObject({ isAnswering: true, chainId: 8453n, methods: ALL });
    if (!result.isAnswering) return;
    const head = BigInt((await devnet.chains[8453].rpc('eth_blockNumber')) as string);
    expect(head - result.height).toBeLessThan(5n);
    expect(Math.abs(result.headAge)).toBeLessThan(60);
  });

  it('finds out that a node refuses methods', async () => {
    const result = await behaving('every method but the headers refused');
    expect(result).toMatchObject({ isAnswering: true, methods: NONE });
  });

  it.each(['500', 'HTML with 200', 'null for every result', 'text for hex', 'no answer, ever'])(
    'says of one that gives %s that it does not answer, and no more',
    async (name) => {
      expect(await behaving(name)).toEqual({ isAnswering: false });
    },
  );

  it('says so of an address that is not in the table and was not typed just now', async () => {
    const { url, stop } = await startOperator(devnet.chains[8453].url, honest);
    expect(await testOperator(url, now())).toEqual({ isAnswering: false });
    await stop();
  });
});
