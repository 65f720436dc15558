import type { Address } from 'viem';
import { getAddress, hexToBigInt, keccak256, padHex, toHex } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import { type Amount, amount } from '../core/money.ts';
import type { MinedTransaction } from '../core/settle.ts';
import type { Call } from '../core/terms.ts';
import { parseHash, parseHex, parseObject, parseQuantity } from './parse.ts';

export const TRANSFER = keccak256(toHex('Transfer(address,address,uint256)'));

/**
 * A mined transaction with its receipt; null while either is missing or lies above the agreed block.
 * @throws rpc.unreachable
 */
export function parseMined(
  rawReceipt: unknown,
  rawTransaction: unknown,
  chainId: number,
  head: bigint,
  buy: Asset | null,
): MinedTransaction | null {
  if (rawReceipt === null || rawTransaction === null) return null;
  const receipt = parseObject(rawReceipt);
  const block = parseQuantity(receipt.blockNumber);
  if (block > head) return null;
  const call = parseCall(parseObject(rawTransaction), chainId);
  const gasUsed = parseQuantity(receipt.gasUsed);
  const l1Fee = receipt.l1Fee === undefined ? 0n : parseQuantity(receipt.l1Fee);
  return {
    hash: parseHash(receipt.transactionHash),
    call,
    status: parseQuantity(receipt.status) === 1n ? 'success' : 'reverted',
    block,
    fee: gasUsed * parseQuantity(receipt.effectiveGasPrice) + l1Fee,
    received: buy && !isNative(buy) ? sumTransfers(receipt.logs, buy.address, call.from) : null,
  };
}

/** The call inside a transaction as a node reports it, with its nonce. @throws rpc.unreachable */
export function parseCall(raw: Record<string, unknown>, chainId: number): Call & { nonce: number } {
  const maxFee = raw.maxFeePerGas ?? raw.gasPrice ?? '0x0';
  return {
    chainId,
    from: getAddress(parseHex(raw.from)),
    to: getAddress(raw.to === null ? `0x${'0'.repeat(40)}` : parseHex(raw.to)),
    data: parseHex(raw.input),
    value: parseQuantity(raw.value),
    gas: parseQuantity(raw.gas),
    maxFeePerGas: parseQuantity(maxFee),
    maxPriorityFeePerGas: parseQuantity(raw.maxPriorityFeePerGas ?? '0x0'),
    nonce: Number(parseQuantity(raw.nonce)),
  };
}

/** What the owner got of a token in one receipt. */
function sumTransfers(logs: unknown, token: Address, owner: Address): Amount {
  if (!Array.isArray(logs)) return amount(0n);
  const receiver = padHex(owner, { size: 32 }).toLowerCase();
  const values = logs.map(parseObject).flatMap((log) => {
    const topics = Array.isArray(log.topics) ? log.topics : [];
    const isOurs =
      getAddress(parseHex(log.address)) === token &&
      topics[0] === TRANSFER &&
      topics[2] === receiver;
    return isOurs ? [hexToBigInt(parseHex(log.data))] : [];
  });
  return amount(values.reduce((sum, value) => sum + value, 0n));
}
