import type { Hex } from 'viem';
import { concat, encodeFunctionData, keccak256, numberToHex } from 'viem/utils';
import type { ChainGas } from '../core/snapshot.ts';
import type { RpcAnswer, RpcCall } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { GAS_PRICE_ORACLE_ABI } from './abi.ts';
import type { BlockAt } from './ballot.ts';
import { parseQuantity, parseWord, resultOf } from './parse.ts';

/** What one operator says of fees. The tip is its own opinion; null where it has none. */
export interface SaidGas {
  tip: bigint | null;
  /** Fee for publishing a usual swap on L1, wei; zero on L1 itself, null when unread. */
  l1Fee: bigint | null;
}

/** A tip above this is no tip but a mistake or a lie. */
const MAX_TIP = 50n * 10n ** 9n;
/** Bytes of a usual swap's transaction once compressed; an aggregator's call is about twice as long. */
const SWAP_BYTES = 640;

/** The calls that say what gas costs: the operator's tip, and the L1 fee where a chain has one. */
export const gasCalls = ({ gasPriceOracle }: Chain, at: BlockAt): RpcCall[] => [
  { method: 'eth_maxPriorityFeePerGas', params: [] },
  ...(gasPriceOracle ? [l1FeeCall(gasPriceOracle, usualSwap(), at)] : []),
];

/** An `eth_call` for the fee of publishing these bytes on L1. */
export const l1FeeCall = (oracle: Hex, data: Hex, at: BlockAt): RpcCall => ({
  method: 'eth_call',
  params: [
    { to: oracle, data: encodeFunctionData({ abi: GAS_PRICE_ORACLE_ABI, args: [data] }) },
    at,
  ],
});

/** What the answers to `gasCalls` say; nothing in them fails what is read beside them. */
export function parseGas(chain: Chain, [tip, l1Fee]: readonly RpcAnswer[]): SaidGas {
  return {
    tip: tip?.ok ? quantityOr(tip) : null,
    l1Fee: chain.gasPriceOracle ? wordOr(l1Fee) : 0n,
  };
}

/** The lowest tip among those who agree, capped. */
export const lowestTip = (tips: readonly bigint[]): bigint =>
  tips.reduce((a, b) => (a < b ? a : b), MAX_TIP);

/** Expected fees at an agreed block; null where nobody told a tip or the L1 fee was not read. */
export function gasOf(baseFee: bigint, said: readonly SaidGas[]): ChainGas | null {
  const tips = said.flatMap(({ tip }) => tip ?? []);
  const l1Fee = said[0]?.l1Fee ?? null;
  return tips.length > 0 && l1Fee !== null ? { perGas: baseFee + lowestTip(tips), l1Fee } : null;
}

let sample: Hex | undefined;

/** Bytes that do not compress, as long as a usual swap is when compressed. */
function usualSwap(): Hex {
  sample ??= concat(
    Array.from({ length: SWAP_BYTES / 32 }, (_, i) => keccak256(numberToHex(i, { size: 1 }))),
  );
  return sample;
}

function quantityOr(answer: RpcAnswer): bigint | null {
  try {
    return parseQuantity(resultOf(answer));
  } catch {
    return null;
  }
}

function wordOr(answer: RpcAnswer | undefined): bigint | null {
  try {
    return parseWord(resultOf(answer));
  } catch {
    return null;
  }
}
