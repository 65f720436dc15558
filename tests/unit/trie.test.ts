import type { Hex } from 'viem';
import { concat, keccak256, size, slice, toHex, toRlp } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT, type TrieProof, verifyTrie } from '../../lib/chain/proof/verifyTrie.ts';
import { ascii, bytes, encodePath, type Trie, trieOf } from './trieOf.ts';

/** The example of the Ethereum wiki, with its published root. */
const DOGS = trieOf({
  [ascii('do')]: ascii('verb'),
  [ascii('dog')]: ascii('puppy'),
  [ascii('doge')]: ascii('coin'),
  [ascii('horse')]: ascii('stallion'),
});
const DOGS_ROOT = '0x5991bb8c6514148a29db676a14ac506cd2cd5775ace63c30a4fe457715e9ac84';

const read = (trie: Trie, key: Hex, nodes = trie.prove(key)): TrieProof =>
  verifyTrie(trie.root, bytes(key), nodes);
const present = (value: Hex): TrieProof => ({ kind: 'present', value: bytes(value) });
const ABSENT: TrieProof = { kind: 'absent' };
const INVALID: TrieProof = { kind: 'invalid' };

describe('a trie of four dogs', () => {
  it('has the published root', () => {
    expect(DOGS.root).toBe(DOGS_ROOT);
  });

  it.each([
    ['do', 'verb'],
    ['dog', 'puppy'],
    ['doge', 'coin'],
    ['horse', 'stallion'],
  ])('%s is %s', (key, value) => {
    expect(read(DOGS, ascii(key))).toEqual(present(ascii(value)));
  });

  it.each(['', 'd', 'dot', 'dogs', 'doges', 'horses', 'hors', 'cat', 'z'])(
    '“%s” is proved to be absent',
    (key) => {
      expect(read(DOGS, ascii(key))).toEqual(ABSENT);
    },
  );

  it('gives no other key the value of the one that was proved', () => {
    expect(read(DOGS, ascii('dot'), DOGS.prove(ascii('doge')))).toEqual(ABSENT);
    expect(read(DOGS, ascii('horse'), DOGS.prove(ascii('doge')))).toEqual(INVALID);
  });
});

describe('a node that its parent does not name', () => {
  it('is refused, though it is well formed and says what was asked', () => {
    const key = ascii('horse');
    const honest = DOGS.prove(key);
    const forged = trieOf({ [key]: ascii('pony'), [ascii('do')]: ascii('verb') }).prove(key);
    const mixed = [...honest.slice(0, -1), ...forged.slice(-1)];
    expect(mixed).not.toEqual(honest);
    expect(read(DOGS, key, forged)).toEqual(INVALID);
    expect(read(DOGS, key, mixed)).toEqual(INVALID);
  });
});

describe('a child of less than 32 bytes', () => {
  const [doge, dog] = [ascii('doge'), ascii('dog')];
  it('stands inside its parent and is found there', () => {
    expect(DOGS.prove(doge).length).toBe(DOGS.prove(dog).length);
    expect(read(DOGS, doge)).toEqual(present(ascii('coin')));
  });

  it('is refused as a node of its own', () => {
    const leaf = toRlp([encodePath([5], true), ascii('coin')]);
    expect(size(leaf)).toBeLessThan(32);
    expect(read(DOGS, doge, [...DOGS.prove(doge), leaf])).toEqual(INVALID);
  });

  it('is refused under its hash, and one of 32 bytes is refused inside', () => {
    const small = toRlp([encodePath([2], true), '0x2a']);
    const byHash = toRlp([encodePath([1], false), keccak256(small)]);
    expect(verifyTrie(keccak256(byHash), bytes('0x12'), [byHash, small])).toEqual(INVALID);
    const value = slice(keccak256('0x'), 0, 30);
    const inside = toRlp([encodePath([1], false), [encodePath([2], true), value]]);
    expect(verifyTrie(keccak256(inside), bytes('0x12'), [inside])).toEqual(INVALID);
  });
});

describe('an empty trie', () => {
  it('proves every key absent, with no node or with the empty one', () => {
    expect(verifyTrie(EMPTY_ROOT, bytes('0x12'), [])).toEqual(ABSENT);
    expect(verifyTrie(EMPTY_ROOT, bytes('0x12'), ['0x80'])).toEqual(ABSENT);
  });

  it('takes no other node, and no other root is empty', () => {
    expect(verifyTrie(EMPTY_ROOT, bytes('0x12'), DOGS.prove('0x12'))).toEqual(INVALID);
    expect(verifyTrie(EMPTY_ROOT, bytes('0x12'), ['0x80', '0x80'])).toEqual(INVALID);
    expect(verifyTrie(DOGS.root, bytes('0x12'), [])).toEqual(INVALID);
  });
});

