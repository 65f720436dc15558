import { describe, expect, test } from 'vitest';
import { blocksOfReview, legsOfBundle, legsOfReview } from '../../components/plan/fromReview.ts';
import type { PlanModel } from '../../components/plan/planModel.ts';
import {
  primaryOf,
  questionsLeft,
  stageOf,
  standingOf,
  surplusOf,
} from '../../components/plan/planStage.ts';
import {
  bundleOf,
  changedBy,
  modelDuring,
  modelOf,
  OWN_ID,
  REVIEW,
} from '../../entrypoints/gallery/planFixtures.ts';
import { stopEarly } from '../../lib/core/bundle.ts';
import { guardRow } from '../../lib/core/guards.ts';
import { amount, bps, dollars } from '../../lib/core/money.ts';
import { NO_CHOICES } from '../../lib/core/planChoices.ts';
import type { Review } from '../../lib/core/review.ts';

const NOW = 1_795_269_840;
const ready = modelOf(REVIEW);
const at = (model: PlanModel, index: number) => {
  const leg = model.legs[index];
  if (!leg) throw new Error(`no leg ${index}`);
  return standingOf(model, leg);
};
/** One leg of the native coin, then one with an allowance, as the fixture has them. */
const states = (...list: Parameters<typeof bundleOf>[1]) => bundleOf(REVIEW, list);

describe('before anything was signed', () => {
  test('a plan whose checks all passed is signed from its first leg', () => {
    expect(stageOf(ready)).toBe('review');
    expect(primaryOf(ready)).toEqual({ action: 'sign', leg: 0 });
    expect([at(ready, 0), at(ready, 1)]).toEqual(['ready', 'queued']);
  });

  test('a plan that could not be made says so, and offers to try again', () => {
    const blocks = [{ kind: 'fault', fault: { code: 'rpc.unreachable' } }] as const;
    const model = { ...ready, before: null, legs: [], blocks };
    expect(stageOf(model)).toBe('blocked');
    expect(stageOf({ ...model, blocks: [] })).toBe('measuring');
    expect(primaryOf(model)).toEqual({ action: 'newPlan', leg: null });
  });

  test('nothing may be signed while a later leg is still being quoted or checked', () => {
    const legs = ready.legs.map((leg, i) =>
      i === 3 ? { ...leg, phase: 'quoting' as const } : leg,
    );
    expect(primaryOf({ ...ready, legs }).action).toBeNull();
  });

  test('nothing may be signed before the terms have a hash', () => {
    expect(primaryOf({ ...ready, termsHash: null }).action).toBeNull();
  });

  test.each([
    { kind: 'gasShort', chainId: 1, needed: amount(2n), held: amount(1n) },
    { kind: 'costAboveLimit', cost: bps(142), limit: bps(100) },
    { kind: 'staleSnapshot', takenAt: 1 },
    { kind: 'fault', fault: { code: 'sim.unavailable' } },
  ] as const)('$kind keeps every leg from being signed', (block) => {
    expect(primaryOf({ ...ready, blocks: [block] })).toEqual({ action: 'newPlan', leg: null });
  });

  test('a doubted price is told, and the legs that do not need it may be signed', () => {
    const [price] = REVIEW.snapshot.prices;
    if (!price) throw new Error('no price');
    const model = { ...ready, blocks: [{ kind: 'price' as const, price }] };
    expect(primaryOf(model).action).toBe('sign');
  });

  test('a refused leg offers new quotes, and no other leg may be signed', () => {
    const rows = [guardRow('receiver', false, 'you', 'another')];
    const legs = REVIEW.legs.map((leg, i) => (i === 2 ? { ...leg, rows } : leg));
    const model = modelOf({ ...REVIEW, legs });
    expect(primaryOf(model)).toEqual({ action: 'newPlan', leg: 2 });
    expect(at(model, 2)).toBe('refused');
  });

  test('a leg without a quote stays in sight, in its place, and the rest may be signed', () => {
    const failed: Review = {
      ...REVIEW,
      legs: REVIEW.legs.filter((_leg, i) => i !== 0),
      failed: REVIEW.legs
        .slice(0, 1)
        .map(({ trade }) => ({ trade, fault: 'quote.noRoute', rows: [] })),
    };
    expect(legsOfReview(failed).map(({ phase }) => phase)).toEqual([
      'failed',
      'ready',
      'ready',
      'ready',
    ]);
    expect(primaryOf(modelOf(failed))).toEqual({ action: 'sign', leg: 1 });
  });

  test('a trade of which checks refused every offer is refused, and nothing is signed beside it', () => {
    const rows = [guardRow('minReceived', false, 2n, 1n)];
    const [first, ...legs] = REVIEW.legs;
    if (!first) throw new Error('no leg');
    const failed = [{ trade: first.trade, fault: 'guard.refused' as const, rows }];
    const model = modelOf({ ...REVIEW, legs, failed });
    expect(at(model, 0)).toBe('refused');
    expect(model.legs[0]?.guards).toEqual(rows);
    expect(primaryOf(model)).toEqual({ action: 'newPlan', leg: 0 });
  });

  test('without a wallet the one thing to do is to connect, with another account nothing', () => {
    const wallet = { kind: 'watchOnly', ownId: OWN_ID } as const;
    expect(primaryOf({ ...ready, wallet })).toEqual({ action: 'connect', leg: null });
    const other = { kind: 'otherAccount', wanted: '0x1', found: '0x2' } as const;
    expect(primaryOf({ ...ready, wallet: other }).action).toBeNull();
  });

  test('a leg that is only watched does not say that it waits its turn', () => {
    const wallet = { kind: 'watchOnly', ownId: OWN_ID } as const;
    expect([at(ready, 0), at(ready, 1)]).toEqual(['ready', 'queued']);
    expect([at({ ...ready, wallet }, 0), at({ ...ready, wallet }, 1)]).toEqual([
      'watching',
      'watching',
    ]);
  });

  test('a review says each thing that stands in the way once', () => {
    const review: Review = {
      ...REVIEW,
      isTooCostly: true,
      cost: bps(120),
      gasShort: [{ chainId: 8453, needed: amount(2n), held: amount(1n) }],
    };
    expect(blocksOfReview(review, bps(100)).map(({ kind }) => kind)).toEqual([
      'gasShort',
      'costAboveLimit',
    ]);
  });
});

