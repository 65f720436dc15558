import type { Address } from 'viem';
import { watchConnection } from 'wagmi/actions';
import type { ChainId } from '../core/asset.ts';
import { readAccount } from './connect.ts';
import type { Wallet } from './wagmiConfig.ts';

/**
 * absent: no MetaMask answers. locked: it is there, locked and not connected; connecting opens its
 * unlock screen. connecting: looked for, or asked. A connected wallet may be locked too.
 */
export type WalletStatus = 'absent' | 'locked' | 'disconnected' | 'connecting' | 'connected';

export interface WalletState {
  status: WalletStatus;
  address: Address | null;
  chainId: ChainId | null;
  /** What the wallet last said of its lock; null before it said anything. */
  isUnlocked: boolean | null;
}

const lastStates = new WeakMap<Wallet, WalletState>();

/** How the wallet stands now; the same object as long as nothing changed. Asks nobody. */
export function readWallet(wallet: Wallet): WalletState {
  const { isUnlocked } = wallet.provider;
  const status = statusOf(wallet);
  const account = status === 'connected' ? readAccount(wallet) : null;
  const state: WalletState = {
    status,
    address: account?.address ?? null,
    chainId: account?.chainId ?? null,
    isUnlocked,
  };
  const last = lastStates.get(wallet);
  if (last && isSame(last, state)) return last;
  lastStates.set(wallet, state);
  return state;
}

/** Calls back after each change of what `readWallet` gives, until the returned function is called. */
export function watchWallet(wallet: Wallet, onChange: () => void): () => void {
  const unwatch = watchConnection(wallet.config, { onChange });
  wallet.provider.on('statusChanged', onChange);
  return () => {
    unwatch();
    wallet.provider.removeListener('statusChanged', onChange);
  };
}

function statusOf(wallet: Wallet): WalletStatus {
  const { presence, isUnlocked } = wallet.provider;
  const { status } = wallet.config.state;
  if (status === 'connecting' || status === 'reconnecting') return 'connecting';
  if (presence === 'absent') return 'absent';
  if (presence === 'unknown') return 'connecting';
  if (readAccount(wallet)) return 'connected';
  return isUnlocked === false ? 'locked' : 'disconnected';
}

const isSame = (a: WalletState, b: WalletState): boolean =>
  a.status === b.status &&
  a.address === b.address &&
  a.chainId === b.chainId &&
  a.isUnlocked === b.isUnlocked;
