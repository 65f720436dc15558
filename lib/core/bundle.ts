import type { Address, Hex } from 'viem';
import { Fault } from './fault.ts';
import type { Amount, Bps } from './money.ts';
import type { PriceAt, UnixSeconds } from './snapshot.ts';
import { type Call, hashCall, type LegTerms } from './terms.ts';

/** `reset` and `revoke` set an allowance to zero; `approve` opens exactly what the swap spends. */
export type StepKind = 'reset' | 'approve' | 'swap' | 'revoke';

/**
 * queued → asked (written before the wallet is asked) → sent (the wallet gave a hash) → an end.
 * `unknown` is held until the chain or the user settles it; nothing here is ever sent again by itself.
 * `altered` was mined otherwise than reviewed, edited in the wallet: it ends the bundle.
 */
export type StepState =
  | 'queued'
  | 'asked'
  | 'sent'
  | 'confirmed'
  | 'reverted'
  | 'altered'
  | 'declined'
  | 'unknown'
  | 'skipped';

/** What was asked of the wallet, written down before it was asked. */
export interface Intent {
  call: Call;
  callHash: Hex;
  /** Transactions the account had sent before, by our own reading. */
  nonce: number;
  /** Block at which that was read: the search for a lost transaction starts here. */
  fromBlock: bigint;
  askedAt: UnixSeconds;
}

export interface Step {
  id: string;
  leg: number;
  kind: StepKind;
  state: StepState;
  intent: Intent | null;
  txHash: Hex | null;
  block: bigint | null;
  /** What arrived, for a swap, read from the receipt. */
  received: Amount | null;
  /** Fee paid in wei, read from the receipt. */
  fee: bigint | null;
}

/** An allowance as it stood before the bundle: it must stand so again at the end. */
export interface AllowanceBefore {
  leg: number;
  amount: Amount;
}

/** A reviewed plan under way: one record holds what was reviewed and everything that was sent. */
export interface Bundle {
  id: string;
  portfolioId: string;
  owner: Address;
  createdAt: UnixSeconds;
  termsHash: Hex;
  legs: LegTerms[];
  steps: Step[];
  allowancesBefore: AllowanceBefore[];
  onTargetBefore: Bps;
  onTargetExpected: Bps;
  /** Prices it was reviewed at: of what is traded and of the coins fees are paid in. */
  prices?: PriceAt[];
  /** Raised at each write; the higher of two copies is the truth. */
  seq: number;
  /** The user ended it early: nothing but closing open allowances is left to do. */
  stoppedAt: UnixSeconds | null;
  closedAt: UnixSeconds | null;
}

const IN_TRANSIT: readonly StepState[] = ['asked', 'sent', 'unknown'];

/** Something may still happen on chain without us. */
export const isInTransit = (step: Step): boolean => IN_TRANSIT.includes(step.state);

/** A step as it stands before anything happened. */
export const queuedStep = (leg: number, kind: StepKind): Step => ({
  id: `${leg}:${kind}`,
  leg,
  kind,
  state: 'queued',
  intent: null,
  txHash: null,
  block: null,
  received: null,
  fee: null,
});

/** The first step that has not ended well; after a stop only what closes an allowance. */
export const nextStep = (bundle: Bundle): Step | undefined =>
  bundle.steps.find(
    ({ kind, state }) =>
      state !== 'confirmed' &&
      state !== 'skipped' &&
      (bundle.stoppedAt === null || kind === 'revoke'),
  );

/** The step that must be settled before anything else may be asked. */
export const stepInTransit = (bundle: Bundle): Step | undefined => bundle.steps.find(isInTransit);

export const isOpen = (bundle: Bundle): boolean => bundle.closedAt === null;

/** Legs whose allowance was opened and not spent or closed since; null where its size was edited. */
export function openAllowances(bundle: Bundle): { leg: number; amount: Amount | null }[] {
  return bundle.legs.flatMap((leg, index) => {
    const is = (kind: StepKind, state: StepState) =>
      bundle.steps.some((s) => s.leg === index && s.kind === kind && s.state === state);
    const isEdited = is('approve', 'altered');
    const isOpened = isEdited || is('approve', 'confirmed');
    const isClosed = (!isEdited && is('swap', 'confirmed')) || is('revoke', 'confirmed');
    return isOpened && !isClosed ? [{ leg: index, amount: isEdited ? null : leg.sellAmount }] : [];
  });
}

