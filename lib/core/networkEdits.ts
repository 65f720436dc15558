import type { ChainId } from './asset.ts';
import type { CustomChain, NetworkChoice, Networks, OwnOperator } from './network.ts';

const UNTOUCHED: Omit<NetworkChoice, 'chainId'> = {
  operators: [],
  quorum: null,
  isOwnOnly: false,
};

const choiceOf = ({ choices }: Networks, chainId: ChainId): NetworkChoice =>
  choices.find((choice) => choice.chainId === chainId) ?? { chainId, ...UNTOUCHED };

/** A choice that changes nothing is not kept. */
const isKept = ({ operators, quorum, isOwnOnly }: NetworkChoice): boolean =>
  operators.length > 0 || quorum !== null || isOwnOnly;

function withChoiceOf(
  networks: Networks,
  chainId: ChainId,
  change: Partial<NetworkChoice>,
): Networks {
  const changed = { ...choiceOf(networks, chainId), ...change };
  const others = networks.choices.filter((choice) => choice.chainId !== chainId);
  return { ...networks, choices: isKept(changed) ? [...others, changed] : others };
}

/** The list with one node added, put in the place of another, or (both ways null) taken out. */
function nodesAfter(
  nodes: readonly OwnOperator[],
  before: string | null,
  node: OwnOperator | null,
): OwnOperator[] {
  if (before === null) return node ? [...nodes, node] : [...nodes];
  return nodes.flatMap((one) => (one.url === before ? (node ?? []) : one));
}

/**
 * Adds a node of the user's (`before` null), edits the one at `before`, or removes it (`node` null).
 * Without a node of their own left nothing is asked of "only my own node" any more.
 */
export function withNode(
  networks: Networks,
  chainId: ChainId,
  before: string | null,
  node: OwnOperator | null,
): Networks {
  const custom = networks.custom.find(({ id }) => id === chainId);
  if (custom) {
    const operators = nodesAfter(custom.operators, before, node);
    const quorum = Math.max(1, Math.min(custom.quorum, operators.length));
    return withCustom(networks, { ...custom, operators, quorum });
  }
  const { operators, isOwnOnly } = choiceOf(networks, chainId);
  const after = nodesAfter(operators, before, node);
  const isLeft = isOwnOnly && after.length > 0;
  return withChoiceOf(networks, chainId, { operators: after, isOwnOnly: isLeft });
}

/** How many nodes must agree; null takes the chain's own number. */
export function withQuorum(networks: Networks, chainId: ChainId, quorum: number | null): Networks {
  const custom = networks.custom.find(({ id }) => id === chainId);
  if (custom) return withCustom(networks, { ...custom, quorum: quorum ?? 1 });
  return withChoiceOf(networks, chainId, { quorum });
}

/** Only the user's own nodes, or all. The number that must agree starts anew: it meant others. */
export const withOwnOnly = (networks: Networks, chainId: ChainId, isOwnOnly: boolean): Networks =>
  withChoiceOf(networks, chainId, { isOwnOnly, quorum: null });

/** Asks a host again, or no more. */
export const withHost = (networks: Networks, host: string, isAsked: boolean): Networks => ({
  ...networks,
  switchedOff: [...networks.switchedOff.filter((one) => one !== host), ...(isAsked ? [] : [host])],
});

/** Adds a chain of the user's, or puts it in the place of the one with its id. */
export const withCustom = (networks: Networks, chain: CustomChain): Networks => ({
  ...networks,
  custom: [...networks.custom.filter(({ id }) => id !== chain.id), chain],
});

/** Forgets a chain of the user's, and what was set for it. */
export const withoutCustom = (networks: Networks, chainId: ChainId): Networks => ({
  ...networks,
  custom: networks.custom.filter(({ id }) => id !== chainId),
  choices: networks.choices.filter((choice) => choice.chainId !== chainId),
});
