import { placeWeird } from '../../devnet/chain/weird.ts';
import * as text from '../../lib/core/text.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, seesNoMore, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { unfold } from './pages/unfold.ts';
import type { Scenarios } from './scenario.ts';

const words = text.settings.tokens;
const { uncounted } = text.overview;
const LOOK_MS = 20_000;

async function openTokens(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/settings/tokens');
  await sees(screen, words.classes.lead);
  return screen;
}

async function overviewAfterCheck(driver: Driver): Promise<Screen> {
  await driver.fireAlarm();
  const screen = await driver.openApp('/');
  await sees(screen, text.overview.balancesAt);
  return screen;
}

export const scenarios: Scenarios = {
  about: 'Tokens and classes',
  cases: [
    {
      title: 'a token taken out of its class is not counted, and added by its address it counts',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const settings = await openTokens(driver);
        await unfold(settings, 'Chainlink');
        await settings.press('button', words.classes.remove('LINK', 'Ethereum'));
        await sees(settings, words.classes.removedTitle);
        const overview = await overviewAfterCheck(driver);
        await sees(overview, uncounted.reason.removed);
        await overview.press('button', uncounted.addOne('LINK'));
        await overview.press('button', words.add.look);
        await sees(overview, words.add.found('LINK', 18), LOOK_MS);
        await overview.press('button', words.add.button);
        await sees(overview, words.add.added('LINK'), LOOK_MS);
        await seesNoMore(await overviewAfterCheck(driver), uncounted.reason.removed);
      },
    },
    {
      title: 'a stranger’s token is named unverified, and counts in a class of its own once added',
      async run({ driver, devnet }) {
        const token = { contract: 'FeeOnTransfer', symbol: 'FEE', decimals: 18 };
        const [address] = await placeWeird(devnet.chains[1], [token], devnet.user);
        await watchAddress(driver, devnet.user);
        const screen = await openTokens(driver);
        await screen.fill(words.add.address, `${address}`);
        await screen.press('button', words.add.look);
        await sees(screen, words.add.found('FEE', 18), LOOK_MS);
        await sees(screen, words.add.unverified);
        await sees(screen, text.tokenTraits.feeOnTransfer);
        await screen.fill(words.add.className, 'Odd coins');
        await screen.press('button', words.add.button);
        await sees(screen, words.add.added('FEE'), LOOK_MS);
        const overview = await overviewAfterCheck(driver);
        await sees(overview, uncounted.reason.noTarget);
        await sees(overview, /1,000\sFEE/);
      },
    },
    {
      title: 'coins elsewhere count in the weights and are locked',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await openTokens(driver);
        await screen.press('button', words.manual.add);
        await screen.fill(/^Amount in/, '2.5');
        await screen.fill(words.manual.note, 'Safe');
        await screen.press('button', words.manual.save);
        await sees(screen, /Safe.*locked/);
        const overview = await overviewAfterCheck(driver);
        await overview.press('button', /ETH Ether/);
        await until('the row by hand', async () =>
          (await overview.text()).includes(text.overview.manual),
        );
      },
    },
    {
      title: 'balances are verified from the overview, and the native coin is marked proved',
      async run({ driver, devnet }) {
        const screen = await watchAddress(driver, devnet.user);
        await screen.press('button', /ETH Ether/);
        await screen.press('button', text.overview.proof.verify);
        await sees(screen, text.overview.proof.proved, LOOK_MS);
      },
    },
  ],
};
