import * as v from 'valibot';
import { type StoredItem, storedItem } from './item.ts';
import { SCHEDULE } from './strategySchema.ts';

const number = v.number();
const numbers = v.array(number);
const names = v.array(v.string());
const gauge = v.nullable(number);

const WIDTH = v.union([
  v.object({ kind: v.picklist(['points', 'relative', 'geometric']), size: number }),
  v.object({ kind: v.literal('costOptimal') }),
]);
const BAND = v.object({ above: WIDTH, below: WIDTH });

const RULE = v.object({
  schedule: v.nullable(SCHEDULE),
  band: v.nullable(BAND),
  own: v.record(v.string(), BAND),
  join: v.picklist(['and', 'or']),
  trackingError: gauge,
  to: v.picklist(['target', 'edge', 'halfway', 'inner']),
  moves: v.picklist(['outside', 'all']),
  isCostWeighed: v.boolean(),
  riskAversion: number,
  volatilityExponent: number,
  trendBars: number,
  limits: v.object({ gasFactor: number, impact: number, spread: number, correlation: number }),
});

const MARKET = v.object({
  gas: v.nullable(v.object({ now: number, median: number })),
  impacts: v.array(v.object({ id: v.string(), share: number, size: v.exactOptional(number) })),
  disputed: names,
  depegged: names,
  spread: gauge,
  correlation: gauge,
  resting: names,
  inTransit: names,
  rising: names,
});

const STATE = v.object({
  rule: RULE,
  now: number,
  dueAt: gauge,
  ids: names,
  weights: numbers,
  targets: numbers,
  edges: v.nullable(
    v.object({ above: numbers, below: numbers, innerAbove: numbers, innerBelow: numbers }),
  ),
  value: number,
  covariance: v.nullable(v.pipe(v.array(v.pipe(numbers, v.readonly())), v.readonly())),
  costs: v.nullable(
    v.array(
      v.nullable(
        v.object({
          share: number,
          part: v.exactOptional(number),
          fixed: number,
          sellTax: number,
          typical: v.exactOptional(v.object({ size: number, impact: number })),
        }),
      ),
    ),
  ),
  market: MARKET,
  least: v.exactOptional(number),
  unknown: names,
  unbanded: v.optional(names, []),
});

const CAUSE = v.union([
  v.object({ cause: v.literal('schedule'), until: number }),
  v.object({ cause: v.literal('gas'), now: number, until: number }),
  v.object({ cause: v.literal('impact'), id: v.string(), now: number, until: number }),
  v.object({
    cause: v.literal('price'),
    id: v.string(),
    is: v.picklist(['disputed', 'depegged']),
  }),
  v.object({
    cause: v.literal('stress'),
    of: v.picklist(['spread', 'correlation']),
    now: number,
    until: number,
  }),
  v.object({ cause: v.picklist(['resting', 'inTransit', 'trend']), id: v.string() }),
]);

const WORTH = v.object({
  cost: number,
  relief: number,
  years: number,
  worthFrom: v.exactOptional(gauge),
});

const VERDICT = v.variant('kind', [
  v.object({ kind: v.literal('inBand'), outside: names }),
  v.object({ kind: v.literal('act'), outside: names, to: numbers, worth: v.nullable(WORTH) }),
  v.object({ kind: v.literal('wait'), outside: names, causes: v.array(CAUSE) }),
  v.object({ kind: v.literal('notWorth'), outside: names, worth: WORTH }),
  v.object({ kind: v.literal('unknown'), outside: names, missing: names }),
]);

const DECISION = v.object({ state: STATE, verdict: VERDICT });

/** A decision as it is stored; the policy room's `Decision`, which `lib/world` holds to it. */
export type StoredDecision = v.InferOutput<typeof DECISION>;

/** The last decision with all it was made of, so that it can be made again; null before the first. */
export const decisionItem = (portfolioId: string): StoredItem<StoredDecision | null> =>
  storedItem(`decision/${portfolioId}`, v.nullable(DECISION), null);
