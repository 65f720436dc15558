import { useState } from 'react';
import { addedOrigins, NO_NETWORKS } from '../lib/core/network.ts';
import { hostEntry } from '../lib/registry/hosts.ts';
import { hostTroubles, revokedOrigins } from '../lib/storage/hostTroubles.ts';
import { networksItem } from '../lib/storage/networks.ts';
import { requestHost } from './requestHost.ts';
import { useStored } from './useStored.ts';

/** A host that could not be reached or lost its permission, and what came of asking for it. */
export interface HostTrouble {
  host: string;
  state: 'open' | 'asking' | 'refused';
  /** The browser took back what it had granted. */
  isRevoked: boolean;
}

/** Hosts in trouble, with the one click that may repair each. */
export function useHostTroubles(): { troubles: HostTrouble[]; allow(host: string): void } {
  const revoked = useStored(revokedOrigins).value ?? [];
  const networks = useStored(networksItem).value ?? NO_NETWORKS;
  const added = addedOrigins(networks).map((origin) => new URL(origin).host);
  const isAsked = (host: string) => added.includes(host) || hostEntry(host) !== undefined;
  const silent = (useStored(hostTroubles).value ?? []).filter(isAsked);
  const [states, setStates] = useState<Record<string, HostTrouble['state']>>({});
  const revokedHosts = revoked.map((origin) => new URL(origin).host);
  const allow = async (host: string) => {
    setStates((all) => ({ ...all, [host]: 'asking' }));
    const known = [...addedOrigins(networks), ...revoked];
    const origin = known.find((one) => new URL(one).host === host) ?? `https://${host}`;
    const isGranted = await requestHost(origin).catch(() => false);
    if (isGranted) await hostTroubles.write(silent.filter((one) => one !== host));
    setStates((all) => ({ ...all, [host]: isGranted ? 'open' : 'refused' }));
  };
  return {
    troubles: [...new Set([...revokedHosts, ...silent])].map((host) => ({
      host,
      state: states[host] ?? 'open',
      isRevoked: revokedHosts.includes(host),
    })),
    allow: (host) => void allow(host),
  };
}
