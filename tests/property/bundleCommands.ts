import fc from 'fast-check';
import { expect } from 'vitest';
import {
  closeBundle,
  moveStep,
  recordAsked,
  type StepKind,
  type StepState,
  stopEarly,
} from '../../lib/core/bundle.ts';
import { settleStep } from '../../lib/core/settle.ts';
import { Command, inTransit, MOVES, type Model, modelNext, queuedModel } from './bundleModel.ts';
import {
  FINDINGS,
  type Finding,
  factsOf,
  HASH,
  intentOf,
  SHAPES,
  STATES,
} from './steppedBundle.ts';

const stepAt = (model: Model, at: number) => model.steps[at % model.steps.length];
const idAt = (model: Model, at: number) => stepAt(model, at)?.id ?? 'none';
const setState = (model: Model, id: string, state: StepState, hasHash?: boolean) => {
  for (const step of model.steps.filter((one) => one.id === id))
    Object.assign(step, { state, hasHash: hasHash ?? step.hasHash });
  model.seq += 1;
};

/** Asks for a step by its place, or for the one whose turn it is. */
const anyAsk = fc
  .tuple(fc.oneof(fc.constant(null), fc.nat(11)), fc.boolean())
  .map(([at, isHonest]) => {
    const idOf = (model: Model) => (at === null ? modelNext(model)?.id : idAt(model, at)) ?? 'none';
    return new Command(
      `ask ${at ?? 'next'}${isHonest ? '' : ' with another hash'}`,
      (model) => {
        if (model.isClosed) return 'bug.unreachable';
        if (model.steps.some(inTransit)) return 'bundle.inTransit';
        const isTurn = idOf(model) === modelNext(model)?.id;
        return isTurn && isHonest ? null : 'bug.unreachable';
      },
      (model) => setState(model, idOf(model), 'asked', false),
      (bundle, model) => {
        const intent = intentOf(idOf(model));
        return recordAsked(bundle, idOf(model), isHonest ? intent : { ...intent, callHash: HASH });
      },
    );
  });

/** Moves the step in transit, or any, to any state. */
const anyMove = fc
  .tuple(fc.oneof(fc.constant(null), fc.nat(11)), fc.constantFrom(...STATES))
  .map(([at, state]) => {
    const stepOf = (model: Model) =>
      at === null ? model.steps.find(inTransit) : stepAt(model, at);
    return new Command(
      `move ${at ?? 'what is in transit'} to ${state}`,
      (model) => {
        const step = stepOf(model);
        const isLegal = step && !model.isClosed && MOVES[step.state].includes(state);
        return isLegal ? null : 'bug.unreachable';
      },
      (model) => setState(model, stepOf(model)?.id ?? '', state, true),
      (bundle, model) => moveStep(bundle, stepOf(model)?.id ?? 'none', state, { txHash: HASH }),
    );
  });

/** Where the chain's word takes a step, or null where it stays. */
function settledState(
  { state, hasHash }: { state: StepState; hasHash: boolean },
  finding: Finding,
  hasMovedOn: boolean,
): StepState | null {
  if (!inTransit({ state }) && state !== 'declined') return null;
  if (finding === 'success' || finding === 'higher fee') return 'confirmed';
  if (finding === 'reverted') return 'reverted';
  if (finding !== 'nothing' && hasHash) return 'altered';
  const mayBeLost = state === 'asked' || state === 'sent';
  return mayBeLost && (hasMovedOn || state === 'asked') ? 'unknown' : null;
}

const anySettle = fc
  .tuple(fc.nat(11), fc.constantFrom(...FINDINGS), fc.boolean())
  .map(([at, finding, hasMovedOn]) => {
    const stepOf = (model: Model) => model.steps.find(inTransit) ?? stepAt(model, at);
    return new Command(
      `settle: ${finding}${hasMovedOn ? ', moved on' : ''}`,
      () => null,
      (model) => {
        const step = stepOf(model);
        const state = step && !model.isClosed && settledState(step, finding, hasMovedOn);
        const isFound = state !== 'unknown';
        if (step && state) setState(model, step.id, state, isFound || undefined);
      },
      (bundle, model) => {
        const step = bundle.steps.find(({ id }) => id === stepOf(model)?.id);
        if (!step) throw new Error('no step');
        const settled = settleStep(bundle, step, factsOf(step.id, finding, hasMovedOn));
        const now = settled.steps.find(({ id }) => id === step.id);
        if (now?.state === 'confirmed' && step.state !== 'confirmed')
          expect(now).toMatchObject({ txHash: HASH, block: 5n, fee: 3n, received: 4n });
        return settled;
      },
    );
  });

const stop = new Command(
  'stop early',
  (model) => {
    if (model.isClosed) return 'bug.unreachable';
    return model.steps.some(inTransit) ? 'bundle.inTransit' : null;
  },
  (model) => {
    const legs = new Set(model.steps.map(({ leg }) => leg));
    const has = (leg: number, kind: StepKind, state?: StepState) =>
      model.steps.some((s) => s.leg === leg && s.kind === kind && (!state || s.state === state));
    const isLeftOpen = (leg: number) =>
      has(leg, 'approve', 'altered') ||
      (has(leg, 'approve', 'confirmed') && !has(leg, 'swap', 'confirmed'));
    for (const step of model.steps)
      if (step.state === 'queued' && step.kind !== 'revoke') step.state = 'skipped';
    for (const leg of legs)
      if (isLeftOpen(leg) && !has(leg, 'revoke')) model.steps.push(queuedModel(leg, 'revoke'));
    model.isStopped = true;
    model.seq += 1;
  },
  (bundle) => stopEarly(bundle, 1),
);

const close = new Command(
  'close',
  (model) => {
    if (model.isClosed) return 'bug.unreachable';
    return model.steps.some(inTransit) ? 'bundle.inTransit' : null;
  },
  (model) => {
    model.isClosed = true;
    model.seq += 1;
  },
  (bundle) => closeBundle(bundle, 2),
);

/** Legs of a bundle, and everything that may happen to them, in any order. */
export const anyShapes = fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 3 });
export const anyCommands = fc.commands(
  [
    anyAsk,
    anyAsk,
    anyMove,
    anyMove,
    anySettle,
    anySettle,
    fc.constant(stop),
    fc.integer({ min: 0, max: 4 }).map((dice) => (dice === 0 ? close : stop)),
  ],
  { maxCommands: 60, size: '+1' },
);
