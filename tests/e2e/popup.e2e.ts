import assert from 'node:assert/strict';
import { heldIn } from '../../lib/core/heldInAddress.ts';
import * as text from '../../lib/core/text.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

type Node = string | [tag: string, attributes: object, style: object | null, children: Node[]];

/** The words of a frame kept in the popup's address, without the ages; null where none is kept. */
function wordsIn(address: string): string | null {
  if (!address.includes('#')) return null;
  const wordsOf = (node: Node): string =>
    typeof node === 'string' ? node : node[0] === 'time' ? '' : node[3].map(wordsOf).join('');
  const { tree } = JSON.parse(heldIn(address)) as { tree: Node[] };
  return tree.map(wordsOf).join('');
}

/** Runs in the popup: its words, without the ages. */
function shownWordsIn(): string {
  const root = document.getElementById('root')?.cloneNode(true) as Element;
  for (const age of root.querySelectorAll('time')) age.remove();
  return root.textContent ?? '';
}

/** Waits until nothing is written any more and the frame says what the popup shows; its words. */
const agreed = (driver: Driver, popup: Screen): Promise<string> =>
  until('the frame is what the popup shows', async () => {
    const kept = wordsIn(await driver.popupAddress());
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
        assert.match(await agreed(driver, first), /\$\d/);
        await first.press('button', text.popup.hide);
        await sees(first, text.ui.hidden);
        assert.doesNotMatch(await agreed(driver, first), /\$\d/);
        await first.close();

        const hidden = await opened(driver);
        assert.doesNotMatch(await agreed(driver, hidden), /\$\d/);
        await hidden.press('button', text.popup.show);
        await sees(hidden, /\$\d/);
        assert.match(await agreed(driver, hidden), /\$\d/);
        await hidden.close();
      },
    },
    {
      title: 'a frame that somebody else puts into the address of a page is not what is shown',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        const before = await opened(driver);
        await agreed(driver, before);
        const address = await driver.popupAddress();
        assert.ok(address.includes('$'), address);
        const forged = await driver.openPopup(address.replaceAll('$', '$$777'));
        await until('React has the popup', () => forged.isEnabled('button', text.popup.settings));
        assert.equal(await forged.evaluate(shownWordsIn), await before.evaluate(shownWordsIn));
      },
    },
  ],
};
