import { useQuery } from '@tanstack/react-query';
import type { Address } from 'viem';
import { DEFAULT_LIMITS } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { takeSnapshot } from '../lib/flow/takeSnapshot.ts';
import { CHAINS } from '../lib/registry/chains.ts';
import { snapshotWorld } from '../lib/world/snapshotWorld.ts';

/** What an address holds on every chain we know, before there is a portfolio of it. */
export const useFoundHoldings = (address: Address | null) =>
  useQuery<Snapshot>({
    queryKey: ['found', address],
    enabled: address !== null,
    structuralSharing: false,
    queryFn: () =>
      takeSnapshot(snapshotWorld, {
        id: 'found',
        name: '',
        kind: 'own',
        addresses: address ? [address] : [],
        manual: [],
        chainIds: CHAINS.map(({ id }) => id),
        targets: [],
        limits: DEFAULT_LIMITS,
      }),
  });
