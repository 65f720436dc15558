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

/** Waits until what was written last is in the frame. */
const keptWords = (screen: Screen) =>
  until('a frame is kept of what is stored', () => screen.evaluate(keptWordsIn));

async function openedAfter(driver: Driver, screen: Screen) {
  const kept = await keptWords(screen);
  const popup = await driver.openPopup();
  await until('React has the popup', () => popup.isEnabled('button', text.popup.settings));
  return { kept, popup, shown: await popup.evaluate(shownWordsIn) };
}

export const scenarios: Scenarios = {
  about: 'Popup',
  cases: [
    {
      title: 'the frame the background keeps for the popup is what the popup shows',
      async run({ driver, devnet }) {
        const screen = await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        const open = await openedAfter(driver, screen);
        assert.equal(open.kept, open.shown);
        assert.match(open.shown, /\$\d/);

        await open.popup.press('button', text.popup.hide);
        await sees(open.popup, text.ui.hidden);
        await open.popup.close();
        const hidden = await openedAfter(driver, screen);
        assert.equal(hidden.kept, hidden.shown);
        assert.doesNotMatch(hidden.kept, /\$\d/);
        await hidden.popup.press('button', text.popup.show);
        await sees(hidden.popup, /\$\d/);
        await hidden.popup.close();
      },
    },
  ],
};
