// What differs between the browsers, and only that.
import type { Devnet } from '../../../devnet/startDevnet.ts';
import type { Screen, Size } from './screen.ts';

export type BrowserKind = 'chromium' | 'firefox';

export interface BrowserOptions {
  readonly devnet: Devnet;
  /** Folders of unpacked extensions, loaded as they are. */
  readonly extensions: readonly string[];
  readonly isHeadless: boolean;
  /**
   * The browser ended by itself, as when a person closes its window. Who gives this also ends the
   * browser on Ctrl-C.
   */
  readonly onClosed?: () => void;
}

export interface Browser {
  readonly kind: BrowserKind;
  /** Opens an address in a tab of its own. */
  open(url: string, size?: Size): Promise<Screen>;
  /** Every open page by its real address. */
  screens(): Promise<{ readonly url: string; readonly screen: Screen }[]>;
  /** Ends one extension's background at once, as the browser does with an idle one. */
  stopWorker(extensionId: string): Promise<void>;
  /** Exceptions and console errors of pages, since this was last asked. */
  takeErrors(): string[];
  close(): Promise<void>;
}
