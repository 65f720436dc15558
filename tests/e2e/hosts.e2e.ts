import assert from 'node:assert/strict';
import { WALLET_HOSTS } from '../../devnet/front/operators.ts';
import type { Front } from '../../devnet/front/startFront.ts';
import * as text from '../../lib/core/text.ts';
import { DEFAULT_CHAINS } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { launch } from './driver/launch.ts';
import { sees, seesNoMore, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { askToSign, connect, ONE_SWAP, openPlan, reviewed, signButton } from './pages/plan.ts';
import { openSettings, setWalletId } from './pages/settings.ts';
import { noCheckRuns } from './pages/stored.ts';
import { decline } from './pages/walletWindow.ts';
import type { Scenarios } from './scenario.ts';

const words = text.plan;
const { repair } = text.settings;
const REVIEW_MS = 30_000;
/** A browser asks for things of its own at its start and for a while after. */
const CONTROL_MS = 30_000;

const hostsFor = (purpose: string) => HOSTS.filter((one) => one.purpose === purpose).map(hostOf);
const hostOf = ({ host }: { host: string }) => host;

/** Where the front's two lists stand: requests, and plain HTTP, which it refuses. */
const mark = ({ log, refused }: Front) => [log.length, refused.length] as const;

/** Every host asked since, by whoever uses the front. */
function askedSince({ log, refused }: Front, [at, atRefused]: readonly [number, number]) {
  const plain = refused.slice(atRefused).map((url) => new URL(url).host);
  return new Set([...log.slice(at).map(hostOf), ...plain]);
}

export const scenarios: Scenarios = {
  about: 'Hosts',
  cases: [
    {
      title: 'in a whole session no host is asked that the host table does not name',
      async run({ driver, devnet }) {
        const { front } = devnet;
        const start = mark(front);
        await watchAddress(driver, devnet.user, ONE_SWAP);
        await driver.fireAlarm();
        await setWalletId(driver);
        const watched = askedSince(front, start);
        for (const host of hostsFor('quote')) assert.ok(!watched.has(host), `${host}: no plan yet`);
        const screen = await openPlan(driver);
        await reviewed(screen);
        await connect(driver, screen);
        await askToSign(screen);
        await decline(driver);
        await sees(screen, words.bundle.noneSent);
        const asked = askedSince(front, start);
        for (const host of ['price', 'quote'].flatMap(hostsFor)) assert.ok(asked.has(host), host);

        const known = [...HOSTS.map(hostOf), ...Object.values(WALLET_HOSTS)];
        const others = [...asked].filter((host) => !known.includes(host));
        await driver.reset(); // from here on nothing of ours asks anybody
        const alone = mark(front);
        const control = await launch({ devnet, kind: driver.kind, withProduct: false });
        try {
          const isAsked = () => others.every((host) => askedSince(front, alone).has(host));
          await until(`a browser without us asks for ${others}`, isAsked, CONTROL_MS);
        } finally {
          await control.close();
        }
      },
    },
    {
      title: 'aggregators that refuse extensions do not answer, and settings offers to allow each',
      async run({ driver, devnet }) {
        const { front } = devnet;
        await watchAddress(driver, devnet.user, ONE_SWAP);
        for (const host of hostsFor('quote')) front.setCors(false, host);
        const screen = await openPlan(driver);
        await sees(screen, text.faults['host.unreachable'], REVIEW_MS);
        await sees(screen, words.standing.failed);
        assert.equal(await signButton(screen), undefined);
        await openSettings(driver);
        for (const host of hostsFor('quote')) await sees(screen, repair.title(host));
        assert.ok(await screen.has('button', repair.allow));

        front.reset();
        await openPlan(driver);
        await screen.press('button', words.newPlan);
        await reviewed(screen);
        await openSettings(driver);
        await seesNoMore(screen, repair.body);
      },
    },
    {
      title: 'where no host can be read no chain is confirmed, and settings offers to allow each',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user, ONE_SWAP);
        await noCheckRuns(driver);
        devnet.front.setCors(false);
        const from = mark(devnet.front);
        const screen = await openPlan(driver);
        await sees(screen, words.block.unknownChain('Ethereum'), REVIEW_MS);
        await sees(screen, words.block.unknownChain('Base'));
        await openSettings(driver);
        const asked = [...askedSince(devnet.front, from)];
        const silent = ['rpc', 'price'].flatMap(hostsFor).filter((host) => asked.includes(host));
        for (const { operators, quorum } of DEFAULT_CHAINS) {
          const tried = operators.filter(({ host }) => silent.includes(host));
          assert.ok(tried.length >= quorum, `${operators.map(hostOf)}: ${tried.map(hostOf)}`);
        }
        for (const host of silent) await sees(screen, repair.title(host));
        assert.ok(await screen.has('button', repair.allow));
      },
    },
  ],
};
