import type { Hex } from 'viem';
import { Fault } from '../core/fault.ts';
import type { BlockRef } from '../core/snapshot.ts';
import type { RpcAnswer } from '../net/rpc.ts';

const HEX = /^0x[0-9a-f]*$/i;
const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]{0,63})$/i;
const HASH = /^0x[0-9a-f]{64}$/i;

const malformed = () => new Fault('rpc.unreachable', 'an answer could not be read');

/** The value of an answer. @throws rpc.unreachable when the node refused the call */
export function resultOf(answer: RpcAnswer | undefined): unknown {
  if (!answer?.ok) throw new Fault('rpc.unreachable', 'a node refused a call');
  return answer.result;
}

/** Bytes as lower-case hex of whole bytes. @throws rpc.unreachable */
export function parseHex(value: unknown): Hex {
  if (typeof value !== 'string' || !HEX.test(value) || value.length % 2 !== 0) throw malformed();
  return value.toLowerCase() as Hex;
}

/** One whole 32-byte word, as a method that returns a number gives it. @throws rpc.unreachable */
export function parseWord(value: unknown): bigint {
  const hex = parseHex(value);
  if (hex.length !== 66) throw malformed();
  return BigInt(hex);
}

/** A JSON-RPC quantity of at most 256 bits. @throws rpc.unreachable */
export function parseQuantity(value: unknown): bigint {
  if (typeof value !== 'string' || !QUANTITY.test(value)) throw malformed();
  return BigInt(value);
}

/** A number as JSON-RPC wants it. */
export const toQuantity = (value: bigint): Hex => `0x${value.toString(16)}`;

/** A 32-byte hash in lower case. @throws rpc.unreachable */
export function parseHash(value: unknown): Hex {
  if (typeof value !== 'string' || !HASH.test(value)) throw malformed();
  return value.toLowerCase() as Hex;
}

/** An object with unknown fields. @throws rpc.unreachable */
export function parseObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed();
  return value as Record<string, unknown>;
}

/** A block's number, hash, time and base fee. @throws rpc.unreachable */
export function parseBlock(value: unknown): BlockRef & { parentHash: Hex; baseFee: bigint } {
  const block = parseObject(value);
  return {
    number: parseQuantity(block.number),
    hash: parseHash(block.hash),
    parentHash: parseHash(block.parentHash),
    time: Number(parseQuantity(block.timestamp)),
    baseFee: block.baseFeePerGas === undefined ? 0n : parseQuantity(block.baseFeePerGas),
  };
}
