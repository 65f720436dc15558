// What the demonstration runs on, and its end: nothing that was started outlives it.
import { type Driver, launch } from '../../tests/e2e/driver/launch.ts';
import { type Devnet, startDevnet } from '../startDevnet.ts';

export interface Ending {
  /** To be undone at the end, the newest first. */
  add(undo: () => Promise<void>): void;
  /** Undoes everything, then ends this process. */
  end(code: number): Promise<never>;
  /** Whether that has begun. */
  isEnding(): boolean;
}

/** No undoing takes longer; the nodes and the browser then end with this process. */
const PATIENCE_MS = 5_000;

/** Ctrl-C and a closed terminal end everything. */
export function watchForEnd(): Ending {
  const undos: (() => Promise<void>)[] = [];
  let isEnding = false;
  const end = async (code: number): Promise<never> => {
    if (isEnding) return new Promise<never>(() => {});
    isEnding = true;
    setTimeout(() => process.exit(code), PATIENCE_MS);
    for (const undo of undos.reverse()) await undo().catch(() => {});
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(130));
  }
  return { add: (undo) => void undos.push(undo), end, isEnding: () => isEnding };
}

export async function openDevnet(ending: Ending): Promise<Devnet> {
  const devnet = await startDevnet();
  ending.add(devnet.stop);
  return devnet;
}

/** Chromium with Evenkeel and the test wallet; `onClosed` when a person closes it. */
export async function openChromium(
  devnet: Devnet,
  ending: Ending,
  onClosed: () => void,
): Promise<Driver> {
  const driver = await launch({ devnet, kind: 'chromium', isHeadless: !hasDisplay(), onClosed });
  ending.add(driver.close);
  await driver.appPage(); // the one that opens after installing
  return driver;
}

/** Whether a window could be seen here. */
export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return ['darwin', 'win32'].includes(process.platform) || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
