import assert from 'node:assert/strict';
import { startAnvil } from '../../devnet/chain/anvil.ts';
import { OPERATORS } from '../../devnet/front/operators.ts';
import type { Front } from '../../devnet/front/startFront.ts';
import * as text from '../../lib/core/text.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import type { Driver } from './driver/launch.ts';
import { holds, type Screen, sees, seesNoMore, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { unfold } from './pages/unfold.ts';
import type { Scenarios } from './scenario.ts';

const words = text.settings.networks;
const NODE = 'My node';
const READ_MS = 20_000;
/** No chain of the registry has this id. */
const OWN_CHAIN = 31_337;
const PRICES = 'coins.llama.fi';

async function openNetworks(driver: Driver): Promise<Screen> {
  const screen = await driver.openApp('/settings/networks');
  await sees(screen, words.lead);
  return screen;
}

/** Hosts asked by anybody since the log was that long. */
const askedSince = ({ log }: Front, at: number) => new Set(log.slice(at).map(({ host }) => host));

async function addNode(screen: Screen, url: string): Promise<void> {
  await screen.press('button', words.addOf('Ethereum'));
  await screen.fill(words.nodeUrl, 'http://node.example');
  await screen.press('button', words.save);
  await sees(screen, words.nodeUrlProblem);
  await screen.fill(words.nodeUrl, url);
  await screen.fill(words.nodeName, NODE);
  await screen.press('button', words.save);
}

export const scenarios: Scenarios = {
  about: 'Networks and hosts',
  cases: [
    {
      title: 'a node of one’s own is tested, asked alone by choice, and marked as one of one',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await openNetworks(driver);
        await unfold(screen, 'Ethereum', 'ethereum-rpc.publicnode.com');
        await addNode(screen, devnet.chains[1].url);
        await screen.press('button', words.testOf(NODE));
        await sees(screen, words.result.good);
        await sees(screen, words.result.methods.byHash);

        await screen.press('checkbox', words.ownOnly('Ethereum'));
        await sees(screen, words.ownOnlyHint);
        await sees(screen, words.oneOfOne, READ_MS);
        const at = devnet.front.log.length;
        // The check that the change began may have read Base before.
        await holds('Base is read', async () => {
          await driver.fireAlarm();
          const asked = askedSince(devnet.front, at);
          assert.ok(OPERATORS[8453].some((host) => asked.has(host)));
        });
        for (const host of OPERATORS[1]) assert.ok(!askedSince(devnet.front, at).has(host), host);
        const overview = await driver.openApp('/');
        await sees(overview, text.overview.chains.oneOfOne);
      },
    },
    {
      title: 'a public node is tested from the settings, and one of another chain is not believed',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        const screen = await openNetworks(driver);
        await unfold(screen, 'Ethereum', 'ethereum-rpc.publicnode.com');
        await screen.press('button', words.testOf('PublicNode'));
        await sees(screen, words.result.good);
        await addNode(screen, devnet.chains[8453].url);
        await screen.press('button', words.testOf(NODE));
        await sees(screen, words.result.wrongChain('8453', '1'));
        await screen.press('button', words.remove(NODE));
        await until('it is gone', async () => !(await screen.has('button', words.testOf(NODE))));
      },
    },
    {
      title: 'a chain of the user’s is added only when its node is of that chain, and is then read',
      async run({ driver, devnet }) {
        const node = await startAnvil(OWN_CHAIN, 10n ** 9n);
        try {
          await watchAddress(driver, devnet.user);
          const screen = await openNetworks(driver);
          await screen.fill(words.chain.id, `${OWN_CHAIN}`);
          await screen.fill(words.chain.name, 'My own chain');
          await screen.fill(words.chain.symbol, 'COIN');
          await screen.fill(words.chain.url, devnet.chains[1].url);
          await screen.press('button', words.chain.add);
          await sees(screen, words.chain.wrong('1'));
          assert.ok(!(await screen.has('checkbox', 'My own chain')));
          await screen.fill(words.chain.url, node.url);
          await screen.press('button', words.chain.add);
          await until('the chain', () => screen.has('checkbox', 'My own chain'));
          await node.rpc('anvil_mine', ['0x10']);
          await driver.fireAlarm();
          await sees(screen, /My own chain Added by you\. Agreed at block/, READ_MS);
        } finally {
          await node.stop();
        }
      },
    },
    {
      title: 'a host that is switched off is never asked, until it is switched on again',
      async run({ driver, devnet }) {
        const { front } = devnet;
        await watchAddress(driver, devnet.user);
        const screen = await driver.openApp('/settings/hosts');
        await sees(screen, text.settings.hosts.lead);
        for (const { host } of HOSTS)
          await until(host, () => screen.has('checkbox', text.settings.hosts.askHost(host)));
        await screen.press('checkbox', text.settings.hosts.askHost(PRICES));
        await sees(screen, text.settings.hosts.stops.price);
        const off = front.log.length;
        await driver.fireAlarm();
        assert.ok(!askedSince(front, off).has(PRICES));
        await screen.press('checkbox', text.settings.hosts.askHost(PRICES));
        await seesNoMore(screen, text.settings.hosts.stops.price);
        const on = front.log.length;
        await holds('prices are asked for', async () => {
          await driver.fireAlarm();
          assert.ok(askedSince(front, on).has(PRICES));
        });
      },
    },
  ],
};
