import type { Hex } from 'viem';
import { hexToBytes, keccak256 } from 'viem/utils';
import { decodeRlpBytes, integerIn } from './rlp.ts';
import { verifyTrie } from './verifyTrie.ts';

const WORD_BYTES = 32;

/** What a storage root says of a 32-byte slot, zero when it holds none; null when the proof shows nothing. */
export function verifySlot(storageRoot: Hex, slot: Hex, nodes: readonly Hex[]): bigint | null {
  const key = keccak256(hexToBytes(slot), 'bytes');
  const found = verifyTrie(storageRoot, key, nodes);
  if (found.kind === 'invalid') return null;
  if (found.kind === 'absent') return 0n;
  const bytes = decodeRlpBytes(found.value);
  // Zero is never stored: it is the absence of the key.
  return bytes && bytes.length > 0 ? integerIn(bytes, WORD_BYTES) : null;
}
