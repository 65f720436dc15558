import { expect, test } from 'vitest';
import { costsOfReview } from '../../components/plan/fromReview.ts';
import { bps, usd } from '../../lib/core/money.ts';
import type { PlanCost } from '../../lib/core/planCosts.ts';
import type { Review } from '../../lib/core/review.ts';

const saidOf = (gap: PlanCost['gap']) => {
  const cost: PlanCost = { gas: usd(1n), swaps: usd(1n), tax: usd(0n), gap };
  const review = { plan: { trades: [], leftOut: [], unknown: [], cost } } as Partial<Review>;
  return costsOfReview(review as Review, bps(50)).gap;
};

test('a plan that may not be the cheapest says by how much, or that it is not known', () => {
  expect(saidOf(bps(12))).toBe(12);
  expect(saidOf(null)).toBeNull();
});

test('a plan that is the cheapest says nothing of it', () => {
  expect(saidOf(bps(0))).toBeUndefined();
});
