import { browser } from '#imports';
import { permissionOf } from '../lib/core/network.ts';
import { grantedOrigins, revokedOrigins } from '../lib/storage/hostTroubles.ts';

/**
 * Asks the browser to let us ask one origin directly, and remembers that it did. Must be called in
 * the very click, before anything is waited for. @throws storage.*
 */
export async function requestHost(origin: string): Promise<boolean> {
  const request = { origins: [permissionOf(origin)] };
  const isGranted = await browser.permissions.request(request).catch(() => false);
  if (!isGranted) return false;
  await grantedOrigins.write([...new Set([...(await grantedOrigins.read()), origin])]);
  await revokedOrigins.write((await revokedOrigins.read()).filter((one) => one !== origin));
  return true;
}
