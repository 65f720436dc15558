import type { Address } from 'viem';
import { type CustomChain, type Networks, type OwnOperator, quorumOf } from '../core/network.ts';
import { type OperatorScores, orderHosts } from '../core/operatorScore.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { type Chain, MULTICALL3, type RpcOperator } from '../registry/chains.ts';

/**
 * A chain with the user's choice in it: their own nodes first, no host that is switched off, and the
 * quorum they set. Switching hosts off never lowers the quorum: where too few are left the chain is
 * unknown. One is enough only where the user said that only their own nodes are asked, or set it.
 */
export function withChoice(chain: Chain, { choices, switchedOff }: Networks): Chain {
  const choice = choices.find(({ chainId }) => chainId === chain.id);
  const own = (choice?.operators ?? []).map(toOperator);
  const theirs = choice?.isOwnOnly ? [] : chain.operators;
  const operators = [...own, ...theirs].filter(
    ({ host }, index, all) =>
      !switchedOff.includes(host) && all.findIndex((one) => one.host === host) === index,
  );
  const quorum = choice?.isOwnOnly
    ? quorumOf(choice.quorum ?? 1, own.length)
    : (choice?.quorum ?? chain.quorum);
  return { ...chain, operators, quorum };
}

/** A chain the user added: read like the others as far as it goes; nothing is priced or traded on it. */
export const customChain = (custom: CustomChain): Chain => ({
  id: custom.id,
  name: custom.name,
  nativeSymbol: custom.nativeSymbol,
  operators: custom.operators.map(toOperator),
  quorum: custom.quorum,
  behind: 1,
  confirmations: 12,
  blockSeconds: 2,
  explorer: custom.explorer,
  multicall: MULTICALL3,
  wrappedNative: null,
  aaveOracle: null,
  gasPriceOracle: null,
  sequencerFeed: null,
  runsInitCode: true,
  isDefault: false,
  slugs: { kyber: null, defillama: null },
});

/**
 * The chain with its operators in the order they are asked about an address, each with its usual
 * pace. The user's own nodes stay in front: asking them tells nobody anything.
 */
export function inOrder(
  chain: Chain,
  owner: Address | null,
  ownUrls: readonly string[],
  scores: OperatorScores,
  now: UnixSeconds,
): Chain {
  const seed = `${chain.id}/${owner?.toLowerCase() ?? ''}`;
  const hosts = orderHosts(
    chain.operators.map(({ host }) => host),
    seed,
    scores,
    now,
  );
  const paced = hosts.flatMap((host) => {
    const operator = chain.operators.find((one) => one.host === host);
    const usualMs = scores[host]?.usualMs;
    return operator ? [{ ...operator, ...(usualMs && { usualMs }) }] : [];
  });
  const isOwn = ({ url }: RpcOperator) => ownUrls.includes(url);
  return { ...chain, operators: [...paced.filter(isOwn), ...paced.filter((op) => !isOwn(op))] };
}

const toOperator = ({ name, url }: OwnOperator): RpcOperator => ({
  name,
  host: new URL(url).host,
  url,
});
