import assert from 'node:assert/strict';
import { liar } from '../../devnet/front/liar.ts';
import * as text from '../../lib/core/text.ts';
import { chainOf, DEFAULT_CHAINS } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import type { Driver } from './driver/launch.ts';
import { holds, type Screen, sees, seesNoMore } from './driver/screen.ts';
import { inDollars, worthOf } from './onChain.ts';
import {
  acceptFound,
  finish,
  setTargets,
  typeAddress,
  untilFound,
  watchAddress,
} from './pages/onboarding.ts';
import { ONE_SWAP, openPlan, signButton } from './pages/plan.ts';
import { unfold } from './pages/unfold.ts';
import type { Scenarios } from './scenario.ts';

const words = text.settings.networks;
const REVIEW_MS = 30_000;
const PLACES = [0, 1, 2] as const;

const isQuoteHost = (host: string) =>
  HOSTS.some((entry) => entry.host === host && entry.purpose === 'quote');

/** Every sum and share on a screen, in the order they stand. */
const figuresOn = async (screen: Screen) =>
  (await screen.text()).match(/\$[\d,]+(\.\d+)?|\d+\.\d+%/g) ?? [];

/** Hosts that settings say answered otherwise at the last check, by chain. */
async function dissenters(driver: Driver): Promise<Map<number, string[]>> {
  const screen = await driver.openApp('/settings/networks');
  await sees(screen, words.lead);
  for (const { operators } of DEFAULT_CHAINS) await unfold(screen, operators[0]?.host ?? '');
  const shown = await screen.text();
  const isNamed = ({ host }: { host: string }) => shown.includes(`${host} ${words.dissent}`);
  return new Map(
    DEFAULT_CHAINS.map(({ id, operators }) => [
      id,
      operators.filter(isNamed).map(({ host }) => host),
    ]),
  );
}

export const scenarios: Scenarios = {
  about: 'Every chain that is on by default',
  cases: [
    {
      title:
        'whichever operator of every chain lies, no figure changes and settings name the liars',
      async run({ driver, devnet }) {
        const { front } = devnet;
        const screen = await watchAddress(driver, devnet.user);
        await sees(screen, inDollars((await worthOf(devnet)).counted));
        await driver.fireAlarm(); // its verdict is on the screen, too
        await sees(screen, text.verdict.title);
        const before = await figuresOn(screen);
        const named = new Map<number, number>();
        for (const place of PLACES) {
          front.reset();
          const liars = DEFAULT_CHAINS.map(({ operators }) => operators[place]?.host ?? '');
          for (const host of liars) front.setOperator(host, { kind: 'lying', change: liar });
          await driver.fireAlarm();
          for (const [chainId, hosts] of await dissenters(driver)) {
            assert.ok(
              hosts.every((host) => liars.includes(host)),
              `honest, yet named: ${hosts}`,
            );
            named.set(chainId, (named.get(chainId) ?? 0) + hosts.length);
          }
          const overview = await driver.openApp('/');
          await sees(overview, text.overview.balancesAt);
          await holds('the figures as before', async () => {
            assert.deepEqual(await figuresOn(overview), before);
          });
          assert.equal(await driver.badge(), '');
        }
        // Two of three are asked, the third only where they differ: one liar may never be heard.
        for (const { id, name } of DEFAULT_CHAINS) {
          assert.ok((named.get(id) ?? 0) >= 2, `${name}: ${named.get(id)} of 3 liars named`);
        }
      },
    },
    {
      title: 'any chain with two of three operators down is unknown, ages, and stops every plan',
      async run({ driver, devnet }) {
        const { front } = devnet;
        const screen = await watchAddress(driver, devnet.user, ONE_SWAP);
        await sees(screen, inDollars((await worthOf(devnet)).counted));
        const total = inDollars((await worthOf(devnet)).counted);
        for (const { name, operators } of DEFAULT_CHAINS) {
          front.reset();
          for (const { host } of operators.slice(1)) {
            front.setOperator(host, { kind: 'failing', status: 503 });
          }
          await driver.fireAlarm();
          const overview = await driver.openApp('/');
          const aged = new RegExp(`${name} cannot be confirmed; figures from \\d\\d:\\d\\d`);
          const shown = await sees(overview, aged);
          assert.ok(shown.includes(total), shown);

          const from = front.log.length;
          const plan = await openPlan(driver);
          await sees(plan, text.plan.block.unknownChain(name), REVIEW_MS);
          assert.equal(await signButton(plan), undefined);
          assert.ok(front.log.slice(from).every(({ host }) => !isQuoteHost(host)));
        }
      },
    },
    {
      title: 'a chain that cannot be read at the start is named, and counts once it can be',
      async run({ driver, devnet }) {
        const { found, start } = text.onboarding;
        for (const { host } of chainOf(8453).operators.slice(1)) {
          devnet.front.setOperator(host, { kind: 'failing', status: 503 });
        }
        const screen = await driver.openApp('/start');
        await sees(screen, start.title);
        await typeAddress(screen, devnet.user);
        await untilFound(screen);
        await sees(screen, found.unconfirmed('Base'));
        const { counted: total } = await worthOf(devnet);
        devnet.front.reset();
        await screen.press('button', found.retry);
        await seesNoMore(screen, found.unconfirmed('Base'));
        await acceptFound(screen);
        await setTargets(screen, 'current');
        await finish(screen);
        await sees(screen, inDollars(total));
      },
    },
  ],
};
