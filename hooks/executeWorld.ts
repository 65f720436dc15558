import { Fault } from '../lib/core/fault.ts';
import type { ExecuteWorld } from '../lib/flow/executeStep.ts';
import { portfolioItem } from '../lib/storage/portfolios.ts';
import { snapshotItem } from '../lib/storage/snapshots.ts';
import { readAccount as readWalletAccount, switchChain } from '../lib/wallet/connect.ts';
import { sendCall } from '../lib/wallet/sendCall.ts';
import type { Wallet } from '../lib/wallet/wagmiConfig.ts';
import { planWorld } from '../lib/world/planWorld.ts';
import { settleWorld } from '../lib/world/settleWorld.ts';

/** The real world a step is executed in: the planning world, the journal, and the page's wallet. */
export const executeWorld = (wallet: Wallet): ExecuteWorld => ({
  ...planWorld,
  ...settleWorld,
  readPortfolio: (id) => portfolioItem(id).read(),
  readSnapshot: (id) => snapshotItem(id).read(),
  switchChain: (chainId) => switchChain(wallet, chainId),
  async account() {
    const account = readWalletAccount(wallet);
    if (!account) throw new Fault('wallet.absent');
    return account;
  },
  send: (call, callHash) => sendCall(wallet.provider, call, callHash),
});
