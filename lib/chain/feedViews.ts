import type { Address, Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData, parseAbi } from 'viem/utils';
import type { FeedRound } from '../core/closes.ts';
import { price } from '../core/money.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { MULTICALL_ABI } from './abi.ts';
import { readAgreed } from './agree.ts';
import { parseHex, resultOf } from './parse.ts';

/** docs.chain.link/data-feeds/historical-data: round id = phase << 64 | round of the aggregator. */
const ABI = parseAbi([
  'function decimals() view returns (uint8)',
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function getRoundData(uint80 roundId) view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function phaseAggregators(uint16 phase) view returns (address)',
  'function latestRound() view returns (uint256)',
]);

/** One call of a view. */
export interface View {
  target: Address;
  callData: Hex;
}

/** What a view gave; null when it reverted. */
export type ViewAnswer = Hex | null | undefined;

export const idOf = (phase: number, round: number): bigint =>
  (BigInt(phase) << 64n) | BigInt(round);
export const phaseOf = (id: bigint): number => Number(id >> 64n);
export const roundOf = (id: bigint): number => Number(id & ((1n << 64n) - 1n));

export const LATEST_CALL: Hex = encodeFunctionData({ abi: ABI, functionName: 'latestRoundData' });
export const DECIMALS_CALL: Hex = encodeFunctionData({ abi: ABI, functionName: 'decimals' });
/** Of an aggregator: its last round. */
export const LAST_ROUND_CALL: Hex = encodeFunctionData({ abi: ABI, functionName: 'latestRound' });
export const roundCall = (phase: number, round: number): Hex =>
  encodeFunctionData({ abi: ABI, functionName: 'getRoundData', args: [idOf(phase, round)] });
export const aggregatorCall = (phase: number): Hex =>
  encodeFunctionData({ abi: ABI, functionName: 'phaseAggregators', args: [phase] });

/** One `eth_call` of many views at one agreed block; a view that reverts is null. @throws rpc.* */
export function readViews(chain: Chain, views: readonly View[], now: UnixSeconds) {
  const abi = MULTICALL_ABI;
  const functionName = 'aggregate3';
  const calls = views.map((view) => ({ ...view, allowFailure: true }));
  const data = encodeFunctionData({ abi, functionName, args: [calls] });
  return readAgreed(
    chain,
    {
      calls: (at) => [{ method: 'eth_call', params: [{ to: chain.multicall, data }, at] }],
      parse: ([answer]) => {
        const raw = parseHex(resultOf(answer));
        const results = decodeFunctionResult({ abi, functionName, data: raw });
        return views.map(
          (_, i): ViewAnswer => (results[i]?.success ? results[i].returnData : null),
        );
      },
    },
    now,
  );
}

/** A round and its id; null where the feed has none: it reverted, or says nothing was made. */
export function parseRound(
  data: ViewAnswer,
  decimals: number,
): { id: bigint; round: FeedRound } | null {
  if (data?.length !== 2 + 5 * 64) return null;
  const [id, answer, , at] = decodeFunctionResult({ abi: ABI, functionName: 'getRoundData', data });
  const updatedAt = Number(at);
  if (updatedAt === 0 || !Number.isSafeInteger(updatedAt)) return null;
  return { id, round: { price: price(answer * 10n ** BigInt(18 - decimals)), updatedAt } };
}

/** A number in one word; null for anything else. */
export const parseWord = (data: ViewAnswer): bigint | null =>
  data?.length === 66 ? BigInt(data) : null;

/** An address in one word; null for the zero address. */
export function parseAddress(data: ViewAnswer): Address | null {
  const word = parseWord(data);
  return word ? `0x${word.toString(16).padStart(40, '0').slice(-40)}` : null;
}
