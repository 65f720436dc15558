import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { type Screen, sees, seesNoMore, until } from './driver/screen.ts';
import { choose } from './pages/choose.ts';
import { watchAddress } from './pages/onboarding.ts';
import { nothingIsUnderWay, ONE_SWAP, openPlan, readyToSign, signAll } from './pages/plan.ts';
import type { Scenarios } from './scenario.ts';

const words = text.lots;

/** What the page hands out next is kept in it as well. */
async function keepFile(screen: Screen): Promise<void> {
  await screen.evaluate(() => {
    Object.assign(window, { keptFile: undefined });
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((content) => Object.assign(window, { keptFile: content }));
      return make(file);
    };
  });
}

const keptFile = (screen: Screen): Promise<string> =>
  until('a file', () => screen.evaluate(() => (window as { keptFile?: string }).keptFile));

const FILE = [
  'date,type,asset,amount,value,fee',
  '2024-03-01,buy,ETH,1.5,4500.00,4.50',
  '2024-03-01,buy,ETH,"1,5",4500.00,4.50',
  '2025-01-10T12:00:00Z,buy,USDC,100.25,100.25,',
].join('\n');

export const scenarios: Scenarios = {
  about: 'Ledger and tax lots',
  cases: [
    {
      title: 'a signed plan stands in the ledger with what it cost, and in the file it exports',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await signAll(driver, screen);
        await nothingIsUnderWay(driver);

        const ledger = await driver.openApp('/activity/ledger');
        await sees(ledger, text.ledger.rows.title);
        await sees(ledger, /Difference −\$[\d.]+ \(−\d+ bp\)/);
        await sees(ledger, /USDC for [\d.]+ ETH · quoted [\d.]+ ETH/);
        await keepFile(ledger);
        await ledger.press('button', text.ledger.export);
        const [heading = '', plan = '', swap = ''] = (await keptFile(ledger)).split('\r\n');
        assert.match(heading, /^record,time,plan,chain,sold,/);
        assert.match(plan, /^plan,\d{4}-\d\d-\d\dT[\d:]+Z,/);
        assert.match(swap, /^swap,.*,1,USDC,[\d.]+,ETH,[\d.]+,/);

        const activity = await driver.openApp('/activity');
        await sees(activity, text.activity.end.done(1));
        await keepFile(activity);
        await activity.press('button', text.ledger.export);
        assert.match(await keptFile(activity), /transaction,.*,1,swap,confirmed,USDC,/);

        // What was swapped came at a known cost; what was held before did not.
        const lots = await driver.openApp('/activity/lots');
        await sees(lots, words.years.title);
        await sees(lots, /ETH \d{1,2} \w+ \d{4} [\d.]+ \$[\d,.]+/);
        await sees(lots, words.held.unknown);
        await sees(lots, words.years.unmatched(2));
      },
    },
    {
      title:
        'an import says why it leaves a line out and takes none twice; a leg says what it would gain',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, ONE_SWAP);
        const screen = await driver.openApp('/activity/lots');
        await sees(screen, words.import.title);
        await screen.fill(words.import.paste, FILE);
        await screen.press('button', words.import.check);
        const preview = await sees(screen, words.import.found(2));
        assert.ok(preview.includes(`Line 3: “1,5” ${words.import.problem.amount}`), preview);
        await screen.press('button', words.import.confirm(2));
        await sees(screen, words.import.done(2));
        await sees(screen, /1 March 2024 1\.5 \$4,504\.50/);

        await screen.fill(words.import.paste, FILE);
        await screen.press('button', words.import.check);
        await sees(screen, words.import.none);
        await screen.press('button', words.import.cancel);

        await screen.press('checkbox', words.rule.count);
        await choose(screen, words.rule.methods.hifo);
        await screen.fill(words.rule.rate, '26.375');
        await sees(screen, words.rule.problem.percent);
        await screen.fill(words.rule.rate, '26.37');
        await screen.press('button', words.rule.save);
        await until('it is saved', async () => !(await screen.has('button', words.rule.save)));
        await screen.reload();
        await sees(screen, words.import.recorded(2));
        const method = () =>
          screen.evaluate(() => document.querySelector<HTMLSelectElement>('main select')?.value);
        await until('the chosen method', async () => (await method()) === 'hifo');

        const plan = await openPlan(driver);
        const said = await sees(
          plan,
          /Estimated gain \+\$[\d,.]+, \+?\$[\d,.]+ of it long-term; tax \$[\d,.]+\./,
          30_000,
        );
        assert.ok(said.includes(text.planEdit.unmatched), said);

        await driver.openApp('/activity/lots');
        await sees(screen, words.import.recorded(2));
        await screen.press('button', words.import.forget);
        await screen.press('button', words.import.forgetConfirm);
        await seesNoMore(screen, '1 March 2024');
      },
    },
  ],
};
