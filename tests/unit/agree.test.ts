import { afterEach, describe, expect, it } from 'vitest';
import { readAgreed } from '../../lib/chain/agree.ts';
import type { Question } from '../../lib/chain/ballot.ts';
import { type Outcome, onOutcomes } from '../../lib/chain/outcomes.ts';
import { parseQuantity, resultOf } from '../../lib/chain/parse.ts';
import type { Chain } from '../../lib/registry/chains.ts';
import {
  chainOfPlayed,
  HEAD,
  hashOf,
  NOW,
  OLD_BLOCK,
  type Played,
  play,
  type Sent,
} from './playedOperators.ts';

const BALANCE: Question<bigint> = {
  calls: (at) => [{ method: 'eth_getBalance', params: ['0x', at] }],
  parse: ([balance]) => parseQuantity(resultOf(balance)),
};
const THREE = ['a', 'b', 'c'];

let sent: Sent[] = [];
let end = () => {};
let outcomes: readonly Outcome[] = [];
onOutcomes((told) => {
  outcomes = told;
});
afterEach(() => end());

function read(chain: Chain, operators: Record<string, Played>) {
  ({ sent, end } = play(operators));
  return readAgreed(chain, BALANCE, NOW);
}
const asked = () => sent.map(({ name }) => name);
const endOf = (name: string) => outcomes.find(({ host }) => host === `${name}.example`)?.end;

describe('two of three', () => {
  it('takes three requests in the good case, and reads the parent of the head by its hash', async () => {
    const { value, block } = await read(chainOfPlayed(THREE), { a: {}, b: {}, c: {} });
    expect(value).toBe(9n);
    expect(block).toMatchObject({ number: HEAD - 1n, hash: hashOf(HEAD - 1n) });
    expect(asked()).toEqual(['a', 'a', 'b']);
    expect(sent[2]?.at).toEqual({ blockHash: hashOf(HEAD - 1n) });
  });

  it('outvotes a liar, names it and scores it', async () => {
    const { value, dissent } = await read(chainOfPlayed(THREE), {
      a: {},
      b: { balance: 1n },
      c: {},
    });
    expect(value).toBe(9n);
    expect(dissent).toEqual(['b.example']);
    expect([endOf('a'), endOf('b'), endOf('c')]).toEqual(['answered', 'lied', 'answered']);
  });

  it('names a proposer whose blocks nobody else has', async () => {
    const { dissent } = await read(chainOfPlayed(THREE), { a: { fork: 'x' }, b: {}, c: {} });
    expect(dissent).toEqual(['a.example']);
    expect(endOf('a')).toBe('lied');
    expect(asked()).toEqual(['a', 'a', 'b', 'c', 'b', 'b', 'c']);
  });

  it('counts a refused call against one only where others answer it', async () => {
    const alone = { a: {}, b: { isRefusing: true }, c: {} };
    await read(chainOfPlayed(THREE), alone);
    expect(endOf('b')).toBe('failed');
    end();
    const all = { a: { isRefusing: true }, b: { isRefusing: true }, c: { isRefusing: true } };
    await expect(read(chainOfPlayed(THREE), all)).rejects.toThrow('rpc.unreachable');
    expect(endOf('b')).toBe('answered');
    expect(asked()).toEqual(['a', 'a', 'b', 'c']);
  });

  it('does not call one late that was only just asked', async () => {
    const { value } = await read(chainOfPlayed(THREE), {
      a: {},
      b: { ms: 500 },
      c: { isSilent: true },
    });
    expect(value).toBe(9n);
    expect(asked()).toEqual(['a', 'a', 'b', 'c']);
    expect([endOf('b'), endOf('c')]).toEqual(['answered', undefined]);
  });

  it('does not follow a proposer back to an old block', async () => {
    const { block } = await read(chainOfPlayed(THREE), { a: { head: HEAD - 9n }, b: {}, c: {} });
    expect(block.number).toBe(HEAD - 1n);
  });

  it('reads nothing at the old block that a proposer names as the parent of its head', async () => {
    const operators = { a: { parent: OLD_BLOCK }, b: {}, c: {} };
    const { value, block } = await read(chainOfPlayed(THREE), operators);
    expect(value).toBe(9n);
    expect(block.hash).toBe(hashOf(HEAD - 1n));
  });

  it('follows one that is a block behind, where the others have that block too', async () => {
    const operators = { a: {}, b: { head: HEAD - 2n }, c: { status: 500 } };
    const { block } = await read(chainOfPlayed(THREE), operators);
    expect(block.number).toBe(HEAD - 3n);
  });

  it('is never one of one because the others are dead', async () => {
    const operators = { a: { status: 503 }, b: {}, c: { status: 500 } };
    await expect(read(chainOfPlayed(THREE), operators)).rejects.toThrow('rpc.unreachable');
    expect(endOf('a')).toBe('failed');
  });

  it('ends split when each says something else', async () => {
    const operators = { a: { balance: 1n }, b: { balance: 2n }, c: { balance: 3n } };
    await expect(read(chainOfPlayed(THREE), operators)).rejects.toThrow('rpc.split');
  });

  it('counts nothing against operators when none at all answers', async () => {
    const operators = { a: { status: 500 }, b: { status: 500 }, c: { status: 500 } };
    await expect(read(chainOfPlayed(THREE), operators)).rejects.toThrow('rpc.unreachable');
    expect(outcomes).toEqual([]);
  });

  it('asks the next one when one is silent, and gives the silent one up', async () => {
    const { value } = await read(chainOfPlayed(THREE), { a: { isSilent: true }, b: {}, c: {} });
    expect(value).toBe(9n);
    expect(asked()).toEqual(['a', 'b', 'b', 'c']);
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(endOf('a')).toBe('late');
  });

  it('does not ask one again that answered 429', async () => {
    const operators = { d: { status: 429 }, b: {}, c: {} };
    await read(chainOfPlayed(['d', 'b', 'c']), operators);
    expect(asked().filter((name) => name === 'd')).toHaveLength(1);
    end();
    await read(chainOfPlayed(['d', 'b', 'c']), operators);
    expect(asked()).toEqual(['b', 'b', 'c']);
  });
});

