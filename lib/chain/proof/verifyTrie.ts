import type { Hex } from 'viem';
import { bytesToHex, hexToBytes, keccak256 } from 'viem/utils';
import { decodeRlp, type RlpItem, type RlpList } from './rlp.ts';

/** What a proof shows of a key: its value, that the trie has none, or nothing at all. */
export type TrieProof =
  | { kind: 'present'; value: Uint8Array }
  | { kind: 'absent' }
  | { kind: 'invalid' };

/** Root of a trie that holds nothing: keccak256 of the empty string in RLP. */
export const EMPTY_ROOT: Hex = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';
const EMPTY_NODE = '0x80';

const HASH_BYTES = 32;
const BRANCH_ITEMS = 17;
const PATH_ITEMS = 2;
const INVALID: TrieProof = { kind: 'invalid' };
const ABSENT: TrieProof = { kind: 'absent' };

/** Where a walk stands after a node: at its end, or at a child that the next node must hash to. */
type Step = { end: TrieProof } | Child;

interface Child {
  hash: Hex;
  /** What is left of the key, in nibbles. */
  path: number[];
}

/**
 * Reads a key of a Merkle-Patricia trie from a proof: the nodes from the root down, in order, each
 * with the hash its parent names. Nothing is believed that does not follow from the root: no node
 * may be missing, left over, or in another than its canonical form. A child of less than 32 bytes
 * stands inside its parent and is no node of its own. Source: Ethereum yellow paper, appendix D;
 * order of nodes by EIP-1186.
 */
export function verifyTrie(root: Hex, key: Uint8Array, nodes: readonly Hex[]): TrieProof {
  if (root === EMPTY_ROOT) return isEmptyProof(nodes) ? ABSENT : INVALID;
  let step: Step = { hash: root, path: nibblesOf(key) };
  for (const [index, node] of nodes.entries()) {
    if ('end' in step) return INVALID;
    step = enter(hexToBytes(node), step, index === 0);
  }
  return 'end' in step ? step.end : INVALID;
}

/** A node is believed by its hash; only the root may be shorter than one. */
function enter(node: Uint8Array, { hash, path }: Child, isRoot: boolean): Step {
  const isNamed = (isRoot || node.length >= HASH_BYTES) && keccak256(node) === hash;
  return isNamed ? stepFrom(decodeRlp(node), path) : { end: INVALID };
}

const isEmptyProof = (nodes: readonly Hex[]): boolean =>
  nodes.length === 0 || (nodes.length === 1 && nodes[0] === EMPTY_NODE);

/** Two nibbles a byte, the higher first. */
function nibblesOf(bytes: Uint8Array): number[] {
  return Array.from(bytes).flatMap((byte) => [byte >> 4, byte & 15]);
}

function stepFrom(node: RlpItem | null, path: number[]): Step {
  if (node?.kind !== 'list') return { end: INVALID };
  if (node.items.length === BRANCH_ITEMS) return stepInBranch(node, path);
  return node.items.length === PATH_ITEMS ? stepAlongPath(node, path) : { end: INVALID };
}

/** Sixteen children and the value of the key that ends here. */
function stepInBranch({ items }: RlpList, path: number[]): Step {
  const [nibble, ...rest] = path;
  const item = items[nibble ?? BRANCH_ITEMS - 1];
  if (item?.kind === 'bytes' && item.bytes.length === 0) return { end: ABSENT };
  return nibble === undefined ? { end: readValue(item) } : stepToChild(item, rest);
}

/** A leaf or an extension: a stretch of path, and what lies behind it. */
function stepAlongPath({ items: [head, tail] }: RlpList, path: number[]): Step {
  const stretch = head?.kind === 'bytes' ? decodePath(head.bytes) : null;
  if (!stretch || !tail) return { end: INVALID };
  const { nibbles, isLeaf } = stretch;
  const isOnPath =
    nibbles.length <= path.length && nibbles.every((nibble, i) => nibble === path[i]);
  if (isLeaf) {
    const value = readValue(tail);
    const isKey = isOnPath && nibbles.length === path.length;
    return { end: isKey || value.kind === 'invalid' ? value : ABSENT };
  }
  if (nibbles.length === 0 || !isReference(tail)) return { end: INVALID };
  return isOnPath ? stepToChild(tail, path.slice(nibbles.length)) : { end: ABSENT };
}

/** A child by its hash, or one so small that it stands here itself. */
function stepToChild(child: RlpItem | undefined, path: number[]): Step {
  if (!child || !isReference(child)) return { end: INVALID };
  return child.kind === 'list' ? stepFrom(child, path) : { hash: bytesToHex(child.bytes), path };
}

const isReference = (item: RlpItem): boolean =>
  item.kind === 'list' ? item.encoded.length < HASH_BYTES : item.bytes.length === HASH_BYTES;

const readValue = (item: RlpItem | undefined): TrieProof =>
  item?.kind === 'bytes' && item.bytes.length > 0
    ? { kind: 'present', value: item.bytes }
    : INVALID;

/** Hex-prefix encoding: the first nibble says leaf or extension, and odd or even; an even one is padded. */
function decodePath(bytes: Uint8Array): { nibbles: number[]; isLeaf: boolean } | null {
  const [flag, pad, ...rest] = nibblesOf(bytes);
  if (flag === undefined || pad === undefined || flag > 3) return null;
  const isOdd = flag % 2 === 1;
  if (!isOdd && pad !== 0) return null;
  return { nibbles: isOdd ? [pad, ...rest] : rest, isLeaf: flag >= 2 };
}
