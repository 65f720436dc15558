import type { Address, Hex } from 'viem';
import { parseAbi } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { DecodedSwap } from '../core/guards.ts';
import { isSet, readCalldata, type SwapCall } from './readCalldata.ts';

/**
 * The two swaps of KyberSwap's MetaAggregationRouterV2 that are understood: `swap` 0xe21fd0e9 and
 * `swapSimpleMode` 0x8af033fb. Source: the verified contract; docs.kyberswap.com.
 */
export const KYBER_ABI = parseAbi([
  'struct Desc { address srcToken; address dstToken; address[] srcReceivers; uint256[] srcAmounts; address[] feeReceivers; uint256[] feeAmounts; address dstReceiver; uint256 amount; uint256 minReturnAmount; uint256 flags; bytes permit; }',
  'struct Execution { address callTarget; address approveTarget; bytes targetData; Desc desc; bytes clientData; }',
  'function swap(Execution execution) payable returns (uint256 returnAmount, uint256 gasUsed)',
  'function swapSimpleMode(address caller, Desc desc, bytes executorData, bytes clientData) returns (uint256 returnAmount, uint256 gasUsed)',
]);

interface Desc {
  srcToken: Address;
  dstToken: Address;
  srcReceivers: readonly Address[];
  srcAmounts: readonly bigint[];
  feeReceivers: readonly Address[];
  feeAmounts: readonly bigint[];
  dstReceiver: Address;
  amount: bigint;
  minReturnAmount: bigint;
  flags: bigint;
  permit: Hex;
}

/** The flag that lets less than `amount` be sold, with the minimum scaled down to it. The others
 * (simple mode, how fees are counted) weaken nothing when there are no fee receivers. */
const PARTIAL_FILL = 1n;

/**
 * What a KyberSwap call asks for. The router itself enforces token, amount, minimum and receiver;
 * the executor's data stays opaque. The contract would read a zero receiver as the sender; we ask
 * for one by name, so zero is left as it is and refused. @throws guard.refused
 */
export function decodeKyber(call: SwapCall): DecodedSwap {
  const { read, isCanonical } = readCalldata(KYBER_ABI, call.data);
  const { desc, targets } =
    read.functionName === 'swap'
      ? { desc: read.args[0].desc, targets: [read.args[0].callTarget, read.args[0].approveTarget] }
      : { desc: read.args[1], targets: [read.args[0]] };
  checkSources(desc);
  return {
    router: call.to,
    selector: call.data.slice(0, 10) as Hex,
    sell: { chainId: call.chainId, address: desc.srcToken },
    sellAmount: desc.amount,
    buy: { chainId: call.chainId, address: desc.dstToken },
    minReceived: desc.minReturnAmount,
    receiver: desc.dstReceiver,
    isCanonical,
    hasPermit: desc.permit !== '0x',
    hasFees: desc.feeReceivers.length > 0 || desc.feeAmounts.length > 0,
    isPartialFill: (desc.flags & PARTIAL_FILL) !== 0n,
    targets: [...targets, ...desc.srcReceivers, ...desc.feeReceivers].filter(isSet),
  };
}

/** Where the parts of the sold amount are named, they are all of it. */
function checkSources({ srcReceivers, srcAmounts, amount }: Desc): void {
  const sum = srcAmounts.reduce((total, part) => total + part, 0n);
  const isWhole = srcAmounts.length === 0 || sum === amount;
  if (srcReceivers.length !== srcAmounts.length || !isWhole)
    throw new Fault('guard.refused', `parts of the sold amount: ${sum} of ${amount}`);
}
