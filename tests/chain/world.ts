import type { Address } from 'viem';
import type { Devnet } from '../../devnet/startDevnet.ts';
import { readAccount } from '../../lib/chain/readAccount.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { readFees } from '../../lib/chain/readFees.ts';
import { readMined } from '../../lib/chain/readMined.ts';
import { simulateCalls } from '../../lib/chain/simulate.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import { Fault } from '../../lib/core/fault.ts';
import type { HistoryEntry } from '../../lib/core/history.ts';
import { bps } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';
import { type Call, hashCall } from '../../lib/core/terms.ts';
import type { ExecuteWorld } from '../../lib/flow/executeStep.ts';
import type { PlanWorld } from '../../lib/flow/planWorld.ts';
import type { SettleWorld } from '../../lib/flow/settleBundles.ts';
import { NO_COSTS } from '../../lib/policy/costView.ts';
import { fetchDefillamaPrices } from '../../lib/prices/defillama.ts';
import { decodeApproval, encodeApproval } from '../../lib/quotes/approval.ts';
import { decodeSwap } from '../../lib/quotes/decode.ts';
import { fetchBestQuotes, fetchQuote } from '../../lib/quotes/fetchBestQuotes.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { QUOTE_SOURCES, routerOf } from '../../lib/registry/routers.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const now = () => Math.floor(Date.now() / 1000);

/** Nothing is known besides the snapshot. */
const UNJUDGED = {
  readDays: async () => [],
  readCosts: async () => NO_COSTS,
  readTaxes: async () => ({}),
  readProven: async () => [],
  readJournal: async () => [],
  readHistory: async () => [],
  readLook: async () => null,
  writeLook: async () => {},
};

/** A portfolio of the devnet's user with these weights in percent. */
export const portfolioOf = (owner: Address, weights: Record<string, number>): Portfolio =>
  plainPortfolio({
    addresses: [owner],
    chainIds: [1, 8453],
    targets: Object.entries(weights).map(([classId, weight]) => ({
      classId,
      weight: bps(weight * 100),
      band: null,
    })),
  });

/** The product's planning world, with storage in memory. Chain, prices and quotes are the real ones. */
export function planningWorld(): PlanWorld & { last: Snapshot | null } {
  const world: PlanWorld & { last: Snapshot | null } = {
    last: null,
    now,
    classesOf: () => OUR_CLASSES,
    readChain: async (id, portfolio) =>
      readChain(chainOf(id), await chainQueryOf(portfolio, chainOf(id)), now()),
    fetchPrices: () => fetchDefillamaPrices(ASSETS),
    lastSnapshot: async () => world.last,
    writeSnapshot: async (snapshot) => {
      world.last = snapshot;
    },
    codec: { routerOf, decodeSwap, decodeApproval, encodeApproval },
    routersOn: (id) => QUOTE_SOURCES.flatMap((source) => routerOf(source, id) ?? []),
    readAccount: (id, owner, keys) => readAccount(chainOf(id), owner, keys, now()),
    readFees: (id, samples) => readFees(chainOf(id), samples, now()),
    simulate: (id, owner, calls, watch) => simulateCalls(chainOf(id), owner, calls, watch, now()),
    fetchQuote,
    fetchQuotes: fetchBestQuotes,
    ...UNJUDGED,
  };
  return world;
}

/** A wallet that signs what it is handed on the devnet, and remembers it. */
export interface ScriptedWallet {
  sent: Call[];
  /** Throws this instead of signing, once. */
  failNext: Fault | null;
  /** Signs, but never tells: the answer is lost. */
  isAnswerLost: boolean;
  /** What the user makes of a call in the wallet before signing it. */
  edit: ((call: Call) => Call) | null;
  /** Tells this hash instead of the mined one: what was told was replaced. */
  toldHash: `0x${string}` | null;
  chainId: number;
}

/** The world a step is executed in, with journal in memory and anvil's unlocked account as wallet. */
export function executingWorld(devnet: Devnet, portfolio: Portfolio) {
  const planning = planningWorld();
  const wallet: ScriptedWallet = {
    sent: [],
    failNext: null,
    isAnswerLost: false,
    edit: null,
    toldHash: null,
    chainId: 1,
  };
  const history: HistoryEntry[] = [];
  let journal: Bundle[] = [];
  let isHeld = false;
  const settle: SettleWorld = {
    now,
    readJournal: async () => structuredClone(journal),
    writeJournal: async (_id, bundles) => {
      journal = structuredClone(bundles);
    },
    appendHistory: async (entry) => void history.push(entry),
    locked: async (_id, work) => {
      if (isHeld) throw new Fault('bundle.busy');
      isHeld = true;
      return work().finally(() => {
        isHeld = false;
      });
    },
    readMined: async ({ legs }, step) => {
      const leg = legs[step.leg];
      if (!leg || !step.intent) return { mined: null, nonceNow: 0, isWaiting: false };
      const buy = step.kind === 'swap' ? leg.buy : null;
      return readMined(
        chainOf(leg.sell.chainId),
        step.intent,
        step.txHash,
        { sell: leg.sell, buy },
        now(),
      );
    },
    measureAfter: async () => null,
  };
  const execute: ExecuteWorld = {
    ...planning,
    ...settle,
    readPortfolio: async () => portfolio,
    readSnapshot: async () => planning.last,
    switchChain: async (chainId) => {
      wallet.chainId = chainId;
    },
    account: async () => ({ address: devnet.user, chainId: wallet.chainId }),
    send: (call, callHash) => signOn(devnet, wallet, call, callHash),
  };
  return { planning, settle, execute, wallet, history, journal: () => journal };
}

async function signOn(devnet: Devnet, wallet: ScriptedWallet, call: Call, callHash: string) {
  if (hashCall(call) !== callHash) throw new Fault('guard.refused');
  const fault = wallet.failNext;
  wallet.failNext = null;
  if (fault) throw fault;
  const signed = wallet.edit?.(call) ?? call;
  const hex = (value: bigint) => `0x${value.toString(16)}`;
  const chain = devnet.chains[call.chainId as 1 | 8453];
  const hash = await chain.rpc('eth_sendTransaction', [
    {
      from: signed.from,
      to: signed.to,
      data: signed.data,
      value: hex(signed.value),
      gas: hex(signed.gas),
      maxFeePerGas: hex(signed.maxFeePerGas),
      maxPriorityFeePerGas: hex(signed.maxPriorityFeePerGas),
    },
  ]);
  wallet.sent.push(call);
  if (wallet.isAnswerLost) throw new Fault('wallet.vanished');
  return wallet.toldHash ?? (hash as `0x${string}`);
}
