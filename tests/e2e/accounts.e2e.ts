import assert from 'node:assert/strict';
import { type Address, numberToHex, parseEther } from 'viem';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { dealerCall } from '../../devnet/chain/dealer.ts';
import { tokenOf } from '../../devnet/chain/layout.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import * as text from '../../lib/core/text.ts';
import { type Screen, sees, until } from './driver/screen.ts';
import { blocksPass, openAllowances, sentBy } from './onChain.ts';
import { watchAlsoOf } from './pages/onboarding.ts';
import {
  askToSign,
  connect,
  ONE_SWAP,
  onlyWatching,
  openPlan,
  readyToSign,
  reviewed,
  signButton,
  WALLET,
} from './pages/plan.ts';
import { setWalletId } from './pages/settings.ts';
import { confirm, unlock } from './pages/walletWindow.ts';
import type { Scenarios, World } from './scenario.ts';

const words = text.plan;
const REVIEW_MS = 30_000;
/** Nobody's: no wallet of the devnet has it. */
const STRANGE: Address = '0x1111111111111111111111111111111111111111';

/** Ether for fees and $3,000 on Ethereum. */
async function fund(devnet: Devnet, owner: Address): Promise<void> {
  const chain = devnet.chains[1];
  await chain.rpc('anvil_setBalance', [owner, numberToHex(parseEther('1'))]);
  const { address } = tokenOf(1, 'USDC');
  await chain.send(dealerCall(chain, address, TOKEN_ABI, 'transfer', [owner, 3_000_000_000n]));
  await blocksPass(devnet, 2); // balances are read a block behind the head
}

/** The plan is there, and nothing on its page can ask the wallet to sign. */
async function cannotSign({ driver, devnet }: World, screen: Screen, owner: Address) {
  assert.equal(await signButton(screen), undefined);
  assert.equal(await driver.walletQuestion(), undefined);
  assert.deepEqual(await sentBy(devnet, owner), { 1: 0, 8453: 0 });
}

export const scenarios: Scenarios = {
  about: 'Accounts and chains',
  cases: [
    {
      title:
        'with another account selected both are named, and nothing is signed until it is right',
      async run(world) {
        const { driver, devnet } = world;
        await driver.walletControl({ grantAccounts: 'all' });
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await driver.walletControl({ account: 1 });
        const shown = await sees(screen, words.wallet.otherTitle);
        const [, other = ''] = devnet.chains[1].accounts;
        for (const account of [devnet.user, other]) assert.ok(shown.includes(account), shown);
        assert.ok(shown.includes(words.wallet.otherWay(WALLET)), shown);
        await cannotSign(world, screen, devnet.user);
        await driver.walletControl({ account: 0 });
        await until('it may be signed again', () => signButton(screen));
      },
    },
    {
      title: 'an address that the wallet does not hold is planned for and cannot be signed for',
      async run(world) {
        const { driver, devnet } = world;
        await fund(devnet, STRANGE);
        await watchAlsoOf(driver, STRANGE, [], { shares: { Ether: '70', 'US dollar': '30' } });
        await setWalletId(driver);
        const screen = await openPlan(driver);
        await reviewed(screen);
        await connect(driver, screen);
        const shown = await sees(screen, words.wallet.otherTitle);
        for (const account of [STRANGE, devnet.user]) assert.ok(shown.includes(account), shown);
        await cannotSign(world, screen, STRANGE);
        assert.deepEqual(await sentBy(devnet), { 1: 0, 8453: 0 });
      },
    },
    {
      title: 'an account without native coin is told how much it needs, and signs nothing',
      async run(world) {
        const { driver, devnet } = world;
        const [, , poor] = devnet.chains[1].accounts;
        assert.ok(poor);
        await driver.walletControl({ account: 2 });
        const half = { shares: { Ether: '50', 'US dollar': '50' } };
        await watchAlsoOf(driver, poor, ['Ether'], half);
        await setWalletId(driver);
        const screen = await openPlan(driver);
        await reviewed(screen);
        await connect(driver, screen);
        const shown = await sees(screen, /is short of ETH for fees/);
        assert.match(
          shown,
          /needs about 0\.0\d+ ETH for these steps and their fees; 0 ETH is there/,
        );
        assert.match(shown, /Send ETH on \w+ to this address from another wallet/);
        await cannotSign(world, screen, poor);
      },
    },
    {
      title: 'a locked wallet is unlocked in the window in which it is then connected',
      async run({ driver, devnet }) {
        await driver.walletControl({ locked: true });
        await setWalletId(driver);
        const screen = await onlyWatching(driver, devnet.user);
        await screen.press('button', words.wallet.connect);
        await unlock(driver);
        await confirm(driver);
        await until('it may be signed', () => signButton(screen));
      },
    },
    {
      title:
        'a locked wallet on the other chain is unlocked and moved unasked, and signs on the plan’s',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user, ONE_SWAP);
        await driver.walletControl({ locked: true, chain: '0x2105' });
        await askToSign(screen);
        await unlock(driver);
        assert.match(await confirm(driver), /Spending cap request .*Network Ethereum/);
        await until('it is mined', async () => (await sentBy(devnet))[1] === 1);
        assert.deepEqual(await sentBy(devnet), { 1: 1, 8453: 0 });
        const allowed = Object.keys(await openAllowances(devnet));
        assert.equal(allowed.length, 1);
        assert.match(allowed[0] ?? '', /^1\/USDC\//);
      },
    },
    {
      title: 'where no MetaMask is the plan stays as it was, and goes on once its id is set',
      async run({ driver, devnet }) {
        const screen = await onlyWatching(driver, devnet.user);
        const termsIn = (shown: string) => /Terms (0x\S+)/.exec(shown)?.[1];
        const before = termsIn(await screen.text());
        await screen.press('button', words.wallet.connect);
        const shown = await sees(screen, text.faults['wallet.absent'], REVIEW_MS);
        assert.equal(termsIn(shown), before);
        await screen.press('button', text.onboarding.connect.setId);
        await sees(screen, text.settings.wallet.other);
        await setWalletId(driver);
        await openPlan(driver);
        await reviewed(screen);
        await connect(driver, screen);
        await until('it may be signed', () => signButton(screen));
      },
    },
  ],
};
