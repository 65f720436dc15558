import fc from 'fast-check';
import type { Address, Hex } from 'viem';
import { expect, test } from 'vitest';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';
import {
  type Bundle,
  closeBundle,
  endOf,
  type Intent,
  isInTransit,
  moveStep,
  nextStep,
  openAllowances,
  queuedStep,
  recordAsked,
  type StepKind,
  type StepState,
  stopEarly,
} from '../../lib/core/bundle.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { amount, bps, usd } from '../../lib/core/money.ts';
import { type ChainFacts, settleStep } from '../../lib/core/settle.ts';
import { type Call, hashCall, hashTerms, type LegTerms } from '../../lib/core/terms.ts';
import './seeded.ts';

const OWNER: Address = '0x1111111111111111111111111111111111111111';
const ROUTER: Address = '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5';
const HASH: Hex = `0x${'ab'.repeat(32)}`;
const STATES: readonly StepState[] = [
  'queued',
  'asked',
  'sent',
  'confirmed',
  'reverted',
  'declined',
  'unknown',
  'skipped',
];
const SHAPES: readonly (readonly StepKind[])[] = [
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

function bundleOf(shapes: readonly (readonly StepKind[])[]): Bundle {
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

const intentOf = (stepId: string): Intent => ({
  call: callOf(stepId),
  callHash: hashCall(callOf(stepId)),
  nonce: 7,
  fromBlock: 1n,
  askedAt: 0,
});

/** The law of a bundle said a second time: a list of states, and when it may be asked. */
interface Model {
  steps: { id: string; kind: StepKind; leg: number; state: StepState; hasHash: boolean }[];
  isStopped: boolean;
  isClosed: boolean;
  seq: number;
}

const MOVES: Record<StepState, readonly StepState[]> = {
  queued: ['skipped'],
  asked: ['sent', 'confirmed', 'reverted', 'altered', 'declined', 'unknown'],
  sent: ['confirmed', 'reverted', 'altered', 'unknown'],
  unknown: ['sent', 'confirmed', 'reverted', 'altered', 'declined'],
  altered: [],
  declined: [],
  reverted: [],
  confirmed: [],
  skipped: [],
};

const queuedModel = (leg: number, kind: StepKind): Model['steps'][number] => ({
  id: `${leg}:${kind}`,
  kind,
  leg,
  state: 'queued',
  hasHash: false,
});

const inTransit = ({ state }: { state: StepState }) => ['asked', 'sent', 'unknown'].includes(state);
const isDone = ({ state }: { state: StepState }) => ['confirmed', 'skipped'].includes(state);
const modelNext = ({ steps, isStopped }: Model) =>
  steps.find((step) => !isDone(step) && (!isStopped || step.kind === 'revoke'));

type Run = (bundle: Bundle, model: Model) => Bundle;
interface Real {
  bundle: Bundle;
}

/** Runs both; where the model says no, the bundle must refuse with that fault and stay as it was. */
class Command implements fc.Command<Model, Real> {
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

/** What the chain may say of a step. */
const FINDINGS = [
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
type Finding = (typeof FINDINGS)[number];

/** How what was mined differs from what was asked. Only fees may: the user edits them in the wallet. */
const DIFFERENCE: Partial<Record<Finding, Partial<Call>>> = {
  'higher fee': { gas: 90_000n, maxFeePerGas: 9n, maxPriorityFeePerGas: 9n },
  'other data': { data: '0x' },
  'other value': { value: 1n },
  'other target': { to: OWNER },
  'other sender': { from: ROUTER },
  'other chain': { chainId: 8453 },
};

function factsOf(stepId: string, finding: Finding, hasMovedOn: boolean): ChainFacts {
  const mined = {
    hash: HASH,
    call: { ...callOf(stepId), ...DIFFERENCE[finding] },
    status: finding === 'reverted' ? ('reverted' as const) : ('success' as const),
    block: 5n,
    fee: 3n,
    received: amount(4n),
  };
  return { mined: finding === 'nothing' ? null : mined, nonceNow: hasMovedOn ? 8 : 7 };
}

/** Where the chain's word takes a step, or null where it stays. */
function settledState(
  { state, hasHash }: { state: StepState; hasHash: boolean },
  finding: Finding,
  hasMovedOn: boolean,
): StepState | null {
  if (!inTransit({ state })) return null;
  if (finding === 'success' || finding === 'higher fee') return 'confirmed';
  if (finding === 'reverted') return 'reverted';
  if (finding !== 'nothing' && hasHash) return 'altered';
  return (hasMovedOn || state === 'asked') && state !== 'unknown' ? 'unknown' : null;
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
        const state = step && settledState(step, finding, hasMovedOn);
        const isFound = state !== null && state !== 'unknown';
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

const anyShapes = fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 3 });
const anyCommands = fc.commands(
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

test('no order of events makes an illegal move, puts two steps in transit or loses count', () => {
  fc.assert(
    fc.property(anyShapes, anyCommands, (shapes, commands) => {
      const bundle = bundleOf(shapes);
      fc.modelRun(
        () => ({
          model: {
            steps: bundle.steps.map(({ leg, kind }) => queuedModel(leg, kind)),
            isStopped: false,
            isClosed: false,
            seq: 0,
          },
          real: { bundle },
        }),
        commands,
      );
    }),
    { numRuns: 400 },
  );
});

test('whatever the chain says, no step is ever asked or queued by it', () => {
  const anyState = fc.constantFrom(...STATES);
  fc.assert(
    fc.property(anyState, fc.constantFrom(...FINDINGS), fc.boolean(), (state, finding, movedOn) => {
      const bundle = bundleOf([['swap']]);
      const [first] = bundle.steps;
      if (!first) throw new Error('no step');
      const step = { ...first, state, intent: intentOf(first.id) };
      const settled = settleStep(
        { ...bundle, steps: [step] },
        step,
        factsOf(step.id, finding, movedOn),
      );
      const after = settled.steps[0]?.state ?? 'queued';
      expect(after === 'asked' || after === 'queued' ? after === state : true).toBe(true);
    }),
  );
});

test('a whole bundle goes through in order, and then there is nothing to ask', () => {
  let bundle = bundleOf(SHAPES);
  const asked: string[] = [];
  for (let step = nextStep(bundle); step; step = nextStep(bundle)) {
    asked.push(step.id);
    bundle = recordAsked(bundle, step.id, intentOf(step.id));
    bundle = moveStep(bundle, step.id, 'sent', { txHash: HASH });
    bundle = moveStep(bundle, step.id, 'confirmed');
  }
  expect(asked).toEqual(['0:swap', '1:approve', '1:swap', '2:reset', '2:approve', '2:swap']);
  expect(endOf(bundle)).toBe('done');
  expect(openAllowances(bundle)).toEqual([]);
});

test('a bundle stopped after an approval has one thing left: to close what was opened', () => {
  let bundle = bundleOf([['approve', 'swap'], ['swap']]);
  bundle = recordAsked(bundle, '0:approve', intentOf('0:approve'));
  bundle = moveStep(bundle, '0:approve', 'confirmed');
  bundle = stopEarly(bundle, 1);
  expect(openAllowances(bundle)).toEqual([{ leg: 0, amount: 1n }]);
  expect(nextStep(bundle)?.id).toBe('0:revoke');
  bundle = recordAsked(bundle, '0:revoke', intentOf('0:revoke'));
  bundle = moveStep(bundle, '0:revoke', 'confirmed');
  expect(openAllowances(bundle)).toEqual([]);
  expect(nextStep(bundle)).toBeUndefined();
});
