// Finds the browsers that can load an unpacked extension, and brings them in where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** Branded Chrome is not among them: it ignores `--load-extension`. */
const EXECUTABLES: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};
const MAC: Readonly<Record<BrowserName, string>> = {
  chromium: '/Applications/Chromium.app/Contents/MacOS/Chromium',
  firefox: '/Applications/Firefox.app/Contents/MacOS/firefox',
};
const DEBIAN: Readonly<Record<BrowserName, string>> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
};

/** Path of a browser: CHROMIUM or FIREFOX if set, else the first one found; undefined without one. */
export function findBrowser(name: BrowserName): string | undefined {
  const named = process.env[name.toUpperCase()];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const files = folders.flatMap((folder) =>
    EXECUTABLES[name].map((file) => path.join(folder, file)),
  );
  return [...files, MAC[name]].find((file) => existsSync(file));
}

/** Makes sure that browsers are there: by apt-get on Debian as root. @throws with what to install */
export function ensureBrowsers(names: readonly BrowserName[]): void {
  const missing = names.filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  if (mayInstall()) install(missing);
  const still = missing.filter((name) => !findBrowser(name));
  if (still.length > 0) throw new Error(still.map(whatToInstall).join('\n'));
}

const mayInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

function install(names: readonly BrowserName[]): void {
  console.log(`Installing ${names.map((name) => DEBIAN[name]).join(' and ')} with apt-get …`);
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-qq');
  run('install', '-y', '-qq', '--no-install-recommends', ...names.map((name) => DEBIAN[name]));
}

const whatToInstall = (name: BrowserName): string =>
  name === 'chromium'
    ? 'Install Chromium (Debian: apt-get install chromium; macOS: brew install --cask chromium; elsewhere: chromium.org), or set CHROMIUM to its path. Google Chrome does not count: it ignores --load-extension.'
    : 'Install Firefox (Debian: apt-get install firefox-esr; elsewhere: firefox.com), or set FIREFOX to its path.';
