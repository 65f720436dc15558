import { assetKey, isNative } from '../core/asset.ts';
import { type Bundle, queuedStep } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import { maySign, type Review } from '../core/review.ts';
import type { PriceAt } from '../core/snapshot.ts';
import { hashTerms } from '../core/terms.ts';
import { type JournalWorld, saveBundle } from './journalWorld.ts';

/**
 * Writes a reviewed plan down as the portfolio's bundle under way. Nothing is asked of the wallet.
 * @throws bundle.inTransit while another is open, bundle.busy, guard.refused, plan.infeasible
 */
export function openBundle(
  world: JournalWorld,
  review: Review,
  portfolioId: string,
  id: string,
): Promise<Bundle> {
  return world.locked(portfolioId, async () => {
    if ((await world.readJournal(portfolioId)).length > 0) throw new Fault('bundle.inTransit');
    return saveBundle(world, startBundle(review, portfolioId, id));
  });
}

/**
 * The reviewed plan as a bundle, all steps queued; nothing is asked of the wallet yet.
 * @throws guard.refused when any check of the review did not pass, plan.infeasible without legs
 */
export function startBundle(review: Review, portfolioId: string, id: string): Bundle {
  const owner = review.legs[0]?.terms.owner;
  if (!owner) throw new Fault('plan.infeasible');
  if (!maySign(review)) throw new Fault('guard.refused');
  const legs = review.legs.map(({ terms }) => terms);
  return {
    id,
    portfolioId,
    owner,
    createdAt: review.at,
    termsHash: hashTerms(legs),
    legs,
    steps: review.legs.flatMap(({ calls }, leg) => calls.map(({ kind }) => queuedStep(leg, kind))),
    allowancesBefore: review.legs.map((leg, index) => ({
      leg: index,
      amount: leg.allowanceBefore,
    })),
    onTargetBefore: review.drift.onTarget,
    onTargetExpected: review.driftAfter.onTarget,
    prices: pricesOf(review),
    seq: 0,
    stoppedAt: null,
    closedAt: null,
  };
}

/** What the assets of the legs and the coins of their chains cost when the plan was reviewed. */
function pricesOf({ legs, snapshot }: Review): PriceAt[] {
  const traded = legs.flatMap(({ terms }) => [terms.sell, terms.buy]);
  const keys = new Set(traded.map(assetKey));
  const chains = new Set(traded.map(({ chainId }) => chainId));
  return snapshot.prices.flatMap(({ asset, price, asOf }) => {
    const isOurs = keys.has(assetKey(asset)) || (isNative(asset) && chains.has(asset.chainId));
    return isOurs && price !== null && asOf !== null ? [{ asset, price, asOf }] : [];
  });
}
