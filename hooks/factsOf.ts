import type { Bundle } from '../lib/core/bundle.ts';
import type { CheckRecord } from '../lib/core/check.ts';
import type { Judgement } from '../lib/core/judgement.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import {
  type Measures,
  measurePortfolio,
  nextCheckAt,
  type PortfolioFacts,
} from '../lib/core/portfolioFacts.ts';
import type { Snapshot, UnixSeconds } from '../lib/core/snapshot.ts';
import { classesIn } from '../lib/registry/catalogue.ts';
import { CHAINS } from '../lib/registry/chains.ts';

/** What storage holds of a portfolio; undefined is what could not be read, or not yet. */
export interface StoredPortfolio {
  portfolio: Portfolio;
  snapshot: Snapshot | null;
  check: CheckRecord | null | undefined;
  judgement: Judgement | null | undefined;
  bundles: readonly Bundle[] | undefined;
  checkMinutes: number;
}

/** Drift and plan by the classes this portfolio has. */
export const measuresOf = (
  portfolio: Portfolio,
  snapshot: Snapshot | null,
  judgement: Judgement | null | undefined,
): Measures => measurePortfolio(portfolio, snapshot, classesIn(portfolio), judgement ?? null);

/** Everything popup and overview draw, from what is stored, what was measured, and the time. */
export function factsOf(
  { portfolio, snapshot, check, judgement, bundles, checkMinutes }: StoredPortfolio,
  measures: Measures,
  now: UnixSeconds,
): PortfolioFacts {
  return {
    portfolio,
    snapshot,
    ...measures,
    check: check ?? null,
    judgement: judgement ?? null,
    bundle: bundles?.[0] ?? null,
    now,
    checkMinutes,
    nextCheckAt: nextCheckAt(snapshot, checkMinutes),
    isOffline: !navigator.onLine,
    labels: { chains: CHAINS, classes: classesIn(portfolio).classes },
  };
}
