import type { ClassId } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import type { BreachPrices, Cause, Judgement, Missing, Worthiness } from '../core/judgement.ts';
import { type Bps, bps, type Price, price, usd, WHOLE } from '../core/money.ts';
import { priceOf, type Snapshot, unknownChains } from '../core/snapshot.ts';
import { breachPrices, placesOutside } from '../policy/breach.ts';
import { type Decision, isRiskOver, lackingCost, movingOf } from '../policy/decide.ts';
import type { PriceHistory } from '../policy/priceHistory.ts';
import type { PolicyState } from '../policy/state.ts';
import type { WaitCause } from '../policy/waits.ts';
import { type Worth, worthOf } from '../policy/worth.ts';
import { aimOf } from './aimOf.ts';
import type { Measured } from './policyState.ts';

interface Around {
  snapshot: Snapshot;
  classes: Pick<ClassTable, 'referenceOf'>;
  past: PriceHistory | null;
}

/** A decision in whole numbers, with what is shown beside it. */
export function judgementOf(
  { state, verdict }: Decision,
  { drift, found, costs }: Measured,
  { snapshot, classes, past }: Around,
): Judgement {
  const used = costs.filter((one) => one !== undefined);
  return {
    at: state.now,
    kind: verdict.kind,
    outside: verdict.outside,
    causes: verdict.kind === 'wait' ? verdict.causes.map((one) => causeOf(one, state)) : [],
    missing: missingOf(state, drift.unpriced, snapshot, past),
    worth: worthinessOf(state),
    dueAt: state.dueAt,
    found,
    breach: breachOf(state, snapshot, classes),
    aim: aimOf(state, verdict),
    costs:
      used.length > 0
        ? {
            asOf: Math.min(...used.map(({ asOf }) => asOf)),
            error: toBps(Math.max(...used.map(({ error }) => error))),
          }
        : null,
    past: past && { days: past.times.length, to: past.times.at(-1) ?? 0 },
  };
}

const toBps = (fraction: number): Bps => bps(Math.round(fraction * WHOLE));
const toUsd = (dollars: number) => usd(BigInt(Math.round(dollars * 1e8)));

function causeOf(found: WaitCause, { market }: PolicyState): Cause {
  switch (found.cause) {
    case 'schedule':
      return found;
    case 'gas': {
      const ofMedian = (fee: number) => Math.round((fee / (market.gas?.median ?? fee)) * 100);
      return { cause: 'gas', now: ofMedian(found.now), until: ofMedian(found.until) };
    }
    case 'impact':
      return {
        cause: 'impact',
        classId: found.id,
        now: toBps(found.now),
        until: toBps(found.until),
      };
    case 'price':
      return { cause: 'price', classId: found.id, is: found.is };
    case 'stress':
      return {
        cause: 'stress',
        of: found.of,
        now: toBps(found.now),
        until: toBps(found.until),
      };
    default:
      return { cause: found.cause, classId: found.id };
  }
}

function missingOf(
  state: PolicyState,
  unpriced: Measured['drift']['unpriced'],
  snapshot: Snapshot,
  past: Around['past'],
): Missing[] {
  const without = state.ids.filter((id) => !past?.ids.includes(id));
  const all: Missing[] = [
    { of: 'chain', ids: unknownChains(snapshot).map(({ chainId }) => `${chainId}`) },
    { of: 'price', ids: [...new Set(unpriced.map(({ symbol }) => symbol))] },
    { of: 'cost', ids: withoutCost(state) },
    { of: 'past', ids: state.covariance ? [] : without.length > 0 ? without : [...state.ids] },
  ];
  return all.filter(({ ids }) => ids.length > 0);
}

/** Classes whose cost the correction called for lacks, or a band that may be broken. */
function withoutCost(state: PolicyState): ClassId[] {
  const moving = calledFor(state);
  const lacking = moving ? lackingCost(state, moving) : [];
  const bands = state.unbanded.filter((id) => !state.costs?.[state.ids.indexOf(id)]);
  return state.ids.filter((id) => lacking.includes(id) || bands.includes(id));
}

/** Places of what is to be corrected; null where nothing is called for. */
function calledFor(state: PolicyState): readonly number[] | null {
  const places = placesOutside(state);
  const isDue = state.dueAt !== null && state.now >= state.dueAt;
  const isCalled = places.length > 0 || isDue || isRiskOver(state) === true;
  return isCalled && state.unknown.length === 0 ? movingOf(state, places) : null;
}

/** What correcting would be worth, whatever the verdict; null while that is not known. */
function worthinessOf(state: PolicyState): Worthiness | null {
  const moving = calledFor(state);
  if (!moving) return null;
  const worth = worthOf(state, moving);
  return worth && isSaid(worth) ? worthiness(worth) : null;
}

const isSaid = ({ cost, relief, years }: Worth): boolean =>
  [cost, relief, years].every(Number.isFinite);

const worthiness = ({ cost, relief, years, worthFrom }: Worth): Worthiness => ({
  cost: toUsd(cost),
  relief: toUsd(relief),
  days: Math.round(years * 365),
  ...(worthFrom !== undefined && {
    worthFrom: worthFrom === null ? null : toBps(worthFrom),
  }),
});

/** Prices of each class's reference that put it at an edge; of a class without a price, none. */
function breachOf(
  state: PolicyState,
  snapshot: Snapshot,
  classes: Around['classes'],
): Record<string, BreachPrices> {
  const prices = state.ids.map((id) => {
    const reference = classes.referenceOf(id);
    const at = reference && priceOf(snapshot, reference)?.price;
    return at ? Number(at) / 1e18 : Number.NaN;
  });
  const found = breachPrices(state, prices);
  return Object.fromEntries(
    found.map(({ above, below }, i) => [
      state.ids[i] ?? '',
      { above: toPrice(above), below: toPrice(below) },
    ]),
  );
}

/** To eight digits: the eye sees fewer. */
const toPrice = (dollars: number | null): Price | null =>
  dollars !== null && Number.isFinite(dollars)
    ? price(BigInt(Math.round(dollars * 1e8)) * 10n ** 10n)
    : null;
