import type { Hex } from 'viem';
import { keccak256, numberToHex, slice, toHex, toRlp } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { provedStateRoot } from '../../lib/chain/proof/headerHash.ts';

const word = (seed: number): Hex => keccak256(toHex(seed));
const STATE_ROOT = word(3);

/** A header as a node gives it: the fields of London, then those of each later fork. */
const LONDON = {
  parentHash: word(1),
  sha3Uncles: word(2),
  miner: '0x95222290DD7278Aa3Ddd389Cc1E1d165CC4BAfe5',
  stateRoot: STATE_ROOT,
  transactionsRoot: word(4),
  receiptsRoot: word(5),
  logsBloom: `0x${'0a'.repeat(256)}`,
  difficulty: '0x0',
  number: '0x1406f40',
  gasLimit: '0x1c9c380',
  gasUsed: '0xf4240',
  timestamp: '0x672c1d0b',
  extraData: '0x6265617665726275696c642e6f7267',
  mixHash: word(6),
  nonce: '0x0000000000000000',
  baseFeePerGas: '0x2540be400',
};
const SHANGHAI = { withdrawalsRoot: word(7) };
const CANCUN = { blobGasUsed: '0x20000', excessBlobGas: '0x0', parentBeaconBlockRoot: word(8) };
const PRAGUE = { requestsHash: word(9) };
const FORKS: [string, Record<string, string>][] = [
  ['London', LONDON],
  ['Shanghai', { ...LONDON, ...SHANGHAI }],
  ['Cancun', { ...LONDON, ...SHANGHAI, ...CANCUN }],
  ['Prague', { ...LONDON, ...SHANGHAI, ...CANCUN, ...PRAGUE }],
];
const INTEGERS =
  'difficulty number gasLimit gasUsed timestamp baseFeePerGas blobGasUsed excessBlobGas';

const integer = (value: bigint): Hex => (value === 0n ? '0x' : numberToHex(value, wide(value)));
const wide = (value: bigint) => ({ size: Math.ceil(value.toString(16).length / 2) });

/** The hash of the fields in the order they stand in above. */
const hashOf = (header: Record<string, string>): Hex =>
  keccak256(
    toRlp(
      Object.entries(header).map(([name, value]): Hex => {
        return INTEGERS.split(' ').includes(name) ? integer(BigInt(value)) : (value as Hex);
      }),
    ),
  );
const blockOf = (header: Record<string, string>) => ({
  number: BigInt(LONDON.number),
  hash: hashOf(header),
});

describe('a header', () => {
  it.each(FORKS)(
    'of %s gives its state root when it hashes to the agreed hash',
    (_fork, header) => {
      expect(provedStateRoot(header, blockOf(header))).toBe(STATE_ROOT);
      expect(provedStateRoot({ ...header, size: '0x1', uncles: [] }, blockOf(header))).toBe(
        STATE_ROOT,
      );
    },
  );

  it.each(FORKS)('of %s gives nothing once any of its fields is changed', (_fork, header) => {
    const block = blockOf(header);
    for (const [name, value] of Object.entries(header)) {
      const last = value.endsWith('1') ? '2' : '1';
      const changed = { ...header, [name]: `${value.slice(0, -1)}${last}` };
      expect(provedStateRoot(changed, block), name).toBeNull();
      expect(provedStateRoot({ ...header, [name]: undefined }, block), name).toBeNull();
      expect(provedStateRoot({ ...header, [name]: 7 }, block), name).toBeNull();
    }
  });

  it('with a later fork’s field but not those before it is of no known shape', () => {
    const gap = { ...LONDON, ...PRAGUE };
    expect(provedStateRoot(gap, blockOf(gap))).toBeNull();
  });

  it('of before London, or with a field we do not know, cannot be proved', () => {
    const { baseFeePerGas: _, ...berlin } = LONDON;
    expect(provedStateRoot(berlin, blockOf(berlin))).toBeNull();
    const later = { ...LONDON, ...SHANGHAI, ...CANCUN, ...PRAGUE, blockAccessListHash: word(10) };
    expect(provedStateRoot(later, blockOf(later))).toBeNull();
  });

  it('with a hash of 31 bytes is none, though it hashes to the agreed hash', () => {
    const short = { ...LONDON, parentHash: slice(word(1), 1) };
    expect(provedStateRoot(short, blockOf(short))).toBeNull();
  });

  it('of another height is not the agreed block', () => {
    const { hash, number } = blockOf(LONDON);
    expect(provedStateRoot(LONDON, { hash, number: number + 1n })).toBeNull();
  });

  it.each([[null], [undefined], ['header'], [7], [[]], [{}]])('%j is none', (value) => {
    expect(provedStateRoot(value, blockOf(LONDON))).toBeNull();
  });
});
