// Starts everything: two chains shaped like mainnet, an empty one for all others, and the front
// that answers by host name.
import type { Address } from 'viem';
import { type Anvil, startAnvil } from './chain/anvil.ts';
import { buildChain } from './chain/build.ts';
import { connectDevChain, type DevChain } from './chain/devChain.ts';
import { startHeartbeat } from './chain/heartbeat.ts';
import { type ChainId, type ClassId, LAYOUTS } from './chain/layout.ts';
import { movePrice } from './chain/movePrice.ts';
import { type Artifacts, compileContracts } from './compile.ts';
import { startQuietNode } from './front/quiet.ts';
import { type Front, startFront } from './front/startFront.ts';

export interface DevnetOptions {
  readonly log?: (line: string) => void;
  /** Seconds a block; 0 mines each transaction at once. */
  readonly blockTimes?: Partial<Record<ChainId, number>>;
  /** How often the feeds repeat their last price. */
  readonly feedsEveryMs?: number;
}

export interface Devnet {
  readonly chains: Readonly<Record<ChainId, DevChain>>;
  readonly front: Front;
  /** Anvil's account 0, whose portfolio this is. */
  readonly user: Address;
  /** Multiplies a class's price in feeds and pools of both chains. */
  movePrice(classId: Exclude<ClassId, 'USD'>, factor: number): Promise<void>;
  /** Lets the named feeds (`'ETH / USD'`) grow old, or all of them. */
  pauseFeeds(descriptions?: readonly string[]): void;
  resumeFeeds(descriptions?: readonly string[]): void;
  /** Remembers both chains; the answer brings them back, as often as it is called. */
  snapshotState(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

const FEEDS_EVERY_MS = 20_000;
/** So many that what is read, a little behind the head, is of now as well. */
const FRESH_BLOCKS = '0x3';

/** Ready in about a second (a few more when the contracts must be compiled first). */
export async function startDevnet({
  log = () => {},
  blockTimes = {},
  feedsEveryMs = FEEDS_EVERY_MS,
}: DevnetOptions = {}): Promise<Devnet> {
  const startedAt = performance.now();
  const say = (what: string) => log(`${Math.round(performance.now() - startedAt)} ms  ${what}`);
  const artifacts = compileContracts();
  say('contracts compiled');
  const nodes: Anvil[] = [];
  const start = async (id: ChainId) => {
    const chain = await startChain(id, artifacts, nodes);
    await setBlockTime(chain, blockTimes[id] ?? LAYOUTS[id].blockTime);
    say(`chain ${id} at ${chain.url}`);
    return chain;
  };
  try {
    const [ethereum, base, quiet] = await Promise.all([start(1), start(8453), startQuietNode()]);
    nodes.push(quiet);
    const chains = { 1: ethereum, 8453: base };
    const front = await startFront({ chains, quietUrl: quiet.url });
    say(`front at 127.0.0.1:${front.port}`);
    return assemble(chains, front, nodes, feedsEveryMs);
  } catch (cause) {
    await Promise.all(nodes.map((node) => node.stop()));
    throw cause;
  }
}

async function startChain(id: ChainId, artifacts: Artifacts, nodes: Anvil[]): Promise<DevChain> {
  const node = await startAnvil(id, LAYOUTS[id].baseFee);
  nodes.push(node);
  const chain = await connectDevChain(id, node.url);
  await buildChain(chain, artifacts);
  return chain;
}

/** Last, since it turns off that each transaction is mined at once. */
async function setBlockTime({ rpc }: DevChain, seconds: number): Promise<void> {
  if (seconds > 0) await rpc('evm_setIntervalMining', [seconds]);
}

function assemble(
  chains: Record<ChainId, DevChain>,
  front: Front,
  nodes: readonly Anvil[],
  feedsEveryMs: number,
): Devnet {
  const both = Object.values(chains);
  const heartbeat = startHeartbeat(both, feedsEveryMs);
  return {
    chains,
    front,
    user: chains[1].accounts[0] as Address,
    movePrice: async (classId, factor) => {
      await Promise.all(both.map((chain) => movePrice(chain, classId, factor)));
    },
    pauseFeeds: heartbeat.pause,
    resumeFeeds: heartbeat.resume,
    snapshotState: async () => {
      const reverts = await Promise.all(both.map(snapshotChain));
      return async () => {
        await Promise.all(reverts.map((revert) => revert()));
        await heartbeat.beat(); // the last rounds are as old as the snapshot
      };
    },
    stop: async () => {
      heartbeat.stop();
      await front.stop();
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function snapshotChain({ rpc }: DevChain): Promise<() => Promise<void>> {
  let id = await rpc('evm_snapshot');
  return async () => {
    await rpc('evm_revert', [id]);
    id = await rpc('evm_snapshot'); // a snapshot serves once
    // Going back sets the chain's clock back too: on it goes from now.
    await rpc('evm_setTime', [Math.floor(Date.now() / 1000)]);
    await rpc('anvil_mine', [FRESH_BLOCKS, '0x0']); // nobody reads a head as old as the snapshot
  };
}
