import type { Hex } from 'viem';
import { concat, fromRlp, hexToBytes, keccak256, size, slice, toHex, toRlp } from 'viem/utils';

/** What an operator gives to prove one balance: a header, and the answer to `eth_getProof`. */
export interface Given {
  header: Record<string, unknown>;
  answer: ProofFields;
}

export interface ProofFields {
  address: Hex;
  balance: Hex;
  nonce: Hex;
  codeHash: Hex;
  storageHash: Hex;
  accountProof: Hex[];
  storageProof: { key: Hex; value: Hex; proof: Hex[] }[];
}

/** A whole number below a limit. */
export type Chance = (below: number) => number;

type Tamper = (given: Given, chance: Chance, other: Given) => void;
type Nested = Hex | Nested[];

/** Whole numbers below a limit, the same for the same seed. */
export function seededChance(seed: number): Chance {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number(state >> 33n) % below;
  };
}

const pick = <T>(list: readonly T[], chance: Chance): T => list[chance(list.length)] as T;

/** One of the proofs: the account's or a slot's. */
const anyProof = ({ answer }: Given, chance: Chance): Hex[] =>
  pick([answer.accountProof, ...answer.storageProof.map(({ proof }) => proof)], chance);

/** Changes one node of one proof. */
const inNode =
  (change: (node: Hex, chance: Chance, other: Given) => Hex): Tamper =>
  (given, chance, other) => {
    const proof = anyProof(given, chance);
    const at = chance(proof.length);
    proof[at] = change(proof[at] ?? '0x80', chance, other);
  };

/** Changes the list a node is, and writes it anew, well formed. */
const inItems = (change: (items: Nested[], chance: Chance) => Nested) =>
  inNode((node, chance) => toRlp(change(fromRlp(node, 'hex') as Nested[], chance) as Hex));

function flipBit(bytes: Hex, chance: Chance): Hex {
  const all = hexToBytes(bytes);
  const at = chance(all.length);
  all[at] = (all[at] ?? 0) ^ (1 << chance(8));
  return toHex(all);
}

const otherWord = (chance: Chance): Hex => keccak256(toHex(chance(2 ** 31)));

/** Another value in the last node, every hash above it made anew: only the root tells. */
function rewriteUpwards(given: Given, chance: Chance): void {
  const proof = anyProof(given, chance);
  let before = proof.at(-1) ?? '0x80';
  const leaf = fromRlp(before, 'hex') as Nested[];
  let after = toRlp([...leaf.slice(0, -1), otherWord(chance)] as Hex[]);
  proof[proof.length - 1] = after;
  for (let at = proof.length - 2; at >= 0; at -= 1) {
    const node = proof[at] ?? '0x80';
    const parent = node.replace(keccak256(before).slice(2), keccak256(after).slice(2)) as Hex;
    before = node;
    after = parent;
    proof[at] = parent;
  }
}

const HEADER_FIELDS =
  'parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom difficulty number gasLimit gasUsed timestamp extraData mixHash nonce baseFeePerGas withdrawalsRoot blobGasUsed excessBlobGas parentBeaconBlockRoot requestsHash'.split(
    ' ',
  );
const NONSENSE: readonly unknown[] = [null, 7, '', '0x', 'x', [], {}, ['0x'], '0xzz', '0x1'];

