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
}

const LEG = parseAbiParameters(
  'uint256 chainId, address owner, address receiver, address sell, uint256 sellAmount, address buy, uint256 minReceived, address spender, uint256 maxNetworkFee, uint256 latestTime',
);
const CALL = parseAbiParameters(
  'uint256 chainId, address from, address to, bytes data, uint256 value',
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

/** Hash of one transaction: what is sent. */
export const hashCall = (call: Call): Hex =>
  keccak256(
    encodeAbiParameters(CALL, [BigInt(call.chainId), call.from, call.to, call.data, call.value]),
  );
