import type { ChainId } from '../../lib/core/asset.ts';
import {
  type Bundle,
  isInTransit,
  isOpen,
  type Step,
  type StepState,
  stepInTransit,
} from '../../lib/core/bundle.ts';
import { type Amount, type Bps, ratioBps } from '../../lib/core/money.ts';
import type * as text from '../../lib/core/text.ts';
import type { LegPhase, PlanBlock, PlanLeg, PlanModel } from './planModel.ts';

/**
 * measuring → (blocked | nothing | review) → running → paused → (stopped →) done. `blocked`: nothing
 * may be planned. `paused`: a bundle is open and nothing is being asked. `stopped`: the user ended
 * it, and an allowance is still open.
 */
export type PlanStage =
  | 'measuring'
  | 'blocked'
  | 'nothing'
  | 'review'
  | 'running'
  | 'paused'
  | 'stopped'
  | 'done';

const BLOCKS_PLANNING: readonly PlanBlock['kind'][] = ['unknownChain', 'staleSnapshot', 'fault'];

export function stageOf(model: PlanModel): PlanStage {
  if (model.bundle) return stageOfBundle(model, model.bundle);
  if (model.before && model.legs.length > 0) return 'review';
  if (model.blocks.some(({ kind }) => BLOCKS_PLANNING.includes(kind))) return 'blocked';
  return model.before ? 'nothing' : 'measuring';
}

function stageOfBundle({ isWorking }: PlanModel, bundle: Bundle): PlanStage {
  if (!isOpen(bundle)) return 'done';
  if (isWorking || stepInTransit(bundle)) return 'running';
  return bundle.stoppedAt === null ? 'paused' : 'stopped';
}

/** The one primary action of the screen, or null where nothing can be done but wait or read. */
export type PrimaryAction =
  | 'connect'
  | 'sign'
  | 'newPlan'
  | 'recalculate'
  | 'closeAllowance'
  | 'activity'
  | null;

/** Where the primary action stands: on the card of one leg, or in the head of the screen. */
export interface Primary {
  action: PrimaryAction;
  leg: number | null;
}

const NOTHING: Primary = { action: null, leg: null };
const inHead = (action: PrimaryAction): Primary => ({ action, leg: null });

/** Which one button is primary; every other button of the screen is not. */
export function primaryOf(model: PlanModel): Primary {
  const stage = stageOf(model);
  if (stage === 'done') return inHead('activity');
  if (stage === 'measuring' || stage === 'running') return NOTHING;
  if (stage === 'stopped') return inHead('closeAllowance');
  if (stage === 'blocked' || stage === 'nothing') return inHead('newPlan');
  if (isStale(model)) return inHead('newPlan');
  if (model.editing?.isChanged) return inHead('recalculate');
  if (model.wallet.kind === 'watchOnly') return inHead('connect');
  return model.wallet.kind === 'ready' ? primaryLeg(model) : NOTHING;
}

function primaryLeg(model: PlanModel): Primary {
  const next = nextLeg(model);
  const leg = next === null ? undefined : model.legs[next];
  const failed = model.legs.findIndex(({ phase }) => phase === 'failed');
  if (!leg || next === null)
    return failed < 0 ? inHead('newPlan') : { action: 'newPlan', leg: failed };
  const refused = model.legs.findIndex(({ phase }) => phase === 'refused');
  if (refused >= 0) return { action: 'newPlan', leg: refused };
  const isReviewed = model.termsHash !== null && !model.legs.some(isPreparing);
  if (isBlocked(model)) return inHead('newPlan');
  const maySign = isReviewed && leg.phase === 'ready';
  return maySign ? { action: 'sign', leg: next } : NOTHING;
}

const isStale = (model: PlanModel): boolean =>
  model.blocks.some(({ kind }) => kind === 'staleSnapshot');

/** Still being quoted or checked: the terms as a whole do not stand yet. */
export const isPreparing = ({ phase }: PlanLeg): boolean =>
  phase === 'quoting' || phase === 'simulating';

