import * as text from '../../lib/core/text.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { sees } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { ONE_SWAP } from './pages/plan.ts';
import { openSettings } from './pages/settings.ts';
import type { Scenarios } from './scenario.ts';

const { repair } = text.settings;

/** As a grant of an earlier session leaves it; this browser holds none. */
async function rememberGrantIn(origin: string): Promise<void> {
  const { storage } = (
    globalThis as unknown as { chrome: { storage: { local: { set(of: object): Promise<void> } } } }
  ).chrome;
  await storage.local.set({ grantedOrigins: [origin], grantedOrigins$: { v: 1 } });
}

export const scenarios: Scenarios = {
  about: 'Permissions',
  cases: [
    {
      title: 'one that the browser took back is noticed at the next start, and settings offers it',
      only: 'chromium', // Firefox ends a background only by itself
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, ONE_SWAP);
        const host = chainOf(1).operators[0]?.host ?? '';
        await driver.evaluateInExtension(rememberGrantIn, `https://${host}`);
        await driver.stopWorker();
        await driver.fireAlarm();
        const screen = await openSettings(driver);
        await sees(screen, repair.revokedTitle(host));
        await sees(screen, repair.revoked);
      },
    },
  ],
};
