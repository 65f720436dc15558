import type { Address } from 'viem';
import { numberToHex } from 'viem/utils';
import type { Config } from 'wagmi';
import { connect, disconnect, getConnection, reconnect } from 'wagmi/actions';
import type { ChainId } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import * as text from '../core/text.ts';
import { chainName } from '../registry/chains.ts';
import { CODES, ProviderError } from './ProviderError.ts';
import type { Wallet } from './wagmiConfig.ts';
import { walletFault } from './walletFault.ts';

/** Who is connected: the selected address first, and the chain the wallet is on for us. */
export interface Account {
  address: Address;
  addresses: readonly Address[];
  chainId: ChainId;
}

/** Kept from the first connect until the user disconnects; its presence is all it says. */
const CONNECTED_KEY = 'wallet.connected';

/** The connected account as last told by the wallet; null when there is none. Asks nobody. */
export function readAccount({ config }: Wallet): Account | null {
  const { address, addresses, chainId } = getConnection(config);
  return address && addresses && chainId ? { address, addresses, chainId } : null;
}

/**
 * Connects, silently when the account is already permitted, else by MetaMask's window.
 * @throws wallet.absent, wallet.declined, wallet.busy, wallet.locked
 */
export async function connectWallet(wallet: Wallet): Promise<Account> {
  const before = readAccount(wallet);
  if (before) return before;
  const [connector] = wallet.config.connectors;
  if (!connector) throw new Fault('bug.unreachable', 'no connector');
  if (wallet.config.state.status === 'connecting') throw new Fault('wallet.busy');
  try {
    await connect(wallet.config, { connector });
  } catch (thrown) {
    const fault = walletFault(thrown, 'ask');
    // Its window is open from before. What is confirmed there comes as a push, and is to last too.
    if (fault.code === 'wallet.busy') await remember(wallet);
    throw fault;
  }
  const account = readAccount(wallet);
  if (!account)
    throw new Fault(wallet.provider.isUnlocked === false ? 'wallet.locked' : 'wallet.declined');
  await remember(wallet);
  return account;
}

const remember = ({ storage }: Wallet): Promise<void> => storage.setItem(CONNECTED_KEY, 'yes');

/**
 * Takes up the connection of the last visit without asking the user anything; otherwise only finds
 * out whether a wallet is there. Never throws for a wallet's sake.
 */
export async function reconnectWallet(wallet: Wallet): Promise<Account | null> {
  const { config, provider, storage } = wallet;
  const wasConnected = (await storage.getItem(CONNECTED_KEY)) !== null;
  if (!wasConnected || readAccount(wallet)) {
    await provider.isReachable();
    return readAccount(wallet);
  }
  setStatus(config, 'connecting');
  if (await provider.isReachable()) await reconnect(config);
  else setStatus(config, 'disconnected');
  return readAccount(wallet);
}

const setStatus = (config: Config, status: 'connecting' | 'disconnected'): void =>
  config.setState((state) => ({ ...state, status }));

/** Forgets the wallet and asks it to take back the permission. Works with an absent wallet too. */
export async function disconnectWallet(wallet: Wallet): Promise<void> {
  await wallet.storage.removeItem(CONNECTED_KEY);
  await disconnect(wallet.config);
}

/**
 * Asks the wallet for another chain; silent when it is permitted already. Never adds a chain.
 * @throws wallet.wrongChain when the wallet does not know it or stays where it is,
 * wallet.declined, wallet.busy, wallet.absent
 */
export async function switchChain({ provider }: Wallet, chainId: ChainId): Promise<void> {
  const params = [{ chainId: numberToHex(chainId) }];
  try {
    await provider.request({ method: 'wallet_switchEthereumChain', params });
    // MetaMask may switch without telling; the answer to this one is told to whoever listens.
    const found = await provider.request({ method: 'eth_chainId' });
    if (Number(found) !== chainId) throw new Fault('wallet.wrongChain');
  } catch (thrown) {
    if (thrown instanceof ProviderError && thrown.code === CODES.chainMissing)
      throw new Fault('wallet.wrongChain', text.wallet.chainMissing(chainName(chainId)));
    throw walletFault(thrown, 'ask');
  }
}

/** Reads account and chain anew, for a page that was away: a closed port brings no news. */
export async function refreshWallet(wallet: Wallet): Promise<void> {
  const { provider } = wallet;
  if (!readAccount(wallet)) {
    await provider.isReachable();
    return;
  }
  const reads = ['eth_chainId', 'eth_accounts'].map((method) => provider.request({ method }));
  await Promise.allSettled(reads);
}
