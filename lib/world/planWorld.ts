import { readAccount } from '../chain/readAccount.ts';
import { readFees } from '../chain/readFees.ts';
import { simulateCalls } from '../chain/simulate.ts';
import type { PlanWorld } from '../flow/planWorld.ts';
import type { Codec } from '../flow/prepareLeg.ts';
import { recordQuotes } from '../flow/recordCosts.ts';
import { decodeApproval, encodeApproval } from '../quotes/approval.ts';
import { decodeSwap } from '../quotes/decode.ts';
import { fetchBestQuotes, fetchQuote } from '../quotes/fetchBestQuotes.ts';
import { QUOTE_SOURCES, routerOf } from '../registry/routers.ts';
import { now } from './clock.ts';
import { costWorld } from './costWorld.ts';
import { judgeWorld } from './judgeWorld.ts';
import { chainFor } from './networks.ts';
import { snapshotWorld } from './snapshotWorld.ts';
import { writeSnapshot } from './writeSnapshot.ts';

const codec: Codec = { routerOf, decodeSwap, decodeApproval, encodeApproval };

/** The real world plans are built in; it asks aggregators and nodes, and can sign nothing. */
export const planWorld: PlanWorld = {
  ...snapshotWorld,
  ...judgeWorld,
  codec,
  routersOn: (chainId) => QUOTE_SOURCES.flatMap((source) => routerOf(source, chainId) ?? []),
  readAccount: async (chainId, owner, keys) =>
    readAccount(await chainFor(chainId, owner), owner, keys, now()),
  readFees: async (chainId, samples) => readFees(await chainFor(chainId), samples, now()),
  simulate: async (chainId, owner, calls, watch) =>
    simulateCalls(await chainFor(chainId, owner), owner, calls, watch, now()),
  fetchQuote,
  fetchQuotes: fetchBestQuotes,
  noteCosts: (review) => recordQuotes(costWorld, review),
  writeSnapshot,
};
