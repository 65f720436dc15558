import type { Hex } from 'viem';
import { keccak256, size, toRlp } from 'viem/utils';
import type { BlockRef } from '../../core/snapshot.ts';
import { parseHex, parseObject, parseQuantity } from '../parse.ts';

/** How a field is written into the header: an integer, or bytes of a fixed length (null: any). */
type Field = readonly [name: string, bytes: 'integer' | number | null];

/** Source: Ethereum yellow paper 4.4.3; the names are those of `eth_getBlockByHash`. */
const FIELDS: readonly Field[] = [
  ['parentHash', 32],
  ['sha3Uncles', 32],
  ['miner', 20],
  ['stateRoot', 32],
  ['transactionsRoot', 32],
  ['receiptsRoot', 32],
  ['logsBloom', 256],
  ['difficulty', 'integer'],
  ['number', 'integer'],
  ['gasLimit', 'integer'],
  ['gasUsed', 'integer'],
  ['timestamp', 'integer'],
  ['extraData', null],
  ['mixHash', 32],
  ['nonce', 8],
  ['baseFeePerGas', 'integer'],
];

/** Added behind by Shanghai (EIP-4895), Cancun (EIP-4844, EIP-4788) and Prague (EIP-7685), in order. */
const LATER_FIELDS: readonly Field[] = [
  ['withdrawalsRoot', 32],
  ['blobGasUsed', 'integer'],
  ['excessBlobGas', 'integer'],
  ['parentBeaconBlockRoot', 32],
  ['requestsHash', 32],
];

/**
 * The state root of a header that hashes to the agreed block's hash; null when it does not, or when
 * it is not of a shape we know (London to Prague).
 */
export function provedStateRoot(
  header: unknown,
  block: Pick<BlockRef, 'number' | 'hash'>,
): Hex | null {
  try {
    const fields = parseObject(header);
    if (keccak256(encodeHeader(fields)) !== block.hash.toLowerCase()) return null;
    return parseQuantity(fields.number) === block.number ? parseHex(fields.stateRoot) : null;
  } catch {
    return null;
  }
}

/** The header as it is hashed. @throws rpc.unreachable when a field is missing or malformed */
function encodeHeader(header: Record<string, unknown>): Hex {
  const later = LATER_FIELDS.filter(([name]) => (header[name] ?? null) !== null);
  // A field without those before it would slide into their place.
  const known = LATER_FIELDS.slice(0, later.length);
  return toRlp([...FIELDS, ...known].map((field) => encodeField(field, header)));
}

function encodeField([name, bytes]: Field, header: Record<string, unknown>): Hex {
  if (bytes === 'integer') return encodeInteger(parseQuantity(header[name]));
  const value = parseHex(header[name]);
  return bytes === null || size(value) === bytes ? value : parseHex(undefined);
}

/** Big-endian without leading zeros; zero is no byte at all. */
function encodeInteger(value: bigint): Hex {
  const digits = value === 0n ? '' : value.toString(16);
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}
