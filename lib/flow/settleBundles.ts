import {
  type Bundle,
  closeBundle,
  isInTransit,
  moveStep,
  nextStep,
  type Step,
  stopEarly,
} from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import type { Bps } from '../core/money.ts';
import { type ChainFacts, settleStep } from '../core/settle.ts';
import { archiveBundle, findBundle, type JournalWorld, saveBundle } from './journalWorld.ts';

/** The world bundles are settled in: it reads the chain and the journal, and can sign nothing. */
export interface SettleWorld extends JournalWorld {
  /** What the chain says of a step that was asked. @throws rpc.* */
  readMined(bundle: Bundle, step: Step): Promise<ChainFacts>;
  /** Score after a bundle ended, from a snapshot that has all of it; null when none could be taken. */
  measureAfter(bundle: Bundle): Promise<Bps | null>;
}

/**
 * Moves every bundle under way to where the chain says it is, and ends those whose steps are all
 * done. Runs in the background and in the page alike; never sends.
 * @returns the bundles still open
 * @throws bundle.busy while a window is at work, rpc.* when the chain cannot be read
 */
export function settleBundles(world: SettleWorld, portfolioId: string): Promise<Bundle[]> {
  return world.locked(portfolioId, async () => {
    const open: Bundle[] = [];
    for (const bundle of await world.readJournal(portfolioId)) {
      const settled = await settleOne(world, bundle);
      if (nextStep(settled)) open.push(settled);
      else await finish(world, settled);
    }
    return open;
  });
}

async function settleOne(world: SettleWorld, bundle: Bundle): Promise<Bundle> {
  let settled = bundle;
  const next = nextStep(bundle);
  const mayHaveMoved = (step: Step) =>
    isInTransit(step) || (step === next && step.state === 'declined');
  for (const step of bundle.steps.filter(mayHaveMoved)) {
    const facts = await world.readMined(settled, step);
    settled = settleStep(settled, step, facts);
  }
  const isAltered = settled.steps.some(({ state }) => state === 'altered');
  if (isAltered && settled.stoppedAt === null) settled = stopEarly(settled, world.now());
  return settled === bundle ? bundle : saveBundle(world, settled);
}

/** Closed once, in the journal: whatever stops us before the history has it, it is listed once. */
async function finish(world: SettleWorld, bundle: Bundle): Promise<void> {
  const isClosed = bundle.closedAt !== null;
  const closed = isClosed ? bundle : await saveBundle(world, closeBundle(bundle, world.now()));
  await archiveBundle(world, closed, await world.measureAfter(closed));
}

/**
 * Stops a bundle: what is queued stays unsent. While an allowance we opened is still open the
 * bundle stays in sight, with the step that closes it next in line.
 * @throws bundle.inTransit while something may still be mined
 */
export function stopBundle(
  world: SettleWorld,
  portfolioId: string,
  bundleId: string,
): Promise<void> {
  return world.locked(portfolioId, async () => {
    const bundle = await findBundle(world, portfolioId, bundleId);
    const stopped = stopEarly(bundle, world.now());
    if (nextStep(stopped)) await saveBundle(world, stopped);
    else await finish(world, stopped);
  });
}

/**
 * The user says a held step was not sent, or was cancelled in the wallet. Believed only while the
 * chain agrees: nothing like it was mined, nothing of the account waits to be mined, and with a hash
 * its nonce was used for something else.
 * @throws bundle.inTransit while it may still be mined
 */
export function releaseStep(
  world: SettleWorld,
  portfolioId: string,
  bundleId: string,
  stepId: string,
): Promise<Bundle> {
  return world.locked(portfolioId, async () => {
    const bundle = await findBundle(world, portfolioId, bundleId);
    const step = bundle.steps.find(({ id }) => id === stepId);
    if (!step?.intent) throw new Fault('bug.unreachable', 'no such step');
    const facts = await world.readMined(bundle, step);
    const settled = settleStep(bundle, step, facts);
    const isHeld = settled.steps.find(({ id }) => id === stepId)?.state === 'unknown';
    if (!isHeld) return saveBundle(world, settled);
    const mayCome = step.txHash !== null && facts.nonceNow <= step.intent.nonce;
    if (mayCome || facts.isWaiting) throw new Fault('bundle.inTransit');
    return saveBundle(world, moveStep(settled, stepId, 'declined'));
  });
}
