import { browser } from '#imports';
import { addedOrigins, permissionOf } from '../../lib/core/network.ts';
import { hostEntry } from '../../lib/registry/hosts.ts';
import { grantedOrigins, revokedOrigins } from '../../lib/storage/hostTroubles.ts';
import { networksItem } from '../../lib/storage/networks.ts';

/** Notices permissions that were taken back, at each start and as it happens (Firefox does that). */
export function watchPermissions(): void {
  const notice = () => void noteRevoked().catch(() => undefined);
  browser.permissions.onRemoved.addListener(notice);
  browser.permissions.onAdded.addListener(notice);
  notice();
}

/** Written only when it changed; a host that is asked no more is no loss. */
async function noteRevoked(): Promise<void> {
  const [granted, before, networks] = await Promise.all([
    grantedOrigins.read(),
    revokedOrigins.read(),
    networksItem.read(),
  ]);
  const added = addedOrigins(networks);
  const isUsed = (origin: string) => added.includes(origin) || hostEntry(new URL(origin).host);
  const used = granted.filter(isUsed);
  const held = await Promise.all(
    used.map((origin) => browser.permissions.contains({ origins: [permissionOf(origin)] })),
  );
  const revoked = used.filter((_, index) => !held[index]);
  if (revoked.join() !== before.join()) await revokedOrigins.write(revoked);
}
