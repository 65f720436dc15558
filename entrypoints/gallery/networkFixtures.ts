import {
  type Abilities,
  abilitiesOf,
  type NetworkRow,
  type NodeRow,
  type NodeTests,
} from '../../components/settings/networkModel.ts';
import { NEW_SCORE } from '../../lib/core/operatorScore.ts';
import type { ChainReading } from '../../lib/core/snapshot.ts';
import { CHAINS, type Chain } from '../../lib/registry/chains.ts';
import { NOW } from './fixtures.ts';

const OWN = 'http://192.168.1.20:8545/';

const nodesOf = ({ operators }: Pick<Chain, 'operators'>): NodeRow[] =>
  operators.map(({ name, host, url }, index) => ({
    name,
    host,
    url,
    isOwn: false,
    isAsked: true,
    score: {
      ...NEW_SCORE,
      answered: 1_412 - index * 400,
      failed: index === 1 ? 12 : 0,
      lied: index === 2 ? 1 : 0,
      usualMs: 90 + index * 140,
    },
  }));

const reading = (chainId: number, more: Partial<ChainReading> = {}): ChainReading => ({
  chainId,
  status: 'agreed',
  block: { number: 25_118_402n, hash: `0x${'1'.repeat(64)}`, time: NOW - 140 },
  reason: null,
  dissent: [],
  ...more,
});

const abilities = (more: Partial<Parameters<typeof abilitiesOf>[0]> = {}): Abilities =>
  abilitiesOf({
    isOn: true,
    asked: 3,
    quorum: 2,
    reading: { status: 'agreed' },
    hasPrices: true,
    aggregators: { known: 2, asked: 2 },
    maySimulate: null,
    hasWallet: true,
    ...more,
  });

const row = (chain: Chain, more: Partial<NetworkRow> = {}): NetworkRow => ({
  chainId: chain.id,
  name: chain.name,
  isOn: chain.isDefault,
  isCustom: false,
  nodes: nodesOf(chain),
  quorum: 2,
  defaultQuorum: 2,
  isOwnOnly: false,
  reading: chain.isDefault ? reading(chain.id) : null,
  abilities: abilities({ isOn: chain.isDefault }),
  ...more,
});

const own = (isAsked: boolean): NodeRow => ({
  name: 'My node',
  url: OWN,
  host: '192.168.1.20:8545',
  isOwn: true,
  isAsked,
  score: null,
});

const LOCAL: NetworkRow = {
  chainId: 31_337,
  name: 'My own chain',
  isOn: true,
  isCustom: true,
  nodes: [own(true)],
  quorum: 1,
  defaultQuorum: null,
  isOwnOnly: false,
  reading: null,
  abilities: abilities({ asked: 1, quorum: 1, reading: null }),
};

/** Every chain of the registry and one of the user's, each standing otherwise. */
export const NETWORKS: NetworkRow[] = [
  ...CHAINS.map((chain, index): NetworkRow => {
    const nodes = nodesOf(chain);
    if (index === 1) {
      const others = nodes.map((node) => ({ ...node, isAsked: false }));
      const read = reading(chain.id, { isOneOfOne: true });
      return row(chain, {
        nodes: [own(true), ...others],
        quorum: 1,
        isOwnOnly: true,
        reading: read,
      });
    }
    if (index === 2) {
      const read = reading(chain.id, { status: 'unknown', reason: 'rpc.unreachable' });
      return row(chain, {
        reading: read,
        abilities: abilities({ reading: { status: 'unknown' } }),
      });
    }
    if (index === 3) {
      const fewer = nodes.map((node, place) => ({ ...node, isAsked: place === 0 }));
      return row(chain, { nodes: fewer, abilities: abilities({ asked: 1 }) });
    }
    if (index === 4) return row(chain, { abilities: abilities({ hasWallet: false }) });
    return row(chain);
  }),
  LOCAL,
];

const [first, second, third] = CHAINS[0]?.operators ?? [];

/** A good answer, one of another chain, and none. */
export const TESTS: NodeTests = {
  ...(first && {
    [first.url]: {
      isAnswering: true,
      chainId: 1n,
      height: 25_118_404n,
      headAge: 8,
      latencyMs: 112,
      methods: { byHash: true, initCode: true, simulate: true, overrides: true, proof: false },
    },
  }),
  ...(second && {
    [second.url]: {
      isAnswering: true,
      chainId: 8453n,
      height: 38_204_117n,
      headAge: 2,
      latencyMs: 96,
      methods: { byHash: true, initCode: true, simulate: false, overrides: true, proof: false },
    },
  }),
  ...(third && { [third.url]: { isAnswering: false } }),
};
