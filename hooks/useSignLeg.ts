import { useMutation } from '@tanstack/react-query';
import { type Bundle, isInTransit, nextStep } from '../lib/core/bundle.ts';
import type { Fault } from '../lib/core/fault.ts';
import { executeStep } from '../lib/flow/executeStep.ts';
import { settleBundles } from '../lib/flow/settleBundles.ts';
import { ask } from '../lib/messages/ask.ts';
import { settleWorld } from '../lib/world/settleWorld.ts';
import { executeWorld } from './executeWorld.ts';
import { useWalletHandle } from './WalletProvider.tsx';

/** How often the chain is asked whether a step was mined. */
const SETTLE_EVERY_MS = 1500;

/**
 * Signs what is next of a bundle: the steps of one leg, one after another, each asked only when the
 * chain has confirmed the one before. Ends at the end of the leg or at the first step that did not
 * go well; the next leg waits for the next click.
 */
export function useSignLeg() {
  const wallet = useWalletHandle();
  return useMutation<void, Fault, Bundle>({
    mutationFn: async (bundle) => {
      const world = executeWorld(wallet);
      const leg = nextStep(bundle)?.leg;
      let current: Bundle | undefined = bundle;
      while (current) {
        const step = nextStep(current);
        if (!step || step.leg !== leg) break;
        await executeStep(world, current.portfolioId, current.id, step.id);
        current = await settled(current, step.id);
        const end = current?.steps.find(({ id }) => id === step.id)?.state;
        if (current && end !== 'confirmed') break;
      }
      await ask({ kind: 'check', portfolioId: bundle.portfolioId }).catch(() => undefined);
    },
  });
}

/** Waits until a step is no longer under way; undefined when that ended the bundle. */
async function settled({ portfolioId, id }: Bundle, stepId: string): Promise<Bundle | undefined> {
  for (;;) {
    await settleBundles(settleWorld, portfolioId).catch(() => []);
    const bundle = (await settleWorld.readJournal(portfolioId)).find((one) => one.id === id);
    const step = bundle?.steps.find((one) => one.id === stepId);
    if (!step || !isInTransit(step)) return bundle;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_EVERY_MS));
  }
}
