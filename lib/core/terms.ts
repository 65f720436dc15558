import type { Address, Hex } from 'viem';
import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem/utils';
import type { Asset } from './asset.ts';
import type { Amount, Bps, Usd } from './money.ts';
import type { QuoteSource } from './quote.ts';
import type { UnixSeconds } from './snapshot.ts';

/** What the user reviews of one swap. Whatever is sent later must meet it; worse is a new review. */
export interface LegTerms {
  owner: Address;
  /** Where the bought asset goes: always the owner. */
  receiver: Address;
  sell: Asset;
  /** Exactly this much is sold. */
  sellAmount: Amount;
  buy: Asset;
  minReceived: Amount;
  source: QuoteSource;
  /** The router that is called, and the only address that gets an allowance. */
  spender: Address;
  /** The most the network may charge for all steps of this leg, wei. */
  maxNetworkFee: bigint;
  /** Nothing is sent after this. */
  latestTime: UnixSeconds;
  /** For the eye and the cost limit; not part of what the chain enforces. */
  value: Usd;
  expectedOut: Amount;
  slippage: Bps;
}

/** A transaction exactly as it will be handed to the wallet. */
export interface Call {
  chainId: number;
  from: Address;
  to: Address;
  data: Hex;
  value: bigint;
  /** Gas limit and highest price per gas, so that the reviewed network fee cannot be passed. */
  gas: bigint;
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

const LEG = parseAbiParameters(
  'uint256 chainId, address owner, address receiver, address sell, uint256 sellAmount, address buy, uint256 minReceived, address spender, uint256 maxNetworkFee, uint256 latestTime',
);
const CALL = parseAbiParameters(
  'uint256 chainId, address from, address to, bytes data, uint256 value, uint256 gas, uint256 maxFeePerGas, uint256 maxPriorityFeePerGas',
);

/** Hash of everything a reviewed leg binds, independent of any calldata. */
export const hashLeg = (leg: LegTerms): Hex =>
  keccak256(
    encodeAbiParameters(LEG, [
      BigInt(leg.sell.chainId),
      leg.owner,
      leg.receiver,
      leg.sell.address,
      leg.sellAmount,
      leg.buy.address,
      leg.minReceived,
      leg.spender,
      leg.maxNetworkFee,
      BigInt(leg.latestTime),
    ]),
  );

/** Hash of a whole reviewed plan, in order: what the user saw. */
export const hashTerms = (legs: readonly LegTerms[]): Hex =>
  keccak256(encodeAbiParameters(parseAbiParameters('bytes32[]'), [legs.map(hashLeg)]));

/** Hash of one transaction: what is handed to the wallet. */
export const hashCall = (call: Call): Hex =>
  keccak256(
    encodeAbiParameters(CALL, [
      BigInt(call.chainId),
      call.from,
      call.to,
      call.data,
      call.value,
      call.gas,
      call.maxFeePerGas,
      call.maxPriorityFeePerGas,
    ]),
  );

/** The most a call can cost in network fees, wei (without an L2's data fee). */
export const feeCeilingOf = (call: Pick<Call, 'gas' | 'maxFeePerGas'>): bigint =>
  call.gas * call.maxFeePerGas;

/** True when a mined call did what was intended: fees may have been edited in the wallet, nothing else. */
export const isSameEffect = (a: Call, b: Call): boolean =>
  a.chainId === b.chainId &&
  a.from === b.from &&
  a.to === b.to &&
  a.data === b.data &&
  a.value === b.value;
