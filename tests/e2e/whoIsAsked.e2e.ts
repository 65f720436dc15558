import assert from 'node:assert/strict';
import { WALLET_HOSTS } from '../../devnet/front/operators.ts';
import type { LogEntry } from '../../devnet/front/serve.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { launch } from './driver/launch.ts';
import { sleep } from './driver/screen.ts';
import { askToSign, readyToSign } from './pages/plan.ts';
import { decline } from './pages/walletWindow.ts';
import type { Scenarios } from './scenario.ts';

/** As long as a browser asks for things of its own after its start. */
const CONTROL_MS = 3_000;

/** Its makers' hosts, asked in nobody's name, at times of its own choosing. */
const isOfBrowser = ({ host, origin }: LogEntry): boolean =>
  origin === undefined &&
  /(^|\.)(mozilla|firefox|google|googleapis|gstatic)\.(com|net|org)$/.test(host);

export const scenarios: Scenarios = {
  about: 'Who is asked',
  cases: [
    {
      title: 'no host is asked that is not in the host table, from onboarding to the wallet',
      async run({ driver, devnet }) {
        const { log, refused } = devnet.front;
        const screen = await readyToSign(driver, devnet.user);
        await askToSign(screen);
        await decline(driver);
        await driver.reset(); // no page of ours asks anything from here on
        const asked = [...log]; // of every case before, too

        const from = log.length;
        const control = await launch({ devnet, kind: driver.kind, withProduct: false });
        await sleep(CONTROL_MS);
        await control.close();
        const table = HOSTS.map(({ host }) => host);
        const known = new Set([
          ...table,
          ...Object.values(WALLET_HOSTS),
          ...log.slice(from).map(({ host }) => host),
        ]);
        const strangers = asked.filter((entry) => !known.has(entry.host) && !isOfBrowser(entry));
        assert.deepEqual(strangers, []);
        assert.deepEqual(refused, []);
        const byUs = new Set(
          asked.filter(({ origin }) => origin === driver.origin).map(({ host }) => host),
        );
        for (const { host, purpose } of HOSTS) {
          // A third operator is asked only where two do not agree.
          assert.ok(byUs.has(host) || purpose === 'rpc', `${host} was never asked`);
        }
      },
    },
  ],
};
