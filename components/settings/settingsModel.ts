import type { Address } from 'viem';
import type { ChainId } from '../../lib/core/asset.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { ChainReading, UnixSeconds } from '../../lib/core/snapshot.ts';

export type Browser = 'chromium' | 'firefox';
export type Theme = 'system' | 'light' | 'dark';

/** A company whose nodes are asked, by its host. */
export interface OperatorRow {
  name: string;
  host: string;
}

/** One chain in settings: who is asked, and how the last reading ended. */
export interface NetworkRow {
  chainId: ChainId;
  name: string;
  isOn: boolean;
  operators: readonly OperatorRow[];
  /** Null: not read yet. */
  reading: ChainReading | null;
}

/** One host of the host table; the registry's entries fit. */
export interface HostRow {
  host: string;
  purpose: 'rpc' | 'price' | 'quote';
  why: string;
  learns: string;
}

/** A host that did not answer and may refuse extensions; a permission could repair it. */
export interface HostTrouble {
  host: string;
  /** What came of asking for the permission. */
  state: 'open' | 'asking' | 'refused';
}

/** Everything the settings screen draws. */
export interface SettingsModel {
  now: UnixSeconds;
  browser: Browser;
  portfolios: readonly Portfolio[];
  currentPortfolio: string | null;
  networks: readonly NetworkRow[];
  isChecking?: boolean;
  hosts: readonly HostRow[];
  troubles: readonly HostTrouble[];
  ownId: string;
  /** Extension id of another MetaMask build; empty for none. */
  walletId: string;
  /** The account MetaMask let us see; null when none is connected. */
  connected: Address | null;
  checkMinutes: number;
  /** What came of a test alert. */
  test: 'none' | 'sending' | 'sent' | 'failed';
  theme: Theme;
  isPrivate: boolean;
  version: string;
}

/** Events of the settings screen. Values arrive checked: an address with its checksum, a valid id, whole minutes. */
export interface SettingsEvents {
  /** Makes a portfolio the one that popup and page show. */
  onChoose: (portfolioId: string) => void;
  onRename: (portfolioId: string, name: string) => void;
  onRemovePortfolio: (portfolioId: string) => void;
  onAddAddress: (portfolioId: string, address: Address) => void;
  onRemoveAddress: (portfolioId: string, address: Address) => void;
  onNewPortfolio: () => void;
  onChain: (chainId: ChainId, isOn: boolean) => void;
  onCheckNow: () => void;
  onAllowHost: (host: string) => void;
  onWalletId: (id: string) => void;
  onDisconnect: () => void;
  onCheckMinutes: (minutes: number) => void;
  onTestAlert: () => void;
  onTheme: (theme: Theme) => void;
  onPrivate: (isPrivate: boolean) => void;
}