describe('a node that is not written as it must be', () => {
  const VALUE = slice(keccak256('0x'), 0, 30);
  const alone = (node: Hex, key: Hex = '0x12') => verifyTrie(keccak256(node), bytes(key), [node]);

  it.each<[string, Hex]>([
    ['a string', toRlp('0x1234')],
    ['a list of three', toRlp(['0x20', '0x12', '0x34'])],
    ['a branch of sixteen', toRlp(Array.from({ length: 16 }, (): Hex => '0x'))],
    ['a leaf without a value', toRlp([encodePath([1, 2], true), '0x'])],
    ['a leaf with a list for a value', toRlp([encodePath([1, 2], true), ['0x12']])],
    ['an extension over nothing', toRlp([encodePath([], false), keccak256('0x')])],
    ['an extension to nowhere', toRlp([encodePath([1], false), '0x'])],
    ['an extension to 31 bytes', toRlp([encodePath([1], false), slice(keccak256('0x'), 1)])],
    ['a path with an unknown flag', toRlp(['0x4012', VALUE])],
    ['an even path with a pad that is not zero', toRlp(['0x2112', VALUE])],
    ['a path of no byte', toRlp(['0x', VALUE])],
    ['a byte behind the list', concat([toRlp([encodePath([1, 2], true), VALUE]), '0x00'])],
    ['a length longer than needed', concat(['0xf822', '0x822012', toRlp(VALUE)])],
    ['a length that begins with zero', zeroLength(`0x${'12'.repeat(60)}`)],
    ['a byte written as a string of one', concat(['0xc5', '0x822012', '0x8112'])],
  ])('is refused: %s', (_what, node) => {
    expect(alone(node)).toEqual(INVALID);
  });

  it('is refused as well where the key does not lead', () => {
    const short = toRlp([encodePath([1], false), slice(keccak256('0x'), 1)]);
    expect(alone(short, '0x22')).toEqual(INVALID);
    expect(alone(toRlp([encodePath([1, 2], true), '0x']), '0x22')).toEqual(INVALID);
  });

  it('is refused as an extension over nothing, though what it leads to is there', () => {
    const leaf = toRlp([encodePath([1, 2], true), VALUE]);
    const empty = toRlp([encodePath([], false), keccak256(leaf)]);
    expect(verifyTrie(keccak256(empty), bytes('0x12'), [empty, leaf])).toEqual(INVALID);
  });

  it('and the same leaf written well is accepted', () => {
    expect(alone(toRlp([encodePath([1, 2], true), VALUE]))).toEqual(present(VALUE));
  });
});

describe('random tries', () => {
  /** Keys of one or two bytes, so that values stand in branches and small nodes in their parents. */
  const chance = seededChance(7);
  const keyOf = () => slice(toHex(chance(65_536), { size: 2 }), chance(4) === 0 ? 1 : 0);
  const anyValue = (): Hex => slice(keccak256(keyOf()), 0, 1 + chance(32));

  it('give every key they hold and no other', () => {
    const kinds = { present: 0, absent: 0, invalid: 0 };
    for (let round = 0; round < 150; round += 1) {
      const entries = Object.fromEntries(
        Array.from({ length: 1 + chance(40) }, () => [keyOf(), anyValue()]),
      ) as Record<Hex, Hex>;
      const trie = trieOf(entries);
      for (const key of [...Object.keys(entries), keyOf(), keyOf()] as Hex[]) {
        const held = entries[key];
        const proof = read(trie, key);
        expect(proof).toEqual(held ? present(held) : ABSENT);
        expect(read(trie, key, [...trie.prove(key), '0x80'])).toEqual(INVALID);
        expect(read(trie, key, trie.prove(key).slice(0, -1))).toEqual(INVALID);
        kinds[proof.kind] += 1;
      }
    }
    expect(kinds.present).toBeGreaterThan(1500);
    expect(kinds.absent).toBeGreaterThan(250);
  });
});

/** A leaf of a long value, whose list says its length in two bytes where one is enough. */
function zeroLength(value: Hex): Hex {
  const payload = concat([toRlp(encodePath([1, 2], true)), toRlp(value)]);
  return concat(['0xf9', toHex(size(payload), { size: 2 }), payload]);
}

/** Whole numbers below a limit, the same in every run. */
function seededChance(seed: number): (below: number) => number {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number(state >> 33n) % below;
  };
}
