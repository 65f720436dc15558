import type { Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import { rpcBatch } from '../net/rpc.ts';
import type { Chain, RpcOperator } from '../registry/chains.ts';
import { GAS_PRICE_ORACLE_ABI } from './abi.ts';
import { parseBlock, parseHex, parseQuantity, resultOf } from './parse.ts';

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

/** A tip above this is no tip but a mistake or a lie. */
const MAX_TIP = 50n * 10n ** 9n;

/**
 * Fees as two operators see them: the lower tip, the higher base fee, each capped. A fee is an
 * estimate; what binds is the ceiling in the terms. @throws rpc.unreachable
 */
export async function readFees(chain: Chain, samples: readonly Hex[]): Promise<Fees> {
  const [first, second, third] = chain.operators;
  const views = (await Promise.all([first, second].map((op) => viewOf(chain, op, samples)))).flat();
  if (views.length < 2) views.push(...(await viewOf(chain, third, samples)));
  if (views.length < 2) throw new Fault('rpc.unreachable');
  const tip = views.map((view) => view.tip).reduce((a, b) => (a < b ? a : b));
  const base = views.map((view) => view.base).reduce((a, b) => (a > b ? a : b));
  const l1Fees = samples.map((_, i) =>
    views.map((view) => view.l1Fees[i] ?? 0n).reduce((a, b) => (a > b ? a : b)),
  );
  return { perGas: base + tip, maxPerGas: base * 2n + tip, tip, l1Fees };
}

async function viewOf(chain: Chain, operator: RpcOperator, samples: readonly Hex[]) {
  try {
    const [head, tip, ...l1] = await rpcBatch(operator.url, [
      { method: 'eth_getBlockByNumber', params: ['latest', false] },
      { method: 'eth_maxPriorityFeePerGas', params: [] },
      ...(chain.gasPriceOracle ? samples : []).map((data) => ({
        method: 'eth_call',
        params: [
          {
            to: chain.gasPriceOracle,
            data: encodeFunctionData({ abi: GAS_PRICE_ORACLE_ABI, args: [data] }),
          },
          'latest',
        ],
      })),
    ]);
    const suggested = parseQuantity(resultOf(tip));
    return [
      {
        base: parseBlock(resultOf(head)).baseFee,
        tip: suggested < MAX_TIP ? suggested : MAX_TIP,
        l1Fees: l1.map((answer) =>
          decodeFunctionResult({ abi: GAS_PRICE_ORACLE_ABI, data: parseHex(resultOf(answer)) }),
        ),
      },
    ];
  } catch {
    return [];
  }
}
