import * as v from 'valibot';
import type { Schedule } from '../core/schedule.ts';
import { type BandSides, DEFAULT_STRATEGY, LOT_METHODS, type Strategy } from '../core/strategy.ts';
import type { TargetPolicy } from '../core/targetPolicy.ts';
import { bigintText, bpsNumber, unixSeconds, usdText } from './schemas.ts';

const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650));

/** How often a rule looks. */
export const SCHEDULE: v.GenericSchema<unknown, Schedule> = v.union([
  v.object({ every: v.literal('days'), days }),
  v.object({
    every: v.literal('week'),
    closes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  }),
  v.object({ every: v.picklist(['month', 'quarter', 'year']) }),
]);

const WIDTH = v.union([
  v.object({ kind: v.picklist(['points', 'relative', 'geometric']), size: bpsNumber }),
  v.object({ kind: v.literal('costOptimal') }),
]);

const BAND: v.GenericSchema<unknown, BandSides> = v.object({ above: WIDTH, below: WIDTH });

const byClass = <T>(of: v.GenericSchema<unknown, T>) => v.record(v.string(), of);

const POLICY: v.GenericSchema<unknown, TargetPolicy> = v.union([
  v.object({
    kind: v.picklist([
      'fixed',
      'equal',
      'inverseVolatility',
      'minVariance',
      'hierarchicalRiskParity',
    ]),
  }),
  v.object({ kind: v.literal('riskBudget'), budgets: byClass(bpsNumber) }),
  v.object({
    kind: v.literal('volatilityTarget'),
    volatility: bpsNumber,
    stable: v.string(),
    mix: byClass(bpsNumber),
  }),
  v.object({
    kind: v.picklist(['cppi', 'tipp']),
    floor: bpsNumber,
    multiplier: v.pipe(v.number(), v.integer(), v.minValue(1)),
    stable: v.string(),
    mix: byClass(bpsNumber),
    mostRisky: bpsNumber,
    since: unixSeconds,
    base: bigintText,
    growth: bigintText,
    resetAfterDays: v.nullable(days),
  }),
  v.object({
    kind: v.literal('glide'),
    from: byClass(bpsNumber),
    to: byClass(bpsNumber),
    start: unixSeconds,
    end: unixSeconds,
  }),
]);

const STRATEGY: v.GenericSchema<unknown, Strategy> = v.object({
  trigger: v.picklist(['band', 'schedule', 'both', 'either']),
  schedule: SCHEDULE,
  band: v.nullable(BAND),
  own: byClass(BAND),
  trackingError: v.nullable(bpsNumber),
  to: v.picklist(['target', 'edge', 'halfway', 'inner']),
  moves: v.picklist(['outside', 'all']),
  risk: v.nullable(v.picklist(['little', 'middle', 'much'])),
  isAlertOnlyIfWorth: v.boolean(),
  isVolatilityAdjusted: v.boolean(),
  isTrendHeld: v.boolean(),
  waits: v.object({
    gasFactor: v.pipe(v.number(), v.integer(), v.minValue(100)),
    impact: bpsNumber,
    spread: bpsNumber,
    correlation: bpsNumber,
  }),
  locks: byClass(v.picklist(['noSell', 'noBuy', 'both'])),
  caps: v.object({
    trade: v.nullable(usdText),
    classes: v.optional(byClass(usdText), {}),
    turnover: v.nullable(bpsNumber),
  }),
  invest: v.nullable(v.object({ value: usdText, schedule: SCHEDULE })),
  tax: v.nullable(
    v.object({
      rate: bpsNumber,
      method: v.picklist(LOT_METHODS),
      pool: v.picklist(['wallet', 'all']),
      longTermDays: days,
      longTermRate: bpsNumber,
    }),
  ),
  policy: v.nullable(POLICY),
  bounds: byClass(v.object({ least: bpsNumber, most: bpsNumber })),
});

/** A portfolio stored before there were strategies has the default one. */
export const strategy = v.optional(STRATEGY, DEFAULT_STRATEGY);