describe('while a bundle is under way', () => {
  test.each(['asked', 'sent', 'unknown'] as const)(
    'with a step %s nothing can be signed, whoever works',
    (state) => {
      for (const isWorking of [true, false]) {
        const model = modelDuring(REVIEW, states('confirmed', state), { isWorking });
        expect(stageOf(model)).toBe('running');
        expect(primaryOf(model).action).toBeNull();
      }
    },
  );

  test('after a declined step the same leg is offered again', () => {
    const model = modelDuring(REVIEW, states('confirmed', 'declined'), { isWorking: false });
    expect(stageOf(model)).toBe('paused');
    expect(primaryOf(model)).toEqual({ action: 'sign', leg: 1 });
    expect([at(model, 0), at(model, 1), at(model, 2)]).toEqual(['done', 'declined', 'queued']);
  });

  test('an approved leg is not done before its swap is', () => {
    const model = modelDuring(REVIEW, states('confirmed', 'confirmed'), { isWorking: false });
    expect(primaryOf(model).leg).toBe(1);
  });

  test('a stopped bundle with an open allowance has one thing left: closing it', () => {
    const bundle = stopEarly(states('confirmed', 'confirmed', 'declined'), NOW);
    const model = modelDuring(REVIEW, bundle, { isWorking: false });
    expect(stageOf(model)).toBe('stopped');
    expect(primaryOf(model).action).toBe('closeAllowance');
    expect(at(model, 3)).toBe('notSent');
  });

  test('a leg whose allowance the wallet is asked to close says so, though its swap was declined', () => {
    const stopped = stopEarly(states('confirmed', 'confirmed', 'declined'), NOW);
    const steps = stopped.steps.map((step) =>
      step.kind === 'revoke' ? { ...step, state: 'asked' as const } : step,
    );
    expect(at(modelDuring(REVIEW, { ...stopped, steps }), 1)).toBe('asked');
  });

  test('a closed bundle is the end', () => {
    const bundle = bundleOf(REVIEW, [], { closedAt: NOW });
    expect(stageOf(modelDuring(REVIEW, bundle, { isWorking: false }))).toBe('done');
  });

  test('a reopened page shows every leg from the bundle alone', () => {
    const bundle = states('confirmed', 'unknown');
    const legs = legsOfBundle(bundle, null);
    expect(legs.map(({ trade }) => trade.sellAmount)).toEqual(
      REVIEW.legs.map(({ trade }) => trade.sellAmount),
    );
    expect(legs.flatMap(({ steps }) => steps)).toEqual(bundle.steps);
  });

  test('what the wallet will show is known of every step, from the bundle alone', () => {
    const shown = legsOfBundle(states('confirmed', 'unknown'), null).map(({ shows }) => shows);
    expect(shown).toEqual(legsOfReview(REVIEW).map(({ shows }) => shows));
    const stopped = stopEarly(states('confirmed', 'confirmed', 'declined'), NOW);
    const leg = legsOfBundle(stopped, REVIEW)[1];
    expect(leg?.shows.revoke).toEqual({
      to: leg?.trade.sell.address,
      value: 0n,
      spender: leg?.terms?.spender,
      amount: 0n,
    });
  });

  test('what another review says is never shown beside a bundle', () => {
    const other = {
      ...REVIEW,
      legs: REVIEW.legs.map((leg) => ({
        ...leg,
        terms: { ...leg.terms, minReceived: amount(1n) },
      })),
    };
    const bundle = states('confirmed');
    const guarded = (review: typeof REVIEW) =>
      new Set(legsOfBundle(bundle, review).map(({ guards }) => guards.length > 0));
    expect(guarded(other)).toEqual(new Set([false]));
    expect(guarded(REVIEW)).toEqual(new Set([true]));
  });

  test('the wallet asks once for each step that is not done', () => {
    expect(questionsLeft(legsOfReview(REVIEW))).toEqual([{ chainId: 1, count: 6 }]);
    const bundle = states('confirmed', 'confirmed', 'declined');
    expect(questionsLeft(legsOfBundle(bundle, REVIEW))).toEqual([{ chainId: 1, count: 4 }]);
  });

  test('what arrived is compared with the quote, to the basis point', () => {
    const [first, second] = legsOfBundle(states('confirmed'), REVIEW);
    expect(first && surplusOf(first)?.surplus).toBe(10);
    expect(second && surplusOf(second)).toBeNull();
  });
});

