import {
  LimitOrderBuilder,
  PROTOCOL_NAME,
  PROTOCOL_VERSION,
} from '@1inch/limit-order-protocol-utils';
import type { Address, Hex } from 'viem';
import { type Asset, type ChainId, isNative } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import type { Amount } from '../core/money.ts';
import type { UnixSeconds } from '../core/snapshot.ts';

// No entrypoint imports this room yet, so no shipped bundle contains it.

/**
 * Limit order protocol v4 lives inside AggregationRouterV6. The package's own address map still
 * names the v5 router, so the contract that is signed for is pinned here.
 * Source: 1inch/limit-order-protocol, README.
 */
const VERIFYING_CONTRACT: Readonly<Record<ChainId, Address>> = {
  1: '0x111111125421cA6dc452d289314280a0f8842A65',
  8453: '0x111111125421cA6dc452d289314280a0f8842A65',
};

/** How an order may be taken: whole and once, in part but once, or in parts until it is used up. */
export type Filling = 'whole' | 'partOnce' | 'parts';

export interface LimitOrderRequest {
  maker: Address;
  sell: Asset;
  sellAmount: Amount;
  buy: Asset;
  /** The least that must be paid for all of `sellAmount`. */
  buyAmount: Amount;
  filling: Filling;
  /** After this the contract refuses it; 0 means never. */
  expiry: UnixSeconds;
  /** 40 bits, unique per maker: whole and once-only orders are invalidated by it. */
  nonce: bigint;
  /** 256 bits, always from the caller: the package's default needs a window. */
  salt: bigint;
  /** The only address that may fill it; anyone where missing. The contract compares 80 bits. */
  taker?: Address;
}

/** What a wallet signs, in the JSON shape of `eth_signTypedData_v4`. */
export interface OrderTypedData {
  primaryType: 'Order';
  types: Record<string, { name: string; type: string }[]>;
  domain: { name: string; version: string; chainId: number; verifyingContract: Address };
  message: Record<string, string>;
}

export interface LimitOrder {
  typedData: OrderTypedData;
  hash: Hex;
}

const FILLS: Readonly<Record<Filling, { allowPartialFill: boolean; allowMultipleFills: boolean }>> =
  {
    whole: { allowPartialFill: false, allowMultipleFills: false },
    partOnce: { allowPartialFill: true, allowMultipleFills: false },
    parts: { allowPartialFill: true, allowMultipleFills: true },
  };

/** Nothing here can sign: the wallet does, with the typed data. */
const NO_SIGNER = {
  contractEncodeABI: (): string => refuseToSign(),
  signTypedData: async (): Promise<string> => refuseToSign(),
  ethCall: async (): Promise<string> => refuseToSign(),
  decodeABIParameter: (): never => refuseToSign(),
  decodeABICallParameters: (): never => refuseToSign(),
};

function refuseToSign(): never {
  throw new Fault('bug.unreachable', 'orders are signed by the wallet');
}

/**
 * A 1inch limit order (protocol v4) as typed data and its hash, without extensions; the receiver is
 * the maker. @throws input.invalid for the native coin, for assets of different or unserved chains,
 * for empty amounts and for a number wider than its field, which would spill into the next one
 */
export function buildLimitOrder(request: LimitOrderRequest): LimitOrder {
  const { chainId } = request.sell;
  const contract = VERIFYING_CONTRACT[chainId];
  if (!contract) throw new Fault('input.invalid', `no limit orders on chain ${chainId}`);
  checkRequest(request);
  const builder = new LimitOrderBuilder(NO_SIGNER, {
    domainName: PROTOCOL_NAME,
    version: PROTOCOL_VERSION,
  });
  const order = builder.buildLimitOrder({
    maker: request.maker,
    makerAsset: request.sell.address,
    takerAsset: request.buy.address,
    makingAmount: String(request.sellAmount),
    takingAmount: String(request.buyAmount),
    makerTraits: LimitOrderBuilder.buildMakerTraits({
      ...FILLS[request.filling],
      expiry: request.expiry,
      nonce: request.nonce,
      ...(request.taker && { allowedSender: request.taker }),
    }),
    salt: request.salt,
  });
  const typedData = builder.buildLimitOrderTypedData(order, BigInt(chainId), contract);
  const hash = builder.buildLimitOrderHash(typedData) as Hex;
  return { typedData: signable(typedData), hash };
}

const UINT40 = 40;
const UINT256 = 256;

function checkRequest(request: LimitOrderRequest): void {
  const { sell, buy, sellAmount, buyAmount, expiry, nonce, salt } = request;
  if (isNative(sell) || isNative(buy)) throw new Fault('input.invalid', 'orders are for tokens');
  if (sell.chainId !== buy.chainId) throw new Fault('input.invalid', 'one chain an order');
  const isFilled = sellAmount > 0n && buyAmount > 0n;
  const fits = [
    [sellAmount, UINT256],
    [buyAmount, UINT256],
    [salt, UINT256],
    [nonce, UINT40],
    [BigInt(expiry), UINT40],
  ] as const;
  const isFitting = fits.every(([value, bits]) => value >= 0n && value >> BigInt(bits) === 0n);
  if (!isFilled || !isFitting) throw new Fault('input.invalid', 'a number does not fit its field');
}

/** The package keeps `extension` beside the signed fields; a wallet would refuse the odd key. */
function signable(typedData: object): OrderTypedData {
  const { message, ...rest } = typedData as OrderTypedData;
  const { extension: _, ...signed } = message;
  return { ...rest, message: signed };
}
