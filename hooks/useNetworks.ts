import { type Networks, NO_NETWORKS } from '../lib/core/network.ts';
import { networksItem } from '../lib/storage/networks.ts';
import { useStored } from './useStored.ts';

/** The user's nodes, chains and switched-off hosts; nothing set until they were read. */
export const useNetworks = (): Networks => useStored(networksItem).value ?? NO_NETWORKS;

/** Changes them by a pure edit of what is stored now. @throws storage.full, storage.unreadable */
export async function changeNetworks(edit: (networks: Networks) => Networks): Promise<void> {
  await networksItem.write(edit(await networksItem.read()));
}