/** Something shown above the steps keeps all of them from being signed; a doubted price does not. */
export const isBlocked = (model: PlanModel): boolean =>
  model.blocks.some(({ kind }) => kind !== 'price');

const isStepDone = ({ state }: Step): boolean => state === 'confirmed' || state === 'skipped';
/** The wallet will still ask for it. */
export const isStepLeft = (step: Step): boolean => !isStepDone(step);

/** Its swap is confirmed; a leg that was never sent is not done, though its steps were skipped. */
export const isLegDone = (leg: PlanLeg): boolean =>
  leg.steps.some(({ kind, state }) => kind === 'swap' && state === 'confirmed') &&
  leg.steps.every(isStepDone);

/** The first leg that is still to be signed; null when there is none. Failed legs are not signed. */
export function nextLeg(model: PlanModel): number | null {
  const index = model.legs.findIndex((leg) => leg.phase !== 'failed' && !isLegDone(leg));
  return index < 0 ? null : index;
}

/** The step of a leg that is at work, else the one that comes next. */
export const activeStep = ({ steps }: PlanLeg): Step | undefined =>
  steps.find(isInTransit) ?? steps.find(isStepLeft);

/** How a leg stands, in one word on its card. */
export type LegStanding = keyof typeof text.plan.standing;

const IN_TRANSIT: Partial<Record<StepState, LegStanding>> = {
  asked: 'asked',
  sent: 'sent',
  unknown: 'held',
};
const ENDED_BADLY: Partial<Record<StepState, LegStanding>> = {
  declined: 'declined',
  reverted: 'reverted',
  altered: 'altered',
};
const STANDING_OF_PHASE: Record<LegPhase, LegStanding> = {
  quoting: 'quoting',
  simulating: 'checking',
  ready: 'queued',
  refused: 'refused',
  failed: 'failed',
  changed: 'changed',
  leftOut: 'leftOut',
};

const ENDED: readonly PlanStage[] = ['done', 'stopped'];

/** What is under way counts first, then what refuses the leg, then how its last step ended. */
export function standingOf(model: PlanModel, leg: PlanLeg): LegStanding {
  if (isLegDone(leg)) return 'done';
  const state = activeStep(leg)?.state ?? 'queued';
  const inTransit = IN_TRANSIT[state];
  if (inTransit) return inTransit;
  if (ENDED.includes(stageOf(model))) return ENDED_BADLY[state] ?? 'notSent';
  if (leg.phase === 'refused' || leg.phase === 'failed') return leg.phase;
  const { action, leg: index } = primaryOf(model);
  const isNext = action === 'sign' && index !== null && model.legs[index] === leg;
  return ENDED_BADLY[state] ?? (isNext ? 'ready' : waitingOf(model, leg));
}

/** Whoever only watches can sign nothing, however long it waits. */
function waitingOf({ wallet }: PlanModel, { phase }: PlanLeg): LegStanding {
  const waiting = STANDING_OF_PHASE[phase];
  return waiting === 'queued' && wallet.kind === 'watchOnly' ? 'watching' : waiting;
}

/** Swaps that are confirmed. */
export const doneSwaps = (bundle: Bundle): number =>
  bundle.steps.filter(({ kind, state }) => kind === 'swap' && state === 'confirmed').length;

/** How often the wallet will still ask, and on which chains, in the order of the legs. */
export function questionsLeft(legs: readonly PlanLeg[]): { chainId: ChainId; count: number }[] {
  const counts = new Map<ChainId, number>();
  for (const { trade, steps } of legs) {
    const left = steps.filter(isStepLeft).length;
    if (left > 0) counts.set(trade.sell.chainId, (counts.get(trade.sell.chainId) ?? 0) + left);
  }
  return [...counts].map(([chainId, count]) => ({ chainId, count }));
}

/** What arrived against what was quoted, in basis points of the quote; null until it arrived. */
export function surplusOf(leg: PlanLeg): { received: Amount; surplus: Bps } | null {
  const received = leg.steps.find(({ kind }) => kind === 'swap')?.received;
  const expected = leg.terms?.expectedOut;
  if (received == null || !expected) return null;
  return { received, surplus: ratioBps(received - expected, expected) };
}
