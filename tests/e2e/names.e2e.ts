import assert from 'node:assert/strict';
import { NAMES } from '../../devnet/chain/ens.ts';
import * as text from '../../lib/core/text.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { type Screen, sees, seesNoMore } from './driver/screen.ts';
import { acceptFound, finish, setTargets } from './pages/onboarding.ts';
import type { Scenarios } from './scenario.ts';

const { start, address: said, found } = text.onboarding;
const words = text.settings.portfolios;

async function lookUp(screen: Screen, label: string, name: string): Promise<void> {
  await screen.fill(label, name);
  await screen.press('button', start.lookUp);
}

export const scenarios: Scenarios = {
  about: 'Names',
  cases: [
    {
      title: 'a name shows the whole address it stands for before that is taken',
      async run({ driver, devnet }) {
        const screen = await driver.openApp('/start');
        await sees(screen, start.addressOrNameHint);
        await lookUp(screen, start.address, 'nobody.eth');
        await sees(screen, said.nameUnknown);
        await lookUp(screen, start.address, `below.${NAMES.wildParent}`);
        await sees(screen, said.nameElsewhere);
        await lookUp(screen, start.address, 'us_er\u0430.eth');
        await sees(screen, said.nameOdd);

        await lookUp(screen, start.address, NAMES.user.toUpperCase());
        const shown = await sees(screen, start.standsFor);
        assert.ok(shown.includes(devnet.user), shown);
        assert.ok(!shown.includes(found.lead));
        await screen.fill(start.address, 'other');
        await seesNoMore(screen, start.standsFor);
        await lookUp(screen, start.address, NAMES.unicode);
        await sees(screen, devnet.user);
        await screen.press('button', start.watchButton);
        await acceptFound(screen);
        await setTargets(screen, 'current');
        await finish(screen);
        await sees(screen, text.overview.balancesAt, 20_000);

        const settings = await driver.openApp('/settings');
        await lookUp(settings, words.add, NAMES.user);
        await sees(settings, start.standsFor);
        await settings.press('button', words.addButton);
        await sees(settings, said.known);
      },
    },
    {
      title: 'a name is not believed where operators of Ethereum disagree',
      async run({ driver, devnet }) {
        for (const { host } of chainOf(1).operators.slice(0, 2))
          devnet.front.setOperator(host, { kind: 'failing', status: 503 });
        const screen = await driver.openApp('/start');
        await lookUp(screen, start.address, NAMES.user);
        await sees(screen, said.nameUnread, 20_000);
      },
    },
  ],
};