export type BundleEnd = 'done' | 'partial' | 'nothing';

/** How a bundle ended or would end now: all swaps, some, or none. */
export function endOf(bundle: Bundle): BundleEnd {
  const swaps = bundle.steps.filter(({ kind }) => kind === 'swap');
  const done = swaps.filter(({ state }) => state === 'confirmed').length;
  if (done === swaps.length) return 'done';
  return done > 0 ? 'partial' : 'nothing';
}

/** Where a step may go by what is learnt of it. Only `recordAsked` makes one `asked`. */
const LEGAL: Record<StepState, readonly StepState[]> = {
  queued: ['skipped'],
  asked: ['sent', 'confirmed', 'reverted', 'altered', 'declined', 'unknown'],
  sent: ['confirmed', 'reverted', 'altered', 'unknown'],
  unknown: ['sent', 'confirmed', 'reverted', 'altered', 'declined'],
  altered: [],
  // What was declined may have been sent all the same: the user said so of a question left open.
  declined: ['confirmed', 'reverted', 'altered'],
  reverted: [],
  confirmed: [],
  skipped: [],
};

/** The bundle with one step moved on; every move raises `seq`. @throws bug.unreachable on an illegal move */
export function moveStep(
  bundle: Bundle,
  stepId: string,
  state: StepState,
  facts: Partial<Pick<Step, 'txHash' | 'block' | 'received' | 'fee'>> = {},
): Bundle {
  const step = bundle.steps.find(({ id }) => id === stepId);
  if (!step || !isOpen(bundle) || !LEGAL[step.state].includes(state))
    throw new Fault('bug.unreachable', `${step?.state ?? 'no step'} to ${state}`);
  return putStep(bundle, { ...step, ...facts, state });
}

const putStep = (bundle: Bundle, step: Step): Bundle => ({
  ...bundle,
  steps: bundle.steps.map((other) => (other.id === step.id ? step : other)),
  seq: bundle.seq + 1,
});

/** @throws bundle.inTransit while something may still be mined, bug.unreachable once closed */
function requireQuiet(bundle: Bundle): void {
  if (!isOpen(bundle)) throw new Fault('bug.unreachable', 'closed');
  const waiting = stepInTransit(bundle);
  if (waiting) throw new Fault('bundle.inTransit', waiting.id);
}

/**
 * Writes down what the wallet will be asked. @throws bundle.inTransit while another step may still
 * be mined, bug.unreachable when it is not this step's turn
 */
export function recordAsked(bundle: Bundle, stepId: string, intent: Intent): Bundle {
  requireQuiet(bundle);
  const step = nextStep(bundle);
  if (step?.id !== stepId || hashCall(intent.call) !== intent.callHash)
    throw new Fault('bug.unreachable', `not the turn of ${stepId}`);
  return putStep(bundle, { ...queuedStep(step.leg, step.kind), state: 'asked', intent });
}

/**
 * Ends a bundle early: what is queued is skipped, and each allowance still open gets a step that
 * closes it. @throws bundle.inTransit while something may still be mined
 */
export function stopEarly(bundle: Bundle, at: UnixSeconds): Bundle {
  requireQuiet(bundle);
  const ended = bundle.steps.map((step) =>
    step.state === 'queued' && step.kind !== 'revoke'
      ? { ...step, state: 'skipped' as const }
      : step,
  );
  const revokes = openAllowances(bundle).map(({ leg }) => queuedStep(leg, 'revoke'));
  const missing = revokes.filter(({ id }) => !ended.some((step) => step.id === id));
  const stoppedAt = bundle.stoppedAt ?? at;
  return { ...bundle, steps: [...ended, ...missing], stoppedAt, seq: bundle.seq + 1 };
}

/** Nothing more will be asked. @throws bundle.inTransit while something may still be mined */
export function closeBundle(bundle: Bundle, at: UnixSeconds): Bundle {
  requireQuiet(bundle);
  return { ...bundle, closedAt: at, seq: bundle.seq + 1 };
}
