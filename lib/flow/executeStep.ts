import type { Address, Hex } from 'viem';
import { type Bundle, type Intent, moveStep, recordAsked, type Step } from '../core/bundle.ts';
import { Fault, type FaultCode, faultCodeOf } from '../core/fault.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { settleStep } from '../core/settle.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { type Call, hashCall } from '../core/terms.ts';
import type { JournalWorld } from './journalWorld.ts';
import { findBundle, saveBundle } from './journalWorld.ts';
import type { PrepareWorld } from './planWorld.ts';
import { prepareStep } from './prepareStep.ts';
import type { SettleWorld } from './settleBundles.ts';

/** The wallet as a step needs it. Only a page can offer this. */
export interface WalletWorld {
  /** Moves the wallet to a chain, silently or by asking. @throws wallet.* */
  switchChain(chainId: number): Promise<void>;
  /** The account the wallet would sign with now. @throws wallet.* */
  account(): Promise<{ address: Address; chainId: number }>;
  /** Asks the user to sign and send; checks the hash again right before. @throws wallet.*, tx.unknown */
  send(call: Call, callHash: Hex): Promise<Hex>;
}

export interface ExecuteWorld
  extends PrepareWorld,
    JournalWorld,
    WalletWorld,
    Pick<SettleWorld, 'readMined'> {
  readPortfolio(portfolioId: string): Promise<Portfolio | null>;
  /** Prices as they are now: a snapshot not older than the one reviewed. */
  readSnapshot(portfolioId: string): Promise<Snapshot | null>;
}

/** Ends after which certainly nothing was sent. */
const NOTHING_SENT: readonly FaultCode[] = [
  'wallet.declined',
  'wallet.absent',
  'wallet.locked',
  'wallet.busy',
  'wallet.wrongChain',
  'wallet.wrongAccount',
  'guard.refused',
];

/**
 * Prepares one step, writes the intent, asks the wallet once, and writes what it answered. Under
 * the portfolio's lock, so that two windows cannot send the same leg. Whatever goes wrong after the
 * intent is written is held as unknown until the chain tells; nothing is ever asked twice by itself.
 * A step that counts as declined is asked again only when the chain still knows nothing of it.
 * @throws what stopped it; the journal already says how it stands
 */
export function executeStep(
  world: ExecuteWorld,
  portfolioId: string,
  bundleId: string,
  stepId: string,
): Promise<Bundle> {
  return world.locked(portfolioId, async () => {
    const bundle = await findBundle(world, portfolioId, bundleId);
    const step = stepOf(bundle, stepId);
    if (step.state === 'declined') {
      const facts = await world.readMined(bundle, step);
      if (facts.isWaiting) throw new Fault('bundle.inTransit', stepId);
      const settled = settleStep(bundle, step, facts);
      if (settled !== bundle) return saveBundle(world, settled);
    }
    const portfolio = await world.readPortfolio(portfolioId);
    const snapshot = await world.readSnapshot(portfolioId);
    if (!portfolio || !snapshot) throw new Fault('bug.unreachable', 'no portfolio');
    const { call } = await prepareStep(world, { bundle, step, portfolio, snapshot });
    await requireWallet(world, call);
    const intent = await intentOf(world, call);
    const asked = await saveBundle(world, recordAsked(bundle, stepId, intent));
    return askWallet(world, asked, stepId, intent);
  });
}

function stepOf(bundle: Bundle, stepId: string): Step {
  const step = bundle.steps.find(({ id }) => id === stepId);
  if (!step) throw new Fault('bug.unreachable', 'no such step');
  return step;
}

async function requireWallet(world: WalletWorld, call: Call): Promise<void> {
  if ((await world.account()).chainId !== call.chainId) await world.switchChain(call.chainId);
  const { address, chainId } = await world.account();
  if (address !== call.from) throw new Fault('wallet.wrongAccount');
  if (chainId !== call.chainId) throw new Fault('wallet.wrongChain');
}

async function intentOf(world: ExecuteWorld, call: Call): Promise<Intent> {
  const { block, value } = await world.readAccount(call.chainId, call.from, []);
  return {
    call,
    callHash: hashCall(call),
    nonce: value.nonce,
    fromBlock: block.number,
    askedAt: world.now(),
  };
}

async function askWallet(
  world: ExecuteWorld,
  bundle: Bundle,
  stepId: string,
  intent: Intent,
): Promise<Bundle> {
  const txHash = await world.send(intent.call, intent.callHash).catch(async (thrown: unknown) => {
    const isUnsent = NOTHING_SENT.includes(faultCodeOf(thrown));
    await saveBundle(world, moveStep(bundle, stepId, isUnsent ? 'declined' : 'unknown'));
    throw thrown;
  });
  return saveBundle(world, moveStep(bundle, stepId, 'sent', { txHash }));
}
