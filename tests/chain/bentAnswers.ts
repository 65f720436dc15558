// Honest answers of the two aggregators, bent in one place of the calldata or beside it.
import type { Hex } from 'viem';
import { decodeFunctionData, encodeFunctionData } from 'viem';
import { KYBER_ABI } from '../../lib/quotes/decodeKyber.ts';
import { VELORA_ABI } from '../../lib/quotes/decodeVelora.ts';

type Json = Record<string, unknown>;

/** What an aggregator says of a transaction, by the names it uses on the wire. */
export interface OnWire {
  data: Hex;
  to: string;
  value: string;
}

type KyberSwap = Extract<ReturnType<typeof readKyber>, { functionName: 'swap' }>['args'][0];
type KyberDesc = KyberSwap['desc'];
type VeloraArgs = ReturnType<typeof readVelora>['args'];

const readKyber = (data: Hex) => decodeFunctionData({ abi: KYBER_ABI, data });
const readVelora = (data: Hex) => decodeFunctionData({ abi: VELORA_ABI, data });

/** Bends KyberSwap's transaction; the route before it stays honest. */
export const bendKyber =
  (bend: (wire: OnWire) => Partial<OnWire>) =>
  (answer: unknown, path: string): unknown => {
    if (!path.endsWith('/build')) return answer;
    const { data, ...rest } = answer as { data: Json };
    const wire = {
      data: data.data as Hex,
      to: String(data.routerAddress),
      value: String(data.transactionValue),
    };
    const bent = { ...wire, ...bend(wire) };
    const changes = { data: bent.data, routerAddress: bent.to, transactionValue: bent.value };
    return { ...rest, data: { ...data, ...changes } };
  };

/** Bends the transaction of Velora's one answer. */
export const bendVelora =
  (bend: (wire: OnWire) => Partial<OnWire>) =>
  (answer: unknown): unknown => {
    const { txParams, ...rest } = answer as { txParams: Json & OnWire };
    return { ...rest, txParams: { ...txParams, ...bend(txParams) } };
  };

/** Changes the description inside KyberSwap's calldata, whichever of its two forms it has. */
export const inKyberDesc =
  (change: Partial<KyberDesc>) =>
  ({ data }: OnWire): Partial<OnWire> => {
    const read = readKyber(data);
    if (read.functionName === 'swap') {
      const [execution] = read.args;
      return { data: writeKyberSwap({ ...execution, desc: { ...execution.desc, ...change } }) };
    }
    const [caller, desc, executorData, clientData] = read.args;
    const args = [caller, { ...desc, ...change }, executorData, clientData] as const;
    return { data: encodeFunctionData({ abi: KYBER_ABI, functionName: 'swapSimpleMode', args }) };
  };

const writeKyberSwap = (execution: KyberSwap): Hex =>
  encodeFunctionData({ abi: KYBER_ABI, functionName: 'swap', args: [execution] });

/** Changes the swap inside Velora's calldata. */
export const inVeloraData =
  (change: Partial<VeloraArgs[1]>) =>
  ({ data }: OnWire): Partial<OnWire> => {
    const [executor, swap, ...rest] = readVelora(data).args;
    return { data: writeVelora([executor, { ...swap, ...change }, ...rest]) };
  };

/** Changes what stands beside the swap in Velora's calldata. */
export const inVeloraArgs =
  (change: (args: VeloraArgs) => VeloraArgs) =>
  ({ data }: OnWire): Partial<OnWire> => ({ data: writeVelora(change(readVelora(data).args)) });

const writeVelora = (args: VeloraArgs): Hex =>
  encodeFunctionData({ abi: VELORA_ABI, functionName: 'swapExactAmountIn', args });
