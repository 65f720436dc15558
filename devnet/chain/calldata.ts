// The calldata of the two stand-in routers, in the encodings of the real ones.
import { type Address, encodeAbiParameters, encodeFunctionData, type Hex, zeroAddress } from 'viem';
import { KYBER_ABI, VELORA_ABI } from './abis.ts';
import { KYBER_ROUTER } from './layout.ts';

export interface SwapCall {
  readonly sell: Address;
  readonly buy: Address;
  readonly amount: bigint;
  readonly minReceived: bigint;
  readonly receiver: Address;
  /** A packed Uniswap V3 path. */
  readonly path: Hex;
}

const NO_METADATA: Hex = `0x${'00'.repeat(32)}`;

/** KyberSwap's general form, `swap` 0xe21fd0e9. */
export function kyberSwapData(swap: SwapCall, fees: readonly [Address, bigint][] = []): Hex {
  const execution = {
    callTarget: KYBER_ROUTER,
    approveTarget: zeroAddress,
    targetData: executorData(swap.path),
    desc: kyberDesc(swap, fees),
    clientData: '0x',
  } as const;
  return encodeFunctionData({ abi: KYBER_ABI, functionName: 'swap', args: [execution] });
}

/** KyberSwap's form for a single pool, `swapSimpleMode` 0x8af033fb. */
export function kyberSimpleSwapData(swap: SwapCall): Hex {
  return encodeFunctionData({
    abi: KYBER_ABI,
    functionName: 'swapSimpleMode',
    args: [KYBER_ROUTER, kyberDesc(swap, []), executorData(swap.path), '0x'],
  });
}

/** Velora's `swapExactAmountIn` 0xe3ead59e. */
export function veloraSwapData(swap: SwapCall, quoted: bigint): Hex {
  const data = {
    srcToken: swap.sell,
    destToken: swap.buy,
    fromAmount: swap.amount,
    toAmount: swap.minReceived,
    quotedAmount: quoted,
    metadata: NO_METADATA,
    beneficiary: swap.receiver,
  };
  return encodeFunctionData({
    abi: VELORA_ABI,
    functionName: 'swapExactAmountIn',
    args: [zeroAddress, data, 0n, '0x', executorData(swap.path)],
  });
}

function kyberDesc(swap: SwapCall, fees: readonly [Address, bigint][]) {
  return {
    srcToken: swap.sell,
    dstToken: swap.buy,
    srcReceivers: [KYBER_ROUTER],
    srcAmounts: [swap.amount],
    feeReceivers: fees.map(([receiver]) => receiver),
    feeAmounts: fees.map(([, amount]) => amount),
    dstReceiver: swap.receiver,
    amount: swap.amount,
    minReturnAmount: swap.minReceived,
    flags: 0n,
    permit: '0x',
  } as const;
}

function executorData(path: Hex): Hex {
  return encodeAbiParameters([{ type: 'bytes' }], [path]);
}
