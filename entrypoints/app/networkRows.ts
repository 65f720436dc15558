import {
  abilitiesOf,
  type NetworkRow,
  type NodeRow,
  type NodeTests,
} from '../../components/settings/networkModel.ts';
import { type Networks, quorumOf } from '../../lib/core/network.ts';
import type { OperatorScores } from '../../lib/core/operatorScore.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { CHAINS, type Chain } from '../../lib/registry/chains.ts';
import { FEEDS } from '../../lib/registry/feeds.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { QUOTE_SOURCES, routerOf, SOURCE_NAMES } from '../../lib/registry/routers.ts';

interface NetworkFacts {
  networks: Networks;
  scores: OperatorScores;
  portfolio: Portfolio | null;
  snapshot: Snapshot | null;
  tests: NodeTests;
  hasWallet: boolean;
}

/** Every chain of the registry and of the user as settings draw it. */
export const networkRows = (facts: NetworkFacts): NetworkRow[] => [
  ...CHAINS.map((chain) => ofRegistry(chain, facts)),
  ...facts.networks.custom.map((chain) => {
    const nodes = nodesOf(chain.operators, [], false, facts);
    const shape = { chainId: chain.id, name: chain.name, quorum: chain.quorum, nodes };
    return rowOf({ ...shape, isCustom: true, defaultQuorum: null, isOwnOnly: false }, facts);
  }),
];

function ofRegistry(chain: Chain, facts: NetworkFacts): NetworkRow {
  const choice = facts.networks.choices.find(({ chainId }) => chainId === chain.id);
  const isOwnOnly = choice?.isOwnOnly ?? false;
  const own = choice?.operators ?? [];
  const quorum = isOwnOnly
    ? quorumOf(choice?.quorum ?? 1, own.length)
    : (choice?.quorum ?? chain.quorum);
  const nodes = nodesOf(own, chain.operators, isOwnOnly, facts);
  const shape = { chainId: chain.id, name: chain.name, quorum, nodes, isOwnOnly };
  return rowOf({ ...shape, isCustom: false, defaultQuorum: chain.quorum }, facts);
}

type Shape = Omit<NetworkRow, 'isOn' | 'reading' | 'abilities'>;

function rowOf(shape: Shape, facts: NetworkFacts): NetworkRow {
  const { chainId, nodes, quorum } = shape;
  const isOn = facts.portfolio?.chainIds.includes(chainId) ?? false;
  const reading = facts.snapshot?.chains.find((one) => one.chainId === chainId) ?? null;
  const serving = QUOTE_SOURCES.filter((source) => routerOf(source, chainId));
  const abilities = abilitiesOf({
    isOn,
    asked: nodes.filter(({ isAsked }) => isAsked).length,
    quorum,
    reading,
    hasPrices: (FEEDS[chainId]?.length ?? 0) > 0,
    aggregators: {
      known: serving.length,
      asked: serving.filter((source) => isAskedFor(SOURCE_NAMES[source], facts.networks)).length,
    },
    maySimulate: maySimulate(nodes, facts.tests),
    hasWallet: facts.hasWallet,
  });
  return { ...shape, isOn, reading, abilities };
}

/** Whether the service of that name may be asked: its host is not switched off. */
const isAskedFor = (service: string, { switchedOff }: Networks): boolean =>
  HOSTS.some(({ why, host }) => why.includes(service) && !switchedOff.includes(host));

/** Null until a node was tested; false when none that was tested could simulate. */
function maySimulate(nodes: readonly NodeRow[], tests: NodeTests): boolean | null {
  const tested = nodes.flatMap(({ url, isAsked }) => {
    const test = tests[url];
    return isAsked && test && test !== 'testing' && test.isAnswering ? [test.methods.simulate] : [];
  });
  return tested.length === 0 ? null : tested.some(Boolean);
}

function nodesOf(
  own: readonly { name: string; url: string }[],
  others: readonly { name: string; url: string }[],
  isOwnOnly: boolean,
  { networks, scores }: NetworkFacts,
): NodeRow[] {
  const draw = (isOwn: boolean) => (node: { name: string; url: string }) => {
    const { host } = new URL(node.url);
    const isAsked = !networks.switchedOff.includes(host) && (isOwn || !isOwnOnly);
    return { name: node.name, url: node.url, host, isOwn, isAsked, score: scores[host] ?? null };
  };
  return [...own.map(draw(true)), ...others.map(draw(false))];
}
