import type { Hex } from 'viem';
import { parseAbi } from 'viem/utils';
import type { DecodedSwap } from '../core/guards.ts';
import { isSet, readCalldata, type SwapCall } from './readCalldata.ts';
import { netDown, readVeloraFees } from './veloraFees.ts';

/**
 * The one swap of Velora's AugustusV6.2 that is understood: `swapExactAmountIn` 0xe3ead59e, which
 * pulls exactly `fromAmount` of `srcToken`. The direct Uniswap methods take their tokens from packed
 * pool data instead. Source: the verified contract; developers.velora.xyz.
 */
export const VELORA_ABI = parseAbi([
  'struct GenericData { address srcToken; address destToken; uint256 fromAmount; uint256 toAmount; uint256 quotedAmount; bytes32 metadata; address beneficiary; }',
  'function swapExactAmountIn(address executor, GenericData swapData, uint256 partnerAndFee, bytes permit, bytes executorData) payable returns (uint256 receivedAmount, uint256 paraswapShare, uint256 partnerShare)',
]);

/**
 * What a Velora call asks for. `minReceived` is what the contract guarantees to the beneficiary:
 * `toAmount` less Velora's own fee and the unit the router keeps; `hasFees` means any other fee.
 * A zero beneficiary is the sender, as in the contract. @throws guard.refused
 */
export function decodeVelora(call: SwapCall): DecodedSwap {
  const { read, isCanonical } = readCalldata(VELORA_ABI, call.data);
  const [executor, swap, partnerAndFee, permit] = read.args;
  const fees = readVeloraFees(partnerAndFee, swap.toAmount, swap.quotedAmount);
  return {
    router: call.to,
    selector: call.data.slice(0, 10) as Hex,
    sell: { chainId: call.chainId, address: swap.srcToken },
    sellAmount: swap.fromAmount,
    buy: { chainId: call.chainId, address: swap.destToken },
    minReceived: netDown(swap.toAmount, fees.fee),
    receiver: isSet(swap.beneficiary) ? swap.beneficiary : call.from,
    isCanonical,
    hasPermit: permit !== '0x',
    hasFees: fees.isForeign,
    isPartialFill: false,
    targets: [executor].filter(isSet),
  };
}
