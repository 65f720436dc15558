import { createContext, type ReactNode, use, useEffect } from 'react';
import { Fault } from '../lib/core/fault.ts';
import { reconnectWallet, refreshWallet } from '../lib/wallet/connect.ts';
import type { Wallet } from '../lib/wallet/wagmiConfig.ts';

const WalletContext = createContext<Wallet | null>(null);

/**
 * Gives the wallet to everything below, takes up the connection of the last visit, and reads it
 * anew each time the page comes back to the front. Stands in for wagmi's own provider, which
 * resets or repeats the connection whenever it is drawn again.
 */
export function WalletProvider({ wallet, children }: { wallet: Wallet; children: ReactNode }) {
  useEffect(() => {
    void reconnectWallet(wallet);
    const onVisible = () => {
      if (document.visibilityState === 'visible') void refreshWallet(wallet);
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [wallet]);
  return <WalletContext value={wallet}>{children}</WalletContext>;
}

/** The wallet itself, to hand to a use-case that sends. @throws bug.unreachable outside the provider */
export function useWalletHandle(): Wallet {
  const wallet = use(WalletContext);
  if (!wallet) throw new Fault('bug.unreachable', 'no wallet provider');
  return wallet;
}