/** Every way a proof is tampered with. Each changes what is said, never only how it is spelt. */
export const TAMPERS: Readonly<Record<string, Tamper>> = {
  'a bit flipped in a node': inNode(flipBit),
  'a byte of a node replaced': inNode((node, chance) => {
    const at = chance(size(node));
    const byte = toHex((Number(slice(node, at, at + 1)) + 1 + chance(255)) % 256, { size: 1 });
    const [head, tail] = [node.slice(2, 2 + at * 2), node.slice(4 + at * 2)];
    return `0x${head}${byte.slice(2)}${tail}`;
  }),
  'a node cut short': inNode((node, chance) =>
    slice(node, 0, size(node) - 1 - chance(size(node) - 1)),
  ),
  'bytes behind a node': inNode((node, chance) =>
    concat([node, slice(otherWord(chance), 0, 1 + chance(31))]),
  ),
  'bytes before a node': inNode((node, chance) => concat([slice(otherWord(chance), 0, 1), node])),
  'a node of another proof': inNode((node, chance, other) => {
    const foreign = pick([...other.answer.accountProof].reverse(), chance);
    return foreign === node ? flipBit(node, chance) : foreign;
  }),
  'a node wrapped in a list': inNode((node) => toRlp([fromRlp(node, 'hex') as Hex])),
  'an item of a node replaced': inItems((items, chance) => {
    items[chance(items.length)] = otherWord(chance);
    return items;
  }),
  'an item of a node emptied': inItems((items, chance) => {
    const filled = items.flatMap((item, at) => (item === '0x' ? [] : [at]));
    items[pick(filled, chance)] = '0x';
    return items;
  }),
  'an item of a node put elsewhere': inItems((items, chance) => {
    const from = items.findIndex((item) => item !== '0x');
    const [item] = items.splice(from, 1);
    items.splice((from + 1 + chance(items.length)) % (items.length + 1), 0, item ?? '0x');
    return [...items, '0x'];
  }),
  'a node that holds its child': inItems((items, chance) => {
    items[chance(items.length)] = ['0x20', toHex(1 + chance(100))];
    return items;
  }),
  'a value changed and hashed up to the root': rewriteUpwards,
  'a node left out': (given, chance) => {
    const proof = anyProof(given, chance);
    proof.splice(chance(proof.length), 1);
  },
  'a node twice': (given, chance) => {
    const proof = anyProof(given, chance);
    const at = chance(proof.length);
    proof.splice(at, 0, proof[at] ?? '0x80');
  },
  'nodes in another order': (given, chance) => {
    const proof = anyProof(given, chance);
    const [last] = proof.splice(-1);
    proof.splice(chance(proof.length), 0, last ?? '0x80');
    if (proof.length === 1) proof.push(proof[0] ?? '0x80');
  },
  'a node at the end': (given, chance) => {
    anyProof(given, chance).push(pick(['0x80', '0xc0', '0x', otherWord(chance)], chance));
  },
  'no node at all': (given, chance) => {
    anyProof(given, chance).length = 0;
  },
  'the account’s proof for the slot’s': ({ answer }, chance) => {
    const slot = answer.storageProof[chance(answer.storageProof.length)];
    if (slot) slot.proof = [...answer.accountProof];
    else answer.accountProof.reverse().pop();
  },
  'another balance said': ({ answer }, chance) => {
    const slot = answer.storageProof[0];
    const said = (hex: Hex): Hex => toHex(BigInt(hex) + 1n + BigInt(chance(1000)));
    if (slot) slot.value = said(slot.value);
    else answer.balance = said(answer.balance);
  },
  'another nonce said': ({ answer }, chance) => {
    answer.nonce = toHex(BigInt(answer.nonce) + 1n + BigInt(chance(9)));
  },
  'another address or slot said': ({ answer }, chance) => {
    const slot = answer.storageProof[0];
    if (slot && chance(2) === 0) slot.key = otherWord(chance);
    else answer.address = slice(otherWord(chance), 0, 20);
  },
  'a slot more or less': ({ answer }, chance) => {
    const [slot] = answer.storageProof;
    if (slot && chance(2) === 0) answer.storageProof.pop();
    else answer.storageProof.push(slot ?? { key: '0x0', value: '0x0', proof: [] });
  },
  'a header’s field changed': ({ header }, chance) => {
    const name = pick(HEADER_FIELDS, chance);
    const value = String(header[name]) as Hex;
    const isWord = size(value) >= 20;
    header[name] = isWord ? flipBit(value, chance) : toHex(BigInt(value === '0x' ? 0 : value) + 1n);
  },
  'a header’s field left out': ({ header }, chance) => {
    delete header[pick(HEADER_FIELDS, chance)];
  },
  'two of a header’s fields exchanged': ({ header }) => {
    [header.stateRoot, header.receiptsRoot] = [header.receiptsRoot, header.stateRoot];
  },
  'nonsense for a field': ({ header, answer }, chance) => {
    const [slot] = answer.storageProof;
    const inAnswer = [answer, pick(['accountProof', 'balance', 'nonce', 'address'], chance)];
    const inSlot = [slot, pick(['key', 'value', 'proof'], chance)];
    const inHeader = [header, pick(HEADER_FIELDS, chance)];
    const places = slot ? [inHeader, inAnswer, inSlot] : [inHeader, inAnswer];
    const [holder, name] = pick(places, chance) as [Record<string, unknown>, string];
    holder[name] = pick(NONSENSE, chance);
  },
};

/** A copy of what was given, tampered with in one way; nothing is said of whether it still differs. */
export function tampered(given: Given, way: string, chance: Chance, other: Given): Given {
  const copy = structuredClone(given);
  TAMPERS[way]?.(copy, chance, other);
  return copy;
}
