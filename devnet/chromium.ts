// How a Chromium is started in front of the devnet: with unpacked extensions, and with every host
// resolved to the front. The extensions are loaded as they are.
import { fileURLToPath } from 'node:url';

/** The test wallet, ready to be loaded in either browser. */
export const WALLET_FOLDER = fileURLToPath(new URL('./wallet', import.meta.url));

export interface ChromiumOptions {
  readonly frontPort: number;
  /** Folders of unpacked extensions. */
  readonly extensions: readonly string[];
  readonly isHeadless?: boolean;
}

/** Arguments for the executable; add `--user-data-dir` and an address to open. */
export function chromiumArguments(options: ChromiumOptions): string[] {
  const { frontPort, extensions, isHeadless = false } = options;
  const folders = extensions.join(',');
  return [
    `--disable-extensions-except=${folders}`,
    `--load-extension=${folders}`,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    `--host-resolver-rules=MAP * 127.0.0.1:${frontPort}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
    '--ignore-certificate-errors',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    // Chromium's sandbox refuses to run as root, as in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // A wallet that places its window needs a screen big enough for it.
    ...(isHeadless ? ['--headless=new', '--screen-info={1920x1200}'] : []),
  ];
}
