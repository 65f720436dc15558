import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import type { Driver } from './driver/launch.ts';
import { holds, type Screen, sees, until } from './driver/screen.ts';
import { storeRecords } from './pages/stored.ts';
import type { Scenarios } from './scenario.ts';
import { ADD_ROUTE, SHOWN, strangeStore } from './strangeTokens.ts';

interface Api {
  storage: { local: { set(values: object): Promise<void> } };
}

/** Runs in a page of the extension: writes what stands in the text, past all checks. */
async function storeIn(items: string): Promise<void> {
  const { storage } = (globalThis as unknown as { chrome: Api }).chrome;
  await storage.local.set(JSON.parse(items));
}

interface Faults {
  /** Texts and attributes with something unseen or steering in them. */
  unseen: string[];
  /** Links that lead nowhere of ours. */
  links: string[];
  /** Elements and attributes that no page of ours has. */
  markup: string[];
  /** Everything that stands in the page, seen or folded away. */
  words: string;
}

/** Runs in the page. */
function faultsIn(): Faults {
  const bad =
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\p{Script=Hebrew}\p{Script=Arabic}]/u;
  const isBad = (words: string) => bad.test(words.replace(/[\n\r\t]/g, ' '));
  const escaped = (words: string) => JSON.stringify(words.slice(0, 60));
  const unseen: string[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ALL);
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    const values =
      node instanceof Element
        ? [...node.attributes].map(({ value }) => value)
        : [node.nodeValue ?? ''];
    unseen.push(...values.filter(isBad).map(escaped));
  }
  const ours = ['', location.host, 'etherscan.io', 'basescan.org', 'github.com', 'metamask.io'];
  const links = [...document.querySelectorAll('a')]
    .map((a) => new URL(a.getAttribute('href') ?? '', location.href))
    .filter(({ host, protocol }) => !ours.includes(host) || /^(javascript|data):/.test(protocol))
    .map(({ href }) => href);
  const strange = 'iframe,object,embed,base,b,font,img[src="x"],script:not([src])';
  const markup = [...document.querySelectorAll('body *')].flatMap((element) => [
    ...(element.matches(strange) ? [element.tagName] : []),
    ...[...element.attributes].filter(({ name }) => /^on/.test(name)).map(({ name }) => name),
  ]);
  return { unseen, links, markup, words: document.body.textContent ?? '' };
}

/** Runs in the page: puts on it what must never be there. */
function spoilIn(): void {
  const link = document.createElement('a');
  link.href = 'https://claim.example/';
  document.body.append('US\u202eDC', link, document.createElement('iframe'));
}

async function requireClean(screen: Screen, where: string): Promise<string> {
  const { words, ...faults } = await screen.evaluate(faultsIn);
  assert.deepEqual(faults, { unseen: [], links: [], markup: [] }, where);
  return words;
}

/** Opens each part of a page that is folded away. */
async function unfold(screen: Screen): Promise<void> {
  await screen.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const button of document.querySelectorAll<HTMLButtonElement>(
      'button[aria-expanded=false]',
    ))
      button.click();
  });
}

const missingIn = (words: string, shown: readonly string[]) =>
  shown.filter((name) => !words.includes(name));

async function open(driver: Driver, route: string, sign: string): Promise<Screen> {
  const screen = await driver.openApp(route);
  await sees(screen, sign);
  await unfold(screen);
  return screen;
}

export const scenarios: Scenarios = {
  about: 'Token names',
  cases: [
    {
      title: 'no hostile name brings a steering sign, a link or markup onto any surface',
      async run({ driver, devnet }) {
        assert.ok(SHOWN.seen.length >= 200);
        const { items, history } = strangeStore(devnet.user);
        const store = () => driver.evaluateInExtension(storeIn, items);
        await driver.openApp('/');
        await store();

        const popup = await driver.openPopup();
        await sees(popup, 'Strange');
        await unfold(popup);
        await requireClean(popup, 'popup');
        await popup.close();

        const overview = await open(driver, '/', text.overview.uncounted.title);
        const seen = await until('everything seen is named', async () => {
          const words = await requireClean(overview, 'overview');
          return missingIn(words, SHOWN.seen).length === 0 && words;
        });
        assert.deepEqual(missingIn(seen, SHOWN.added), []);

        await requireClean(await open(driver, '/targets', text.targets.title), 'targets');
        const tokens = await open(driver, '/settings/tokens', text.settings.tokens.add.title);
        await holds('every added token is named', async () => {
          assert.deepEqual(missingIn(await requireClean(tokens, 'tokens'), SHOWN.added), []);
        });
        await requireClean(await open(driver, ADD_ROUTE, text.settings.tokens.add.title), 'add');

        const activity = await open(driver, '/activity', text.activity.title);
        const { key, entry } = JSON.parse(history);
        await storeRecords(driver, 'history', [{ key, value: entry }]);
        const done = await until('the plan is in the activity', async () => {
          await unfold(activity);
          const words = await requireClean(activity, 'activity');
          return missingIn(words, SHOWN.added).length === 0 && words;
        });
        assert.ok(done);

        await store();
        const plan = await open(driver, '/plan', text.plan.title);
        await requireClean(plan, 'plan');
        await until(
          'the plan is built',
          async () => {
            await requireClean(plan, 'plan');
            return (await plan.text()).includes(text.plan.leftOut.title);
          },
          30_000,
        );
        await unfold(plan);
        await requireClean(plan, 'plan');

        await plan.evaluate(spoilIn);
        const { unseen, links, markup } = await plan.evaluate(faultsIn);
        assert.deepEqual([unseen.length, links.length, markup], [1, 1, ['IFRAME']]);
      },
    },
  ],
};
