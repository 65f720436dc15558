import { readAccount } from '../chain/readAccount.ts';
import { readFees } from '../chain/readFees.ts';
import { simulateCalls } from '../chain/simulate.ts';
import type { PlanWorld } from '../flow/planWorld.ts';
import type { Codec } from '../flow/prepareLeg.ts';
import { decodeApproval, encodeApproval } from '../quotes/approval.ts';
import { decodeSwap } from '../quotes/decode.ts';
import { fetchBestQuotes, fetchQuote } from '../quotes/fetchBestQuotes.ts';
import { CLASS_TABLE } from '../registry/assets.ts';
import { chainOf } from '../registry/chains.ts';
import { QUOTE_SOURCES, routerOf } from '../registry/routers.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { now } from './clock.ts';
import { snapshotWorld } from './snapshotWorld.ts';

const codec: Codec = { routerOf, decodeSwap, decodeApproval, encodeApproval };

/** The real world plans are built in; it asks aggregators and nodes, and can sign nothing. */
export const planWorld: PlanWorld = {
  ...snapshotWorld,
  classes: CLASS_TABLE,
  codec,
  routersOn: (chainId) => QUOTE_SOURCES.flatMap((source) => routerOf(source, chainId) ?? []),
  readAccount: (chainId, owner, keys) => readAccount(chainOf(chainId), owner, keys, now()),
  readFees: (chainId, samples) => readFees(chainOf(chainId), samples),
  simulate: (chainId, owner, calls, watch) =>
    simulateCalls(chainOf(chainId), owner, calls, watch, now()),
  fetchQuote,
  fetchQuotes: fetchBestQuotes,
  writeSnapshot: (snapshot) => snapshotItem(snapshot.portfolioId).write(snapshot),
};
