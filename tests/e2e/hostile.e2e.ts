import assert from 'node:assert/strict';
import * as text from '../../lib/core/text.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import {
  bendKyber,
  bendVelora,
  inKyberDesc,
  inVeloraData,
  type OnWire,
} from '../chain/bentAnswers.ts';
import { STRANGER } from '../fixtures/quotes/swapCalls.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { inDollars, openAllowances, sentBy, worthOf } from './onChain.ts';
import { watchAddress } from './pages/onboarding.ts';
import { askToSign, ONE_SWAP, openPlan, readyToSign, signButton } from './pages/plan.ts';
import { confirm } from './pages/walletWindow.ts';
import type { Scenarios, World } from './scenario.ts';

const words = text.plan;
const REVIEW_MS = 30_000;
const NOTHING_SENT = { 1: 0, 8453: 0 };
/** All USDC the user has on Ethereum; the plan sells a part of it. */
const EVERYTHING = 4_000_000_000n;

type Bend = (wire: OnWire) => Partial<OnWire>;

interface Lie {
  /** The check that must name it. */
  readonly check: string;
  readonly kyber: Bend;
  readonly velora: Bend;
}

const TO_A_STRANGER: Lie = {
  check: words.guards.receiver,
  kyber: inKyberDesc({ dstReceiver: STRANGER }),
  velora: inVeloraData({ beneficiary: STRANGER }),
};
const LIES: readonly Lie[] = [
  TO_A_STRANGER,
  {
    check: words.guards.minReceived,
    kyber: inKyberDesc({ minReturnAmount: 1n }),
    velora: inVeloraData({ toAmount: 1n }),
  },
  {
    check: words.guards.sellAmount,
    kyber: inKyberDesc({ amount: EVERYTHING, srcAmounts: [EVERYTHING] }),
    velora: inVeloraData({ fromAmount: EVERYTHING }),
  },
  {
    check: words.guards.router,
    kyber: () => ({ to: STRANGER }),
    velora: () => ({ to: STRANGER }),
  },
];

function bothLie({ devnet: { front } }: World, { kyber, velora }: Lie): void {
  front.setHostile('kyberswap', bendKyber(kyber));
  front.setHostile('velora', bendVelora(velora));
}

async function nothingIsOffered({ driver, devnet }: World, screen: Screen): Promise<void> {
  assert.equal(await signButton(screen), undefined);
  assert.equal(await driver.walletQuestion(), undefined);
  assert.deepEqual(await sentBy(devnet), NOTHING_SENT);
}

/** Whoever plans asks these. */
const isQuoteHost = (host: string) =>
  HOSTS.some((entry) => entry.host === host && entry.purpose === 'quote');

export const scenarios: Scenarios = {
  about: 'Hostile services',
  cases: [
    {
      title: 'a swap that both aggregators bend is refused by a named check, and nobody is asked',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        for (const lie of LIES) {
          bothLie(world, lie);
          await screen.press('button', words.newPlan);
          await sees(screen, words.checks.row(lie.check, false), REVIEW_MS);
          await sees(screen, words.standing.refused);
          await nothingIsOffered(world, screen);
        }
        assert.deepEqual(await driver.openBundles(), []);
        devnet.front.reset();
        await screen.press('button', words.newPlan);
        await until('honest again, it is offered', () => signButton(screen), REVIEW_MS);
      },
    },
    {
      title: 'one aggregator that bends its answer is passed over for the honest one',
      async run({ driver, devnet }) {
        const { front } = devnet;
        front.setHostile('kyberswap', bendKyber(TO_A_STRANGER.kyber));
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await sees(screen, /Allow Velora to spend exactly/);
        await until('it may be signed', () => signButton(screen));
        front.reset();
        front.setHostile('velora', bendVelora(TO_A_STRANGER.velora));
        await screen.press('button', words.newPlan);
        await sees(screen, /Allow KyberSwap to spend exactly/, REVIEW_MS);
        await until('it may be signed', () => signButton(screen));
      },
    },
    {
      title: 'an answer bent after the review is refused before the wallet is asked for it',
      async run(world) {
        const { driver, devnet } = world;
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        bothLie(world, TO_A_STRANGER);
        await askToSign(screen);
        assert.match(await confirm(driver), /Spending cap request/);
        await sees(screen, words.checkNamed(TO_A_STRANGER.check), REVIEW_MS);
        assert.equal(await driver.walletQuestion(), undefined);
        assert.deepEqual(await sentBy(devnet), { 1: 1, 8453: 0 });
        assert.equal(Object.keys(await openAllowances(devnet)).length, 1);
        await sees(screen, words.bundle.allowanceTitle);
      },
    },
    {
      title:
        'a chain that two operators fail to confirm keeps its last figures and is not planned on',
      async run(world) {
        const { driver, devnet } = world;
        const { front } = devnet;
        const screen = await watchAddress(driver, devnet.user, ONE_SWAP);
        const total = inDollars((await worthOf(devnet)).counted);
        for (const { host } of chainOf(1).operators.slice(0, 2)) {
          front.setOperator(host, { kind: 'failing', status: 503 });
        }
        await driver.fireAlarm();
        const shown = await sees(screen, text.faults['rpc.unreachable']);
        assert.match(shown, /Ethereum cannot be confirmed; figures from \d\d:\d\d/);
        assert.ok(shown.includes(total), shown);

        const from = front.log.length;
        const plan = await openPlan(driver);
        const said = await sees(plan, words.block.unknownChain('Ethereum'), REVIEW_MS);
        assert.match(said, /Last agreed block [\d,]+, \d\d:\d\d/);
        await nothingIsOffered(world, plan);
        assert.ok(front.log.slice(from).every(({ host }) => !isQuoteHost(host)));

        front.reset();
        await plan.press('button', words.checkAgain);
        await sees(plan, words.standing.watching, REVIEW_MS);
      },
    },
    {
      title: 'a price that DefiLlama says 5 % otherwise is disputed, and nothing is planned on it',
      async run(world) {
        const { driver, devnet } = world;
        const { front } = devnet;
        front.setPrices((_coin, told) =>
          told.symbol.endsWith('ETH') ? { ...told, price: told.price * 1.05 } : told,
        );
        const screen = await watchAddress(driver, devnet.user, ONE_SWAP);
        await sees(screen, /Price sources disagree on ETH/);
        const from = front.log.length;
        const plan = await openPlan(driver);
        const said = await sees(plan, words.block.priceTitle.disputed('ETH'), REVIEW_MS);
        assert.match(said, /\$3,000\.00 \(Aave oracle\).*\$3,150\.00 \(DefiLlama\)/);
        assert.ok(said.includes(words.leftOut.priceUnknown), said);
        await nothingIsOffered(world, plan);
        assert.ok(front.log.slice(from).every(({ host }) => !isQuoteHost(host)));
      },
    },
  ],
};
