import type { Hex } from 'viem';
import { bytesToHex, hexToBytes, keccak256, size, toRlp } from 'viem/utils';

// A Merkle-Patricia trie built the slow, plain way by appendix D of the yellow paper, to hold the
// product's verifier against: it shares no code with it.

type Encoded = Hex | readonly Encoded[];
interface Entry {
  path: number[];
  value: Hex;
}

export interface Trie {
  root: Hex;
  /** The nodes from the root towards a key, as `eth_getProof` lists them. */
  prove(key: Hex): Hex[];
}

const nibblesOf = (key: Hex): number[] =>
  key
    .slice(2)
    .split('')
    .map((digit) => Number.parseInt(digit, 16));

/** Hex-prefix encoding of a stretch of path. */
export function encodePath(path: readonly number[], isLeaf: boolean): Hex {
  const flag = (isLeaf ? 2 : 0) + (path.length % 2);
  const whole = path.length % 2 === 1 ? [flag, ...path] : [flag, 0, ...path];
  return `0x${whole.map((nibble) => nibble.toString(16)).join('')}`;
}

/** A trie of these keys and values. */
export function trieOf(entries: Readonly<Record<Hex, Hex>>): Trie {
  const all = Object.entries(entries).map(([key, value]) => ({
    path: nibblesOf(key as Hex),
    value,
  }));
  const node = nodeOf(all);
  const encoded = toRlp(node as Hex);
  return { root: keccak256(encoded), prove: (key) => walk(node, nibblesOf(key), true) };
}

/** Nodes in memory hold their children whole; references are made when they are written. */
function nodeOf(entries: Entry[]): Encoded {
  const [first] = entries;
  if (!first) return '0x';
  if (entries.length === 1) return [encodePath(first.path, true), first.value];
  const shared = sharedLength(entries.map(({ path }) => path));
  if (shared > 0) {
    const rest = entries.map(({ path, value }) => ({ path: path.slice(shared), value }));
    return [encodePath(first.path.slice(0, shared), false), referenceTo(nodeOf(rest))];
  }
  const children = Array.from({ length: 16 }, (_, nibble) => {
    const below = entries.filter(({ path }) => path[0] === nibble);
    if (below.length === 0) return '0x';
    return referenceTo(nodeOf(below.map(({ path, value }) => ({ path: path.slice(1), value }))));
  });
  return [...children, entries.find(({ path }) => path.length === 0)?.value ?? '0x'];
}

function sharedLength([first = [], ...others]: number[][]): number {
  const differs = (nibble: number, at: number) => others.some((path) => path[at] !== nibble);
  const end = first.findIndex(differs);
  return end === -1 ? first.length : end;
}

/** Every node that was hashed, by its hash. */
const hashed = new Map<Hex, Encoded>();

function referenceTo(node: Encoded): Encoded {
  const encoded = toRlp(node as Hex);
  if (size(encoded) < 32) return node;
  hashed.set(keccak256(encoded), node);
  return keccak256(encoded);
}

function walk(node: Encoded, path: number[], isNamed: boolean): Hex[] {
  const own = isNamed ? [toRlp(node as Hex)] : [];
  const step = typeof node === 'string' ? null : stepFrom(node, path);
  if (!step) return own;
  const { child, rest } = step;
  if (typeof child !== 'string') return [...own, ...walk(child, rest, false)];
  return [...own, ...walk(hashed.get(child as Hex) ?? '0x', rest, true)];
}

interface Step {
  child: Encoded;
  rest: number[];
}

const stepFrom = (node: readonly Encoded[], path: number[]): Step | null =>
  node.length === 17 ? stepInBranch(node, path) : stepAlong(node, path);

function stepInBranch(node: readonly Encoded[], [nibble, ...rest]: number[]): Step | null {
  const child = nibble === undefined ? undefined : node[nibble];
  return child === undefined || child === '0x' ? null : { child, rest };
}

function stepAlong([head, child]: readonly Encoded[], path: number[]): Step | null {
  const [flag = 0, ...padded] = nibblesOf(head as Hex);
  const stretch = flag % 2 === 1 ? padded : padded.slice(1);
  const isOnPath = stretch.every((nibble, at) => nibble === path[at]);
  const isLeaf = flag >= 2;
  return isLeaf || !isOnPath || child === undefined
    ? null
    : { child, rest: path.slice(stretch.length) };
}

export const ascii = (text: string): Hex => bytesToHex(new TextEncoder().encode(text));
export const bytes = hexToBytes;
