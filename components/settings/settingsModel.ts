import type { Address } from 'viem';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { Currency, CurrencyRate } from '../../lib/core/snapshot.ts';
import type { LookUpName } from '../../lib/core/typedAddress.ts';

export type Browser = 'chromium' | 'firefox';
export type Theme = 'system' | 'light' | 'dark';

/** One host that may be asked. */
export interface HostRow {
  host: string;
  purpose: 'rpc' | 'price' | 'quote';
  /** One reason each chain or service that it is asked for. */
  why: readonly string[];
  learns: string;
  isAsked: boolean;
  /** A node the user added. */
  isAdded: boolean;
  /** What stops working without it; null while it is asked. */
  stops: string | null;
}

/** A host that did not answer and may refuse extensions; a permission could repair it. */
export interface HostTrouble {
  host: string;
  /** What came of asking for the permission. */
  state: 'open' | 'asking' | 'refused';
  /** The browser took back what it had granted. */
  isRevoked?: boolean;
}

/** Everything the general part of settings draws. */
export interface SettingsModel {
  browser: Browser;
  portfolios: readonly Portfolio[];
  currentPortfolio: string | null;
  ownId: string;
  /** Extension id of another MetaMask build; empty for none. */
  walletId: string;
  /** The account MetaMask let us see; null when none is connected. */
  connected: Address | null;
  checkMinutes: number;
  /** What came of a test alert. */
  test: 'none' | 'sending' | 'sent' | 'failed';
  theme: Theme;
  currency: Currency;
  /** Currencies other than the dollar that could be read. */
  rates: readonly CurrencyRate[];
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
  /** Looks a typed name up on Ethereum. */
  onLookUpName?: LookUpName;
  onRemoveAddress: (portfolioId: string, address: Address) => void;
  onWalletId: (id: string) => void;
  onDisconnect: () => void;
  onCheckMinutes: (minutes: number) => void;
  onTestAlert: () => void;
  onTheme: (theme: Theme) => void;
  onCurrency: (currency: Currency) => void;
  onPrivate: (isPrivate: boolean) => void;
}
