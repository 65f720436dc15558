import type { Address, Hex } from 'viem';
import { encodeFunctionData, hexToBigInt } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import type { AllowanceKey, Simulation, Watch } from '../core/simulation.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Call } from '../core/terms.ts';
import type { Chain } from '../registry/chains.ts';
import { ERC20_ABI, MULTICALL_ABI } from './abi.ts';
import { type Agreed, readAgreed } from './agree.ts';
import { parseHex, parseObject, parseQuantity, resultOf } from './parse.ts';

interface SimulatedRead {
  from: Address;
  to: Address;
  input: Hex;
}

/**
 * Runs calls one after another on two operators' nodes at the agreed block, with balances and
 * allowances read before and after (method: eth_simulateV1, execution-apis). Both nodes must see
 * the same. @throws sim.unavailable when no two operators can simulate alike
 */
export async function simulateCalls(
  chain: Chain,
  owner: Address,
  calls: readonly Pick<Call, 'from' | 'to' | 'data' | 'value'>[],
  watch: Watch,
  now: UnixSeconds,
): Promise<Agreed<Simulation>> {
  const reads: SimulatedRead[] = [
    ...watch.assets.map((asset) => readBalance(chain, owner, asset)),
    ...watch.allowances.map((key) => readAllowance(owner, key)),
  ];
  const sent = calls.map(({ from, to, data, value }) => ({
    from,
    to,
    input: data,
    value: `0x${value.toString(16)}`,
  }));
  const payload = {
    blockStateCalls: [{ calls: [...reads, ...sent, ...reads] }],
    validation: false,
    traceTransfers: false,
  };
  try {
    return await readAgreed(
      chain,
      {
        calls: (at) => [{ method: 'eth_simulateV1', params: [payload, at] }],
        parse: ([answer]) =>
          parseSimulation(resultOf(answer), watch.assets.length, reads.length, calls.length),
      },
      now,
    );
  } catch {
    throw new Fault('sim.unavailable');
  }
}

function readBalance(chain: Chain, owner: Address, asset: Asset): SimulatedRead {
  const input = isNative(asset)
    ? encodeFunctionData({ abi: MULTICALL_ABI, functionName: 'getEthBalance', args: [owner] })
    : encodeFunctionData({ abi: ERC20_ABI, functionName: 'balanceOf', args: [owner] });
  return { from: owner, to: isNative(asset) ? chain.multicall : asset.address, input };
}

function readAllowance(owner: Address, { asset, spender }: AllowanceKey): SimulatedRead {
  const input = encodeFunctionData({
    abi: ERC20_ABI,
    functionName: 'allowance',
    args: [owner, spender],
  });
  return { from: owner, to: asset.address, input };
}

function parseSimulation(
  result: unknown,
  assetCount: number,
  readCount: number,
  callCount: number,
): Simulation {
  const block = parseObject(Array.isArray(result) ? result[0] : undefined);
  const entries = Array.isArray(block.calls) ? block.calls.map(parseObject) : [];
  if (entries.length !== readCount * 2 + callCount) throw new Fault('rpc.unreachable');
  const word = (entry: Record<string, unknown>) => {
    if (parseQuantity(entry.status) !== 1n) throw new Fault('rpc.unreachable', 'a read failed');
    return hexToBigInt(parseHex(entry.returnData));
  };
  const before = entries.slice(0, readCount).map(word);
  const after = entries.slice(readCount + callCount).map(word);
  return {
    calls: entries.slice(readCount, readCount + callCount).map((entry) => ({
      isSuccess: parseQuantity(entry.status) === 1n,
      gasUsed: parseQuantity(entry.gasUsed),
    })),
    deltas: before.slice(0, assetCount).map((value, i) => (after[i] ?? 0n) - value),
    allowancesBefore: before.slice(assetCount),
    allowancesAfter: after.slice(assetCount),
  };
}
