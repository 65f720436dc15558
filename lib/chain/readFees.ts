import type { Hex } from 'viem';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { l1FeeCall, lowestTip } from './gas.ts';
import { parseQuantity, parseWord, resultOf } from './parse.ts';

/** What a unit of gas costs now, wei. */
export interface Fees {
  /** Expected price: base fee plus tip. */
  perGas: bigint;
  /** Highest price worth offering: room for the base fee to double. */
  maxPerGas: bigint;
  tip: bigint;
  /** Fee for publishing given calldata on L1, per sample asked; zero on L1 itself. */
  l1Fees: bigint[];
}

/**
 * Fees at an agreed block: its base fee and the L1 fees are agreed on like everything else. A tip is
 * each node's own opinion, so the lowest among those who agree counts, capped. A fee is an estimate;
 * what binds is the ceiling in the terms. @throws rpc.*
 */
export async function readFees(
  chain: Chain,
  samples: readonly Hex[],
  now: UnixSeconds,
): Promise<Fees> {
  const oracle = chain.gasPriceOracle;
  const priced = oracle ? samples : [];
  const { block, value, values } = await readAgreed(
    chain,
    {
      calls: (at) => [
        { method: 'eth_maxPriorityFeePerGas', params: [] },
        ...(oracle ? samples.map((data) => l1FeeCall(oracle, data, at)) : []),
      ],
      parse: ([tip, ...l1]) => ({
        tip: parseQuantity(resultOf(tip)),
        l1Fees: priced.map((_, i) => parseWord(resultOf(l1[i]))),
      }),
      compared: ({ l1Fees }) => l1Fees,
    },
    now,
  );
  const tip = lowestTip(values.map((one) => one.tip));
  return {
    perGas: block.baseFee + tip,
    maxPerGas: block.baseFee * 2n + tip,
    tip,
    l1Fees: samples.map((_, i) => value.l1Fees[i] ?? 0n),
  };
}
