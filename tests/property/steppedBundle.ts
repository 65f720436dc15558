// A bundle of made-up legs, step by step, and what the chain may say of a step.
import type { Address, Hex } from 'viem';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import {
  type Bundle,
  type Intent,
  queuedStep,
  type StepKind,
  type StepState,
} from '../../lib/core/bundle.ts';
import { amount, bps, usd } from '../../lib/core/money.ts';
import type { ChainFacts } from '../../lib/core/settle.ts';
import { type Call, hashCall, hashTerms, type LegTerms } from '../../lib/core/terms.ts';

const OWNER: Address = '0x1111111111111111111111111111111111111111';
const ROUTER: Address = '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5';
export const HASH: Hex = `0x${'ab'.repeat(32)}`;
export const STATES: readonly StepState[] = [
  'queued',
  'asked',
  'sent',
  'confirmed',
  'reverted',
  'declined',
  'unknown',
  'skipped',
  'altered',
];
export const SHAPES: readonly (readonly StepKind[])[] = [
  ['swap'],
  ['approve', 'swap'],
  ['reset', 'approve', 'swap'],
];

const token = (index: number): Asset => ({
  chainId: 1,
  address: index === 0 ? NATIVE : `0x${`${index}`.padStart(40, '0')}`,
  symbol: `T${index}`,
  decimals: 18,
  classId: `C${index}`,
});

const termsOf = (leg: number): LegTerms => ({
  owner: OWNER,
  receiver: OWNER,
  sell: token(leg),
  sellAmount: amount(BigInt(leg + 1)),
  buy: token(9),
  minReceived: amount(1n),
  source: 'kyber',
  spender: ROUTER,
  maxNetworkFee: 1n,
  latestTime: 1_000,
  value: usd(1n),
  expectedOut: amount(2n),
  slippage: bps(50),
});

export function bundleOf(shapes: readonly (readonly StepKind[])[]): Bundle {
  const legs = shapes.map((_kinds, leg) => termsOf(leg));
  return {
    id: 'b',
    portfolioId: 'p',
    owner: OWNER,
    createdAt: 0,
    termsHash: hashTerms(legs),
    legs,
    steps: shapes.flatMap((kinds, leg) => kinds.map((kind) => queuedStep(leg, kind))),
    allowancesBefore: [],
    onTargetBefore: bps(0),
    onTargetExpected: bps(0),
    seq: 0,
    stoppedAt: null,
    closedAt: null,
  };
}

const callOf = (stepId: string): Call => ({
  chainId: 1,
  from: OWNER,
  to: ROUTER,
  data: `0x${Buffer.from(stepId).toString('hex')}`,
  value: 0n,
  gas: 21_000n,
  maxFeePerGas: 2n,
  maxPriorityFeePerGas: 1n,
});

export const intentOf = (stepId: string): Intent => ({
  call: callOf(stepId),
  callHash: hashCall(callOf(stepId)),
  nonce: 7,
  fromBlock: 1n,
  askedAt: 0,
});

/** What the chain may say of a step. */
export const FINDINGS = [
  'nothing',
  'success',
  'reverted',
  'higher fee',
  'other data',
  'other value',
  'other target',
  'other sender',
  'other chain',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** How what was mined differs from what was asked. Only fees may: the user edits them in the wallet. */
const DIFFERENCE: Partial<Record<Finding, Partial<Call>>> = {
  'higher fee': { gas: 90_000n, maxFeePerGas: 9n, maxPriorityFeePerGas: 9n },
  'other data': { data: '0x' },
  'other value': { value: 1n },
  'other target': { to: OWNER },
  'other sender': { from: ROUTER },
  'other chain': { chainId: 8453 },
};

export function factsOf(stepId: string, finding: Finding, hasMovedOn: boolean): ChainFacts {
  const mined = {
    hash: HASH,
    call: { ...callOf(stepId), ...DIFFERENCE[finding] },
    status: finding === 'reverted' ? ('reverted' as const) : ('success' as const),
    block: 5n,
    fee: 3n,
    received: amount(4n),
  };
  const nonceNow = hasMovedOn ? 8 : 7;
  return { mined: finding === 'nothing' ? null : mined, nonceNow, isWaiting: false };
}
