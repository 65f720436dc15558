// How long a whole snapshot of the seven default chains takes when one operator a chain is late.
//
// Seven nodes stand behind the registry's own hosts; each request takes 50 ms on its way, and one
// operator of each chain takes three seconds. A read cannot take less than two round trips: the
// block must be named before it can be read. What is measured is the product's `takeSnapshot`, with
// scores kept as it keeps them, so that from the second check on the late one is asked last.
import assert from 'node:assert/strict';
import { type Anvil, startAnvil } from '../../devnet/chain/anvil.ts';
import { onOutcomes } from '../../lib/chain/outcomes.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { NEW_SCORE, type OperatorScores, scoreAfter } from '../../lib/core/operatorScore.ts';
import { DEFAULT_LIMITS, type Portfolio, UNCHANGED } from '../../lib/core/portfolio.ts';
import { type SnapshotWorld, takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { installHostPolicy } from '../../lib/net/hostPolicy.ts';
import { fetchDefillamaPrices } from '../../lib/prices/defillama.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { CHAINS, type Chain, chainOf } from '../../lib/registry/chains.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { inOrder } from '../../lib/world/composeChain.ts';
import type { Figure, Measure } from '../measure.ts';
import { median } from '../statistics.ts';

const LATENCY_MS = 50;
const LATE_MS = 3000;
const ROUNDS = 15;
/** So many blocks that every chain can be read behind its head. */
const BLOCKS = '0x50';

const DEFAULT_CHAINS = CHAINS.filter(({ isDefault }) => isDefault);

const PORTFOLIO: Portfolio = {
  id: 'bench',
  name: 'Bench',
  kind: 'own',
  addresses: ['0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'],
  ...UNCHANGED,
  chainIds: DEFAULT_CHAINS.map(({ id }) => id),
  targets: [],
  limits: DEFAULT_LIMITS,
};

export const sevenChains: Measure = {
  part: 'truth',
  names: ['seven-chains-wall', 'seven-chains-first'],
  async run() {
    const nodes = await Promise.all(DEFAULT_CHAINS.map(({ id }) => startAnvil(id, 1n)));
    const unplug = plugIn(nodes);
    try {
      await Promise.all(nodes.map(({ rpc }) => rpc('anvil_mine', [BLOCKS, '0x0'])));
      return await timed();
    } finally {
      unplug();
      await Promise.all(nodes.map((node) => node.stop()));
    }
  },
};

async function timed(): Promise<Figure[]> {
  const world = scoredWorld();
  const first = await timeOf(world);
  const later: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) later.push(await timeOf(world));
  const trips = 2 * LATENCY_MS;
  const what =
    `two round trips of ${LATENCY_MS} ms; ${DEFAULT_CHAINS.length} chains, ` +
    'one operator a chain 3 s late';
  const row = (name: string, ms: number, how: string): Figure => ({
    name,
    figure: ms / trips,
    unit: 'ratio',
    against: `${what}, ${how} (${ms.toFixed(0)} ÷ ${trips} ms)`,
  });
  return [
    row('seven-chains-wall', median(later), `median of ${ROUNDS} snapshots after the first`),
    row('seven-chains-first', first, 'nothing known of any operator'),
  ];
}

async function timeOf(world: SnapshotWorld): Promise<number> {
  const startedAt = performance.now();
  const { chains } = await takeSnapshot(world, PORTFOLIO);
  const took = performance.now() - startedAt;
  assert.deepEqual(new Set(chains.map(({ status }) => status)), new Set(['agreed']));
  return took;
}

/** The product's world of a snapshot, with its scores in memory. */
function scoredWorld(): SnapshotWorld {
  let scores: OperatorScores = {};
  const now = () => Math.floor(Date.now() / 1000);
  onOutcomes((outcomes) => {
    for (const { host, end, ms } of outcomes)
      scores = { ...scores, [host]: scoreAfter(scores[host] ?? NEW_SCORE, end, ms, now()) };
  });
  return {
    now,
    classesOf: classesIn,
    readChain: async (chainId, portfolio) => {
      const owner = portfolio.addresses[0] ?? null;
      const chain = inOrder(chainOf(chainId), owner, [], scores, now());
      return readChain(chain, await chainQueryOf(portfolio, chain), now());
    },
    fetchPrices: () => fetchDefillamaPrices(ASSETS),
    lastSnapshot: async () => null,
  };
}

/** Puts the nodes behind the registry's hosts; the first operator asked of each chain is late. */
function plugIn(nodes: readonly Anvil[]): () => void {
  const real = globalThis.fetch;
  installHostPolicy(async () => ({ added: [], off: [] }));
  const urlOf = new Map<string, { url: string; ms: number }>();
  DEFAULT_CHAINS.forEach((chain, index) => {
    const url = nodes[index]?.url ?? '';
    const [late] = inOrder(chain, PORTFOLIO.addresses[0] ?? null, [], {}, 0).operators;
    for (const { host } of chain.operators)
      urlOf.set(host, { url, ms: isSame(late, host) ? LATE_MS : LATENCY_MS });
  });
  globalThis.fetch = async (input, init) => {
    const { host, protocol } = new URL(input instanceof Request ? input.url : String(input));
    if (protocol !== 'https:') return real(input, init);
    const node = urlOf.get(host);
    await new Promise((resolve) => setTimeout(resolve, node?.ms ?? LATENCY_MS));
    return node ? real(node.url, init) : Response.json({ coins: {} });
  };
  return () => {
    globalThis.fetch = real;
  };
}

const isSame = (operator: Chain['operators'][number] | undefined, host: string): boolean =>
  operator?.host === host;
