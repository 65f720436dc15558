import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { Fault, type FaultCode } from '../core/fault.ts';
import { type Amount, amount, type Bps, bps } from '../core/money.ts';
import { Calldata, CheckedAddress, Decimal, parseAnswer } from './wire.ts';

// Velora (ParaSwap) API v6.2, developers.velora.xyz, `GET /swap`. Every key that is used is
// required and typed. Further keys are dropped unread: the documentation shows them by example
// only, and a new one must not cost the user a good quote.

/** Route and transaction in one. */
export interface VeloraSwap {
  /** Before Velora's own fee. */
  destAmount: Amount;
  /** Velora's fee as the route names it, whole basis points rounded up. */
  fee: Bps;
  gas: bigint;
  to: Address;
  data: Hex;
  value: bigint;
}

const Refusal = v.object({ error: v.string() });

/** A percentage as a JSON number (0.01 is one basis point); the contract takes 2 % at the most. */
const Percent = v.pipe(v.number(), v.minValue(0), v.maxValue(2));

const Swap = v.object({
  priceRoute: v.object({
    srcToken: CheckedAddress,
    srcAmount: Decimal,
    destToken: CheckedAddress,
    destAmount: Decimal,
    gasCost: Decimal,
    partnerFee: v.optional(Percent, 0),
  }),
  txParams: v.object({ to: CheckedAddress, value: Decimal, data: Calldata }),
});

/** Documented messages that do not simply mean "no route". */
const MEANING: readonly { text: RegExp; code: FaultCode }[] = [
  { text: /too small/i, code: 'quote.tooSmall' },
  { text: /rate has changed/i, code: 'quote.expired' },
];

/** The answer of `GET /swap`. @throws quote.malformed, quote.noRoute, quote.tooSmall, quote.expired */
export function parseVeloraSwap(answer: unknown): VeloraSwap {
  refuseErrors(answer);
  const { priceRoute, txParams } = parseAnswer(Swap, answer);
  return {
    destAmount: amount(priceRoute.destAmount),
    fee: bps(Math.ceil(Math.round(priceRoute.partnerFee * 10_000) / 100)),
    gas: priceRoute.gasCost,
    to: txParams.to,
    data: txParams.data,
    value: txParams.value,
  };
}

/** `{ error }` is a refusal; its text is a stranger's: it is matched and dropped. */
function refuseErrors(answer: unknown): void {
  const refusal = v.safeParse(Refusal, answer);
  if (!refusal.success) return;
  const known = MEANING.find(({ text }) => text.test(refusal.output.error));
  throw new Fault(known?.code ?? 'quote.noRoute', 'Velora refused');
}
