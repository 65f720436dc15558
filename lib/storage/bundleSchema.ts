import * as v from 'valibot';
import type { Bundle } from '../core/bundle.ts';
import {
  address,
  amountText,
  asset,
  bigintText,
  bpsNumber,
  chainId,
  hex,
  id,
  priceText,
  unixSeconds,
  usdText,
} from './schemas.ts';

const LEG = v.object({
  owner: address,
  receiver: address,
  sell: asset,
  sellAmount: amountText,
  buy: asset,
  minReceived: amountText,
  source: v.picklist(['kyber', 'velora']),
  spender: address,
  maxNetworkFee: bigintText,
  latestTime: unixSeconds,
  value: usdText,
  expectedOut: amountText,
  slippage: bpsNumber,
});

const CALL = v.object({
  chainId,
  from: address,
  to: address,
  data: hex,
  value: bigintText,
  gas: bigintText,
  maxFeePerGas: bigintText,
  maxPriorityFeePerGas: bigintText,
});

const STEP = v.object({
  id,
  leg: v.pipe(v.number(), v.integer(), v.minValue(0)),
  kind: v.picklist(['reset', 'approve', 'swap', 'revoke']),
  state: v.picklist([
    'queued',
    'asked',
    'sent',
    'confirmed',
    'reverted',
    'altered',
    'declined',
    'unknown',
    'skipped',
  ]),
  intent: v.nullable(
    v.object({
      call: CALL,
      callHash: hex,
      nonce: v.pipe(v.number(), v.integer()),
      fromBlock: bigintText,
      askedAt: unixSeconds,
    }),
  ),
  txHash: v.nullable(hex),
  block: v.nullable(bigintText),
  received: v.nullable(amountText),
  fee: v.nullable(bigintText),
});

/** A bundle as it stands in the journal and in the history. */
export const BUNDLE: v.GenericSchema<unknown, Bundle> = v.object({
  id,
  portfolioId: id,
  owner: address,
  createdAt: unixSeconds,
  termsHash: hex,
  legs: v.array(LEG),
  steps: v.array(STEP),
  allowancesBefore: v.array(v.object({ leg: v.number(), amount: amountText })),
  onTargetBefore: bpsNumber,
  onTargetExpected: bpsNumber,
  prices: v.exactOptional(v.array(v.object({ asset, price: priceText, asOf: unixSeconds }))),
  seq: v.pipe(v.number(), v.integer()),
  stoppedAt: v.nullable(unixSeconds),
  closedAt: v.nullable(unixSeconds),
});
