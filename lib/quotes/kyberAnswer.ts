import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import { Fault, type FaultCode } from '../core/fault.ts';
import { type Amount, amount } from '../core/money.ts';
import { Calldata, CheckedAddress, Decimal, parseAnswer } from './wire.ts';

// KyberSwap Aggregator API v1, docs.kyberswap.com. Every key that is used is required and typed.
// Further keys are dropped unread: what is known of the format is its documentation, which calls
// its own lists of keys incomplete, and a new key must not cost the user a good quote.

/** A route as quoted; `summary` goes back to the server exactly as it came. */
export interface KyberRoute {
  summary: unknown;
  amountOut: Amount;
}

/** The transaction built from a route. */
export interface KyberBuild {
  amountOut: Amount;
  gas: bigint;
  to: Address;
  data: Hex;
  value: bigint;
}

const Status = v.object({ code: v.pipe(v.number(), v.integer()) });

const Route = v.object({
  data: v.object({ routeSummary: v.unknown(), routerAddress: CheckedAddress }),
});

const Summary = v.object({
  tokenIn: CheckedAddress,
  tokenOut: CheckedAddress,
  amountIn: Decimal,
  amountOut: Decimal,
});

const Build = v.object({
  data: v.object({
    amountIn: Decimal,
    amountOut: Decimal,
    gas: Decimal,
    data: Calldata,
    routerAddress: CheckedAddress,
    transactionValue: Decimal,
  }),
});

/**
 * What each documented code means to us. 4008 and 4010 name no route, 4009 an amount beyond every
 * pool, 4011 an unknown token; 4222 and 4227 say that the market moved between route and build.
 */
const MEANING: Readonly<Record<number, FaultCode>> = {
  4008: 'quote.noRoute',
  4009: 'quote.noRoute',
  4010: 'quote.noRoute',
  4011: 'quote.noRoute',
  4222: 'quote.expired',
  4227: 'quote.expired',
};

/** The answer of `GET routes`. @throws quote.malformed, quote.noRoute, quote.expired */
export function parseKyberRoute(answer: unknown): KyberRoute {
  refuseErrors(answer);
  const { routeSummary } = parseAnswer(Route, answer).data;
  const { amountOut } = parseAnswer(Summary, routeSummary);
  return { summary: routeSummary, amountOut: amount(amountOut) };
}

/** The answer of `POST route/build`. @throws quote.malformed, quote.noRoute, quote.expired */
export function parseKyberBuild(answer: unknown): KyberBuild {
  refuseErrors(answer);
  const { data } = parseAnswer(Build, answer);
  return {
    amountOut: amount(data.amountOut),
    gas: data.gas,
    to: data.routerAddress,
    data: data.data,
    value: data.transactionValue,
  };
}

/** Any code but 0 is a refusal; its text is a stranger's and is dropped. */
function refuseErrors(answer: unknown): void {
  const { code } = parseAnswer(Status, answer);
  if (code !== 0) throw new Fault(MEANING[code] ?? 'quote.noRoute', `code ${code}`);
}
