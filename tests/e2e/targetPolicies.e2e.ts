import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { walkOf } from '../property/pastPrices.ts';
import type { Driver } from './driver/launch.ts';
import { type Screen, sees, seesNoMore } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { storeCloses } from './pages/pastPrices.ts';
import { storedItems } from './pages/stored.ts';
import type { Scenarios } from './scenario.ts';

const words = text.policies;
/** Each class moves in its own way, whatever its place. */
const SHAPES = [
  { beta: 1, noise: 0.01 },
  { beta: 1.5, noise: 0.02 },
  { beta: 0.02, noise: 0.001 },
  { beta: 1.2, noise: 0.04 },
];

interface StoredPortfolio {
  targets: { classId: string; weight: number }[];
  strategy: { policy: { kind: string } | null };
}

/** The first portfolio as it is stored. */
async function storedPortfolio(driver: Driver): Promise<StoredPortfolio> {
  const items = Object.entries(await storedItems(driver));
  const [, portfolio] = items.find(([key]) => /^portfolio\/[^$]+$/.test(key)) ?? [];
  return portfolio as StoredPortfolio;
}

/** Made closes of every targeted class up to yesterday, the same ones each time. */
async function storeWalk(driver: Driver, days: number, shapes = SHAPES): Promise<void> {
  const { targets } = await storedPortfolio(driver);
  const ids = [...new Set([...targets.map(({ classId }) => classId), 'BTC'])].sort();
  const { prices } = walkOf(ids, days, 5, shapes);
  const rows = prices.map((row) => Object.fromEntries(ids.map((id, i) => [id, row[i] ?? 1])));
  await storeCloses(driver, rows);
}

/** The policy part of the targets. */
async function openPolicy(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/targets/weights');
  await sees(screen, words.columns.proposed);
  return screen;
}

/** Types a class's weight so many basis points off, as a user does. */
async function retype(
  screen: Screen,
  target: StoredPortfolio['targets'][number] | undefined,
  by: number,
): Promise<void> {
  const name = OUR_CLASSES.classes.find(({ id }) => id === target?.classId)?.name ?? '';
  await screen.fill(text.targets.targetOf(name), (((target?.weight ?? 0) + by) / 100).toFixed(2));
}

const choiceOf = (choice: keyof typeof words.choices): RegExp =>
  new RegExp(`^${words.choices[choice][0].replace(/[()]/g, '\\$&')}$`);

export const scenarios: Scenarios = {
  about: 'Target policies',
  cases: [
    {
      title: 'a policy is previewed as a difference and changes the targets only when approved',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const before = await storedPortfolio(driver);
        const opened = await openPolicy(driver);
        await storeWalk(driver, 240);
        await opened.reload();
        await sees(opened, words.noChange);
        assert.equal(await opened.isEnabled('button', words.approve), false);
        await opened.press('radio', choiceOf('equalRisk'));
        await sees(opened, words.notApproved);
        await sees(opened, /From 180 daily returns up to/);
        await sees(opened, /swaps? of \$/);
        assert.deepEqual(await storedPortfolio(driver), before);

        await opened.press('button', words.approve);
        await sees(opened, words.approved);
        const after = await storedPortfolio(driver);
        assert.equal(after.strategy.policy?.kind, 'riskBudget');
        const sum = after.targets.reduce((all, { weight }) => all + weight, 0);
        assert.equal(sum, 10_000);
        assert.notDeepEqual(after.targets, before.targets);

        const targets = await driver.openApp('/targets');
        await sees(targets, words.follows(words.choices.equalRisk[0]));
        assert.ok(!(await targets.text()).includes(words.waiting));
      },
    },
    {
      title: 'a policy in force whose proposal left the band says so, and weights by hand end it',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const screen = await openPolicy(driver);
        await storeWalk(driver, 240);
        await screen.reload();
        await sees(screen, words.noChange);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.notApproved);
        await screen.press('button', words.approve);
        await sees(screen, words.approved);

        // The calm class becomes the wild one: the same policy proposes other weights.
        await storeWalk(driver, 240, [...SHAPES].reverse());
        const page = await driver.openApp('/targets');
        await sees(page, words.waiting);
        const { targets } = await storedPortfolio(driver);
        const [first, second] = targets;
        await retype(page, first, -1);
        await retype(page, second, 1);
        await page.press('button', text.targets.save);
        await sees(page, text.targets.saved);
        const after = await storedPortfolio(driver);
        assert.equal(after.strategy.policy, null);
        await seesNoMore(page, words.waiting);
      },
    },
    {
      title: 'too short a history refuses with the figures, and risk facts do the same',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        const screen = await openPolicy(driver);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.nothingProposed);
        await storeWalk(driver, 40);
        await screen.reload();
        await sees(screen, words.columns.proposed);
        await screen.press('radio', choiceOf('inverseVolatility'));
        await sees(screen, words.refusals.tooShort(39, 60));
        assert.equal(await screen.has('button', words.approve), false);
        const risk = await driver.openApp('/targets/risk');
        await sees(risk, words.refusals.tooShort(39, 60));
      },
    },
    {
      title: 'risk facts name their window, and a hedge assumes nothing that was not typed',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, 'equal');
        await openPolicy(driver);
        await storeWalk(driver, 300);
        const screen = await driver.openApp('/targets/risk');
        await sees(screen, text.risk.forecast.model);
        const { hedge, correlation, stress } = text.risk;
        await sees(screen, correlation.title);
        await sees(screen, /90 days to \d+ \w+ \d{4}/);
        await sees(screen, stress.worst(15));
        await sees(screen, hedge.typeFirst);
        await screen.fill(hedge.funding, '0.01');
        await screen.fill(hedge.margin, '100000');
        await screen.fill(hedge.maintenance, '0.5');
        await seesNoMore(screen, hedge.typeFirst);
        await sees(screen, /Carry \+\$/);
        assert.equal(await screen.has('button', /order|trade|hedge/i), false);
      },
    },
  ],
};
