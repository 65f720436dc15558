import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes, keccak256 } from 'viem/utils';
import { decodeRlp, integerIn } from './rlp.ts';
import { EMPTY_ROOT, verifyTrie } from './verifyTrie.ts';

/** An account as the state trie holds it. */
export interface Account {
  nonce: bigint;
  /** Wei. */
  balance: bigint;
  storageRoot: Hex;
  codeHash: Hex;
}

/** An account nobody has used: not in the trie, and the same as one with nothing. */
const NO_ACCOUNT: Account = {
  nonce: 0n,
  balance: 0n,
  storageRoot: EMPTY_ROOT,
  codeHash: keccak256('0x'),
};

const NONCE_BYTES = 8;
const BALANCE_BYTES = 32;
const HASH_BYTES = 32;

/** What a state root says of an address; null when the proof shows nothing. */
export function verifyAccount(
  stateRoot: Hex,
  address: Address,
  nodes: readonly Hex[],
): Account | null {
  const key = keccak256(hexToBytes(address), 'bytes');
  const found = verifyTrie(stateRoot, key, nodes);
  if (found.kind === 'invalid') return null;
  return found.kind === 'absent' ? NO_ACCOUNT : decodeAccount(found.value);
}

/** Source: Ethereum yellow paper 4.1: nonce, balance, storage root, code hash. */
function decodeAccount(value: Uint8Array): Account | null {
  const list = decodeRlp(value);
  if (list?.kind !== 'list' || list.items.length !== 4) return null;
  const fields = list.items.flatMap((item) => (item.kind === 'bytes' ? [item.bytes] : []));
  const [nonceBytes, balanceBytes, storageRoot, codeHash] = fields;
  if (!nonceBytes || !balanceBytes || storageRoot?.length !== HASH_BYTES) return null;
  const nonce = integerIn(nonceBytes, NONCE_BYTES);
  const balance = integerIn(balanceBytes, BALANCE_BYTES);
  if (nonce === null || balance === null || codeHash?.length !== HASH_BYTES) return null;
  return { nonce, balance, storageRoot: bytesToHex(storageRoot), codeHash: bytesToHex(codeHash) };
}
