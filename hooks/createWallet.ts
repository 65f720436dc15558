import { browser } from '#imports';
import { settingsItem } from '../lib/storage/settings.ts';
import { createWalletConfig, type Wallet } from '../lib/wallet/wagmiConfig.ts';
import { walletIds } from '../lib/wallet/walletIds.ts';
import { walletStorage } from './walletStorage.ts';

export const browserKind = import.meta.env.FIREFOX ? 'firefox' : 'chromium';

/** The wallet of this page: MetaMask by the user's own id first, then the known builds. */
export async function createWallet(): Promise<Wallet> {
  const { walletId } = await settingsItem.read();
  return createWalletConfig({
    ids: walletIds(browserKind, walletId || null),
    runtime: browser.runtime,
    storage: walletStorage,
  });
}
