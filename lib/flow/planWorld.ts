import type { Address, Hex } from 'viem';
import type { ChainId } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import type { Amount } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Quote, QuoteSource } from '../core/quote.ts';
import type { Review } from '../core/review.ts';
import type { AllowanceKey, Simulation, Watch } from '../core/simulation.ts';
import type { BlockRef, Snapshot, UnixSeconds } from '../core/snapshot.ts';
import type { QuoteRound } from '../quotes/fetchBestQuotes.ts';
import type { QuoteRequest } from '../quotes/quoteRequest.ts';
import type { Codec, Draft, FeeView } from './prepareLeg.ts';
import type { JudgeWorld } from './readKnown.ts';
import type { SnapshotWorld } from './takeSnapshot.ts';

export interface AccountView {
  block: BlockRef;
  value: { nonce: number; native: Amount; allowances: Amount[] };
}

/** The parts of the world that make a call ready to be signed; nothing in it can sign. */
export interface PrepareWorld {
  now(): UnixSeconds;
  codec: Codec;
  /** Assets of a portfolio and routers, to watch on a chain. */
  classesOf(portfolio: Portfolio): PortfolioClasses;
  routersOn(chainId: ChainId): Address[];
  readAccount(
    chainId: ChainId,
    owner: Address,
    keys: readonly AllowanceKey[],
  ): Promise<AccountView>;
  readFees(chainId: ChainId, samples: readonly Hex[]): Promise<FeeView & { l1Fees: bigint[] }>;
  /** @throws sim.unavailable */
  simulate(
    chainId: ChainId,
    owner: Address,
    calls: readonly Draft[],
    watch: Watch,
  ): Promise<{ value: Simulation }>;
  /** Asks one source. @throws quote.* */
  fetchQuote(source: QuoteSource, request: QuoteRequest): Promise<Quote>;
}

/** The world a plan is built in. */
export interface PlanWorld extends SnapshotWorld, PrepareWorld, JudgeWorld {
  writeSnapshot(snapshot: Snapshot): Promise<void>;
  /** Asks every source at once. */
  fetchQuotes(request: QuoteRequest): Promise<QuoteRound>;
  /** Keeps what the verified quotes would cost, for the checks to come. */
  noteCosts?(review: Review): Promise<void>;
}