describe('after the user changed it', () => {
  const sizes = new Map([[0, dollars(1_000)]]);
  const changed = changedBy({ without: new Set([1]), sizes });

  test('a plan is neither reviewed nor signed, only recalculated', () => {
    expect(primaryOf(changed)).toEqual({ action: 'recalculate', leg: null });
    expect([changed.termsHash, changed.quotedAt]).toEqual([null, null]);
    expect(changed.costs).toMatchObject({ networkFees: null, poolFees: null, share: null });
    expect(changed.costs?.traded).not.toBe(ready.costs?.traded);
  });

  test('its swaps say what was done to them, and keep nothing that was checked of another size', () => {
    expect(at(changed, 0)).toBe('changed');
    expect(at(changed, 1)).toBe('leftOut');
    expect(at(changed, 2)).toBe('queued');
    expect(changed.legs[0]).toMatchObject({ terms: null, guards: [], steps: [], shows: {} });
    expect(changed.editing?.legs.map(({ isIn }) => isIn)).toEqual(
      REVIEW.plan.trades.map((_, place) => place !== 1),
    );
  });

  test('a plan without any change is signed as it was reviewed', () => {
    const same = changedBy(NO_CHOICES);
    expect(same.legs.map(({ terms }) => terms)).toEqual(ready.legs.map(({ terms }) => terms));
  });
});
