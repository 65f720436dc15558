import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

type Node = string | [tag: string, attributes: object, style: object | null, children: Node[]];

interface Stored {
  epoch?: string;
  frame?: { epoch: string; tree: Node[] };
}

/** Runs in a page of the extension: the words of the frame kept for the popup, if it is still so. */
async function keptWordsIn(): Promise<string | null> {
  const { storage } = (
    globalThis as unknown as { chrome: { storage: { local: { get(of: null): Promise<Stored> } } } }
  ).chrome;
  const { epoch, frame } = await storage.local.get(null);
  const wordsOf = (node: Node): string =>
    typeof node === 'string' ? node : node[0] === 'time' ? '' : node[3].map(wordsOf).join('');
  return frame && frame.epoch === epoch ? frame.tree.map(wordsOf).join('') : null;
}

/** Runs in the popup: its words, without the ages. */
function shownWordsIn(): string {
  const root = document.getElementById('root')?.cloneNode(true) as Element;
  for (const age of root.querySelectorAll('time')) age.remove();
  return root.textContent ?? '';
}

/** Waits until nothing is written any more and the frame says what the popup shows; its words. */
const agreed = (popup: Screen): Promise<string> =>
  until('the frame is what the popup shows', async () => {
    const kept = await popup.evaluate(keptWordsIn);
    return kept === (await popup.evaluate(shownWordsIn)) && kept;
  });

/** Opens the popup and waits until React has it. */
async function opened(driver: Driver): Promise<Screen> {
  const popup = await driver.openPopup();
  await until('React has the popup', () => popup.isEnabled('button', text.popup.settings));
  return popup;
}

export const scenarios: Scenarios = {
  about: 'Popup',
  cases: [
    {
      title: 'the frame the background keeps for the popup is what the popup shows',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        const first = await opened(driver);
        assert.match(await agreed(first), /\$\d/);
        await first.press('button', text.popup.hide);
        await sees(first, text.ui.hidden);
        assert.doesNotMatch(await agreed(first), /\$\d/);
        await first.close();

        const hidden = await opened(driver);
        assert.doesNotMatch(await agreed(hidden), /\$\d/);
        await hidden.press('button', text.popup.show);
        await sees(hidden, /\$\d/);
        assert.match(await agreed(hidden), /\$\d/);
        await hidden.close();
      },
    },
  ],
};