describe('k of n', () => {
  const FOUR = ['a', 'b', 'c', 'e'];

  it('three of four outvote one, the fourth asked only then', async () => {
    const chain = chainOfPlayed(FOUR, { quorum: 3 });
    await read(chain, { a: {}, b: {}, c: {}, e: {} });
    expect(asked()).toEqual(['a', 'a', 'b', 'c']);
    end();
    const { dissent } = await read(chain, { a: {}, b: { balance: 1n }, c: {}, e: {} });
    expect(dissent).toEqual(['b.example']);
    expect(asked()).toEqual(['a', 'a', 'b', 'c', 'e']);
  });

  it('three of four with two dead is not known', async () => {
    const operators = { a: {}, b: { status: 500 }, c: {}, e: { status: 500 } };
    const chain = chainOfPlayed(FOUR, { quorum: 3 });
    await expect(read(chain, operators)).rejects.toThrow('rpc.unreachable');
  });

  it('one of one is enough where the user chose it', async () => {
    const { value } = await read(chainOfPlayed(['a'], { quorum: 1 }), { a: {} });
    expect(value).toBe(9n);
    expect(asked()).toEqual(['a', 'a']);
  });

  it('one of one of another chain is the wrong chain', async () => {
    const reading = read(chainOfPlayed(['a'], { quorum: 1 }), { a: { chainId: 5 } });
    await expect(reading).rejects.toThrow('rpc.wrongChain');
  });

  it('nobody is asked where fewer are left than must agree', async () => {
    const reading = read(chainOfPlayed(['a'], { quorum: 2 }), { a: {} });
    await expect(reading).rejects.toThrow('rpc.unreachable');
    expect(asked()).toEqual([]);
  });
});

describe('further behind the head', () => {
  const fast = { behind: 8, blockSeconds: 1 };

  it('a block is read by its number, and takes three requests too', async () => {
    const { block } = await read(chainOfPlayed(THREE, fast), { a: {}, b: {}, c: {} });
    expect(block).toMatchObject({ number: HEAD - 8n, hash: hashOf(HEAD - 8n) });
    expect(sent.map(({ at }) => at)).toEqual([false, '0x1ec', '0x1ec']);
  });

  it('operators that hold different blocks of that number do not agree', async () => {
    const operators = { a: {}, b: { fork: 'x' }, c: { fork: 'y' } };
    await expect(read(chainOfPlayed(THREE, fast), operators)).rejects.toThrow('rpc.split');
  });
});

it('what is not compared is given from everybody who agrees', async () => {
  ({ sent, end } = play({ a: { balance: 3n }, b: { balance: 5n }, c: {} }));
  const question = { ...BALANCE, compared: () => null };
  const { values } = await readAgreed(chainOfPlayed(THREE), question, NOW);
  expect(values).toEqual([3n, 5n]);
});
