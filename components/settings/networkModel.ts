import type { ChainId } from '../../lib/core/asset.ts';
import type { CustomChain, OwnOperator } from '../../lib/core/network.ts';
import type { OperatorScore } from '../../lib/core/operatorScore.ts';
import type { OperatorTest } from '../../lib/core/operatorTest.ts';
import type { ChainReading } from '../../lib/core/snapshot.ts';

/** One node of a chain: whose it is, whether it is asked, how it did. */
export interface NodeRow extends OwnOperator {
  host: string;
  isOwn: boolean;
  /** Its host is not switched off, and the chain does not ask only the user's own. */
  isAsked: boolean;
  score: OperatorScore | null;
}

/** What stands between a chain and what could be done on it. */
export type NetworkGap =
  | 'off'
  | 'tooFewNodes'
  | 'notRead'
  | 'notConfirmed'
  | 'noPrices'
  | 'noQuotes'
  | 'quotesOff'
  | 'noSimulation'
  | 'noWallet';

export const ABILITIES = ['watch', 'plan', 'sign'] as const;
export type Ability = (typeof ABILITIES)[number];

/** The first thing that is missing for each ability; null where it is there. */
export type Abilities = Record<Ability, NetworkGap | null>;

/** One chain in settings: who is asked, how many must agree, how the last reading ended. */
export interface NetworkRow {
  chainId: ChainId;
  name: string;
  isOn: boolean;
  /** Added by the user by its id. */
  isCustom: boolean;
  nodes: readonly NodeRow[];
  quorum: number;
  /** The number the chain comes with; null for a chain of the user's. */
  defaultQuorum: number | null;
  isOwnOnly: boolean;
  /** Null: not read yet. */
  reading: ChainReading | null;
  abilities: Abilities;
}

/** Tests by the node's address; `testing` while one is under way. */
export type NodeTests = Readonly<Record<string, OperatorTest | 'testing'>>;

/** Events of the networks screen. Addresses of nodes arrive checked. */
export interface NetworkEvents {
  onChain: (chainId: ChainId, isOn: boolean) => void;
  onCheckNow: () => void;
  /** Adds (`before` null), edits, or removes (`node` null) a node of the user's. */
  onNode: (chainId: ChainId, before: string | null, node: OwnOperator | null) => void;
  onQuorum: (chainId: ChainId, quorum: number | null) => void;
  onOwnOnly: (chainId: ChainId, isOwnOnly: boolean) => void;
  onHost: (host: string, isAsked: boolean) => void;
  onTest: (url: string) => void;
  /** Tests the chain's one node first; gives back the sentence's key that says what is wrong. */
  onAddChain: (chain: CustomChain) => Promise<AddedChain>;
  onRemoveChain: (chainId: ChainId) => void;
}

/** What came of adding a chain. */
export type AddedChain = { is: 'added' } | { is: 'silent' } | { is: 'wrong'; found: bigint };

interface NetworkMeans {
  isOn: boolean;
  /** Nodes that are asked. */
  asked: number;
  quorum: number;
  reading: Pick<ChainReading, 'status'> | null;
  hasPrices: boolean;
  /** Aggregators that serve the chain, and those of them that may be asked. */
  aggregators: { known: number; asked: number };
  /** False once every tested node failed to simulate; null before any test. */
  maySimulate: boolean | null;
  hasWallet: boolean;
}

/** What can be done on a chain now: each ability needs the one before it. Pure. */
export function abilitiesOf(means: NetworkMeans): Abilities {
  const watch = watchGap(means);
  const plan = watch ?? planGap(means);
  const sign = plan ?? (means.hasWallet ? null : 'noWallet');
  return { watch, plan, sign };
}

function watchGap({ isOn, asked, quorum, reading }: NetworkMeans): NetworkGap | null {
  if (!isOn) return 'off';
  if (asked < quorum) return 'tooFewNodes';
  if (!reading) return 'notRead';
  return reading.status === 'unknown' ? 'notConfirmed' : null;
}

function planGap({ hasPrices, aggregators, maySimulate }: NetworkMeans): NetworkGap | null {
  if (!hasPrices) return 'noPrices';
  if (aggregators.known === 0) return 'noQuotes';
  if (aggregators.asked === 0) return 'quotesOff';
  return maySimulate === false ? 'noSimulation' : null;
}

/** Nodes that are asked. */
export const askedOf = (nodes: readonly NodeRow[]): number =>
  nodes.filter(({ isAsked }) => isAsked).length;
