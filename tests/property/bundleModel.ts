import type fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Bundle,
  endOf,
  isInTransit,
  nextStep,
  openAllowances,
  type StepKind,
  type StepState,
} from '../../lib/core/bundle.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';

/** The law of a bundle said a second time: a list of states, and when it may be asked. */
export interface Model {
  steps: { id: string; kind: StepKind; leg: number; state: StepState; hasHash: boolean }[];
  isStopped: boolean;
  isClosed: boolean;
  seq: number;
}

export const MOVES: Record<StepState, readonly StepState[]> = {
  queued: ['skipped'],
  asked: ['sent', 'confirmed', 'reverted', 'altered', 'declined', 'unknown'],
  sent: ['confirmed', 'reverted', 'altered', 'unknown'],
  unknown: ['sent', 'confirmed', 'reverted', 'altered', 'declined'],
  altered: [],
  declined: ['confirmed', 'reverted', 'altered'],
  reverted: [],
  confirmed: [],
  skipped: [],
};

export const queuedModel = (leg: number, kind: StepKind): Model['steps'][number] => ({
  id: `${leg}:${kind}`,
  kind,
  leg,
  state: 'queued',
  hasHash: false,
});

export const inTransit = ({ state }: { state: StepState }) =>
  ['asked', 'sent', 'unknown'].includes(state);
const isDone = ({ state }: { state: StepState }) => ['confirmed', 'skipped'].includes(state);
export const modelNext = ({ steps, isStopped }: Model) =>
  steps.find((step) => !isDone(step) && (!isStopped || step.kind === 'revoke'));

type Run = (bundle: Bundle, model: Model) => Bundle;
export interface Real {
  bundle: Bundle;
}

/** Runs both; where the model says no, the bundle must refuse with that fault and stay as it was. */
export class Command implements fc.Command<Model, Real> {
  readonly name: string;
  readonly refusal: (model: Model) => string | null;
  readonly apply: (model: Model) => void;
  readonly act: Run;

  constructor(
    name: string,
    refusal: (model: Model) => string | null,
    apply: (model: Model) => void,
    act: Run,
  ) {
    this.name = name;
    this.refusal = refusal;
    this.apply = apply;
    this.act = act;
  }

  check = () => true;
  toString = () => this.name;

  run(model: Model, real: Real): void {
    const before = structuredClone(real.bundle);
    const given = real.bundle;
    const refusal = this.refusal(model);
    let refused: string | null = null;
    try {
      real.bundle = this.act(given, model);
    } catch (thrown) {
      refused = faultCodeOf(thrown);
    }
    expect(refused, this.name).toBe(refusal);
    expect(given, 'what is given is never changed').toEqual(before);
    if (refusal === null) this.apply(model);
    compare(model, real.bundle);
  }
}

/** What must hold at any time. */
function compare(model: Model, bundle: Bundle): void {
  expect(bundle.steps.map(({ id, state }) => [id, state])).toEqual(
    model.steps.map(({ id, state }) => [id, state]),
  );
  expect(bundle.seq).toBe(model.seq);
  expect(bundle.steps.filter(isInTransit).length).toBeLessThanOrEqual(1);
  expect(nextStep(bundle)?.id).toBe(modelNext(model)?.id);
  for (const { state, intent } of bundle.steps)
    if (state !== 'queued' && state !== 'skipped') expect(intent).not.toBeNull();
  const has = (leg: number, kind: StepKind, state: StepState = 'confirmed') =>
    model.steps.some((s) => s.leg === leg && s.kind === kind && s.state === state);
  const open = bundle.legs.flatMap<{ leg: number; amount: bigint | null }>(
    ({ sellAmount }, leg) => {
      if (has(leg, 'revoke')) return [];
      if (has(leg, 'approve', 'altered')) return [{ leg, amount: null }];
      const isOpened = has(leg, 'approve') && !has(leg, 'swap');
      return isOpened ? [{ leg, amount: sellAmount }] : [];
    },
  );
  expect(openAllowances(bundle)).toEqual(open);
  const swaps = model.steps.filter(({ kind }) => kind === 'swap');
  const swapped = swaps.filter(({ state }) => state === 'confirmed').length;
  const end = swapped === 0 ? 'nothing' : 'partial';
  expect(endOf(bundle)).toBe(swapped === swaps.length ? 'done' : end);
}
