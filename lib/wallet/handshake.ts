import { Fault } from '../core/fault.ts';
import type { Frame } from './frames.ts';
import { PortLink, type WalletRuntime } from './PortLink.ts';

/** How long a cold wallet is asked whether it listens. */
export const PROBE_EVERY_MS = 500;
export const HANDSHAKE_MS = 20_000;
/** How often a wallet that is there, but whose worker closes the port while it starts, is tried. */
const TRIES = 3;

/**
 * Opens a port and gives it back once the wallet has answered on it. A cold MetaMask drops whatever
 * arrives before its worker is up, so `eth_chainId` is repeated until one of them is answered; a
 * push alone proves only that it can talk, and brings the next probe forward.
 * @throws wallet.absent when nothing is there, it keeps closing, or it stays silent for 20 s
 */
export async function openLink(
  runtime: WalletRuntime,
  extensionId: string,
  onFrame: (frame: Frame) => void,
): Promise<PortLink> {
  const giveUpAt = Date.now() + HANDSHAKE_MS;
  for (let tries = 1; ; tries += 1) {
    const link = await shakeHands(runtime, extensionId, onFrame, giveUpAt - Date.now());
    if (link.isOpen) return link;
    if (link.wasRefused || tries === TRIES || Date.now() >= giveUpAt)
      throw new Fault('wallet.absent');
    await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
  }
}

/** One try; the link is closed when it failed. */
async function shakeHands(
  runtime: WalletRuntime,
  extensionId: string,
  onFrame: (frame: Frame) => void,
  withinMs: number,
): Promise<PortLink> {
  let probes = 0;
  let hasSpoken = false;
  const answered = Promise.withResolvers<void>();
  const watch = (frame: Frame): void => {
    if ('id' in frame && isProbe(frame.id)) answered.resolve();
    else if (!hasSpoken) probe();
    hasSpoken = true;
    onFrame(frame);
  };
  const link = connect(runtime, extensionId, watch);
  const probe = (): void => {
    probes += 1;
    link.probe(`${PROBE}${probes}`);
  };
  probe();
  const repeat = setInterval(probe, PROBE_EVERY_MS);
  const limit = setTimeout(() => link.close(), withinMs);
  await Promise.race([answered.promise, link.closed]);
  clearInterval(repeat);
  clearTimeout(limit);
  return link;
}

const PROBE = 'probe-';
/** True for the id of a request that only asked whether the wallet listens. */
export const isProbe = (id: unknown): boolean => typeof id === 'string' && id.startsWith(PROBE);

/** Browsers throw at once for an id that cannot be one. */
function connect(
  runtime: WalletRuntime,
  extensionId: string,
  onFrame: (frame: Frame) => void,
): PortLink {
  try {
    return new PortLink(runtime, extensionId, onFrame);
  } catch {
    throw new Fault('wallet.absent');
  }
}
