import { useState } from 'react';
import { browser } from '#imports';
import { hostTroubles } from '../lib/storage/hostTroubles.ts';
import { useStored } from './useStored.ts';

/** A host that could not be reached, and what came of asking for its permission. */
export interface HostTrouble {
  host: string;
  state: 'open' | 'asking' | 'refused';
}

/** Hosts that could not be reached when last asked, with the one click that may repair each. */
export function useHostTroubles(): { troubles: HostTrouble[]; allow(host: string): void } {
  const hosts = useStored(hostTroubles).value ?? [];
  const [states, setStates] = useState<Record<string, HostTrouble['state']>>({});
  const allow = async (host: string) => {
    setStates((all) => ({ ...all, [host]: 'asking' }));
    const isGranted = await browser.permissions
      .request({ origins: [`https://${host}/*`] })
      .catch(() => false);
    if (isGranted) await hostTroubles.write(hosts.filter((one) => one !== host));
    setStates((all) => ({ ...all, [host]: isGranted ? 'open' : 'refused' }));
  };
  return {
    troubles: hosts.map((host) => ({ host, state: states[host] ?? 'open' })),
    allow: (host) => void allow(host),
  };
}
