import { useMutation } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import type { Fault } from '../lib/core/fault.ts';
import { type Account, connectWallet, disconnectWallet } from '../lib/wallet/connect.ts';
import { readWallet, type WalletState, watchWallet } from '../lib/wallet/walletState.ts';
import { useWalletHandle } from './WalletProvider.tsx';

/** How the wallet stands now. */
export function useWallet(): WalletState {
  const wallet = useWalletHandle();
  const subscribe = useCallback((onChange: () => void) => watchWallet(wallet, onChange), [wallet]);
  return useSyncExternalStore(subscribe, () => readWallet(wallet));
}

/** Connects MetaMask; `error.code` says which step is the user's. */
export function useConnectWallet() {
  const wallet = useWalletHandle();
  return useMutation<Account, Fault, void>({
    mutationFn: () => connectWallet(wallet),
    networkMode: 'always',
  });
}

/** Forgets the wallet and takes back its permission. */
export function useDisconnectWallet() {
  const wallet = useWalletHandle();
  return useMutation<void, Fault, void>({
    mutationFn: () => disconnectWallet(wallet),
    networkMode: 'always',
  });
}
