import { useQuery } from '@tanstack/react-query';
import type { Address } from 'viem';
import { DEFAULT_LIMITS, UNCHANGED } from '../lib/core/portfolio.ts';
import type { Snapshot } from '../lib/core/snapshot.ts';
import { takeSnapshot } from '../lib/flow/takeSnapshot.ts';
import { DEFAULT_CHAINS } from '../lib/registry/chains.ts';
import { snapshotWorld } from '../lib/world/snapshotWorld.ts';

/** What an address holds on every chain read by default, before there is a portfolio of it. */
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
        ...UNCHANGED,
        chainIds: DEFAULT_CHAINS.map(({ id }) => id),
        targets: [],
        limits: DEFAULT_LIMITS,
      }),
  });
