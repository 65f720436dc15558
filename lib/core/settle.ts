import type { Hex } from 'viem';
import { type Bundle, isInTransit, isOpen, moveStep, type Step, type StepState } from './bundle.ts';
import type { Amount } from './money.ts';
import type { ChainReading } from './snapshot.ts';
import { type Call, isSameEffect } from './terms.ts';

/** A mined transaction as our own operators report it. */
export interface MinedTransaction {
  hash: Hex;
  /** Its fees are what was mined, whatever was asked. */
  call: Call;
  status: 'success' | 'reverted';
  block: bigint;
  fee: bigint;
  /** What the swap brought its owner, from the receipt's transfers or balance reads. */
  received: Amount | null;
}

/** What the chain says about one asked step. `mined` is null when no such transaction was found. */
export interface ChainFacts {
  mined: MinedTransaction | null;
  /** Transactions the account has sent by now. */
  nonceNow: number;
  /** A node knows of a transaction of the account that is in no block that was read. */
  isWaiting: boolean;
}

/**
 * Moves a step that is under way to where the chain says it is. Found with the very call that was
 * intended: confirmed or reverted; under the wallet's own hash but otherwise: altered. Account moved
 * on without it, or the page that asked went away before the wallet answered (nobody settles while
 * one waits): unknown, held for the user. Nothing happened yet: unchanged. Never leads to sending.
 * One that counts as declined stays so unless it was mined after all.
 */
export function settleStep(bundle: Bundle, step: Step, facts: ChainFacts): Bundle {
  const { intent } = step;
  const isDeclined = step.state === 'declined';
  if (!intent || !isOpen(bundle) || !(isInTransit(step) || isDeclined)) return bundle;
  const { mined } = facts;
  const isSame = mined !== null && isSameEffect(mined.call, intent.call);
  if (mined && (isSame || mined.hash === step.txHash))
    return moveStep(bundle, step.id, endOf(mined, isSame), {
      txHash: mined.hash,
      block: mined.block,
      fee: mined.fee,
      received: mined.received,
    });
  const isLost = step.state === 'asked' || facts.nonceNow > intent.nonce;
  const isHeld = isDeclined || step.state === 'unknown';
  return isLost && !isHeld ? moveStep(bundle, step.id, 'unknown') : bundle;
}

const endOf = ({ status }: MinedTransaction, isSame: boolean): StepState => {
  if (status === 'reverted') return 'reverted';
  return isSame ? 'confirmed' : 'altered';
};

/** Whether chains were read at or above every block a step of the bundle was mined in. */
export const isReadAfter = (
  { legs, steps }: Pick<Bundle, 'legs' | 'steps'>,
  chains: readonly Pick<ChainReading, 'chainId' | 'block'>[],
): boolean =>
  steps.every(({ leg, block }) => {
    const read = chains.find(({ chainId }) => chainId === legs[leg]?.sell.chainId)?.block;
    return block === null || (read ? read.number >= block : false);
  });
