import { walletKeys } from '../lib/storage/walletKeys.ts';
import type { WalletStorage } from '../lib/wallet/wagmiConfig.ts';

/** What the wallet room keeps between visits, in a stored item. */
export const walletStorage: WalletStorage = {
  getItem: async (key) => (await walletKeys.read())[key] ?? null,
  setItem: async (key, value) => walletKeys.write({ ...(await walletKeys.read()), [key]: value }),
  async removeItem(key) {
    const { [key]: _gone, ...rest } = await walletKeys.read();
    await walletKeys.write(rest);
  },
};
