import type { Address } from 'viem';
import type { ChainId } from '../core/asset.ts';
import { restHost } from '../net/rests.ts';
import { type Chain, chainOf } from '../registry/chains.ts';
import { networksItem } from '../storage/networks.ts';
import { now } from './clock.ts';
import { customChain, inOrder, withChoice } from './composeChain.ts';
import { readScores } from './operatorScores.ts';

/**
 * A chain as the user wants it read: of the registry or their own, with their nodes, quorum and
 * switched-off hosts, its operators in the order they are asked about `owner`.
 * @throws RangeError for a chain nobody knows, storage.unreadable
 */
export async function chainFor(id: ChainId, owner: Address | null = null): Promise<Chain> {
  const [networks, scores] = await Promise.all([networksItem.read(), readScores()]);
  const custom = networks.custom.find((one) => one.id === id);
  const chain = withChoice(custom ? customChain(custom) : chainOf(id), networks);
  for (const { host } of chain.operators) restHost(host, (scores[host]?.restUntil ?? 0) * 1000);
  const own = [...networks.choices, ...networks.custom].flatMap(({ operators }) => operators);
  return inOrder(
    chain,
    owner,
    own.map(({ url }) => url),
    scores,
    now(),
  );
}
