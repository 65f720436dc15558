// What deciding takes of a check's time: drift, covariance, cost-optimal bands by volatility, verdict
// and what it is worth, nothing kept from before; against the least a check can take where each request
// takes 50 ms: two round trips.
import assert from 'node:assert/strict';
import { bps, WHOLE } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY } from '../../lib/core/strategy.ts';
import { judge } from '../../lib/flow/judge.ts';
import { type Known, NOTHING_KNOWN } from '../../lib/flow/policyState.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { bandsOf } from '../../lib/policy/bands.ts';
import { decide } from '../../lib/policy/decide.ts';
import { covarianceOf } from '../../lib/policy/pastRisk.ts';
import { provenKey } from '../../lib/policy/provenKey.ts';
import { bothSides, DEFAULT_RULE } from '../../lib/policy/rule.ts';
import { ruleOf } from '../../lib/policy/ruleOf.ts';
import { lastSignal } from '../../lib/policy/signals.ts';
import { CALM } from '../../lib/policy/state.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { planningWorld, portfolioOf } from '../../tests/chain/world.ts';
import { walk } from '../../tests/unit/backtestReference.ts';
import type { Figure, Measure } from '../measure.ts';
import { onDevnet } from '../onDevnet.ts';
import { median } from '../statistics.ts';

const LATENCY_MS = 50;
const ROUNDS = 9;
const PAST_DAYS = 400;
/** Far from what the devnet's user holds: the verdict is weighed too. */
const WEIGHTS = { ETH: 10, BTC: 10, USD: 20, LINK: 60 };
const MANY = 20;

export const decisionShare: Measure = {
  part: 'decision',
  names: ['decision-share', 'decision-share-20'],
  run: () =>
    onDevnet(async ({ user }) => {
      const undelay = delayFetch();
      try {
        return await shares(weighing(portfolioOf(user, WEIGHTS)));
      } finally {
        undelay();
      }
    }),
};

/** The rule that computes most: bands from costs, moved by volatility, beside a tracking-error limit. */
const weighing = (portfolio: Portfolio): Portfolio => ({
  ...portfolio,
  strategy: {
    ...DEFAULT_STRATEGY,
    band: { above: { kind: 'costOptimal' }, below: { kind: 'costOptimal' } },
    to: 'inner',
    trackingError: bps(500),
    isVolatilityAdjusted: true,
    isTrendHeld: true,
  },
});

async function shares(portfolio: Portfolio): Promise<Figure[]> {
  const took = { check: [] as number[], decision: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    const snapshot = await takeSnapshot(planningWorld(), portfolio);
    took.check.push(performance.now() - startedAt);
    const known = knownOf(portfolio);
    took.decision.push(
      timeOf(() => {
        const { verdict } = judge(portfolio, snapshot, OUR_CLASSES, known);
        assert.ok(verdict.kind === 'act' || verdict.kind === 'notWorth', verdict.kind);
      }),
    );
    const history = walk(round, MANY, PAST_DAYS);
    took.many.push(timeOf(() => decideMany(history)));
  }
  const least = 2 * LATENCY_MS;
  const row = (name: string, of: readonly number[], what: string): Figure => {
    const decision = median(of);
    const times = `${decision.toFixed(2)} ÷ ${least} ms, median of ${ROUNDS}, the first ${of[0]?.toFixed(1)} ms`;
    const check = `the check took ${median(took.check).toFixed(0)} ms`;
    const against = `two round trips of ${LATENCY_MS} ms, less than any check takes; ${what} (${times}; ${check})`;
    return { name, figure: decision / least, unit: 'ratio', against };
  };
  return [
    row('decision-share', took.decision, `${portfolio.targets.length} classes judged`),
    row('decision-share-20', took.many, `${MANY} assets: covariance, bands, verdict`),
  ];
}

function knownOf(portfolio: Portfolio): Known {
  const { targets } = portfolio;
  const ids = targets.map(({ classId }) => classId);
  const now = Math.floor(Date.now() / 1000);
  const cost = {
    share: 0.003,
    fixed: 1,
    size: 5_000,
    impact: 0.001,
    error: 0,
    asOf: now,
    source: 'past',
  } as const;
  const known = ids.flatMap((classId) =>
    [1, 8453].map((chainId) => ({ ...cost, classId, chainId })),
  );
  const costs = { known, missing: [], gas: [{ chainId: 1, now: 1, median: 1 }], spread: null };
  const proven = [
    {
      of: provenKey(
        ruleOf(portfolio),
        ids,
        targets.map(({ weight }) => weight / WHOLE),
      ),
      at: now,
      volatilityExponent: 2 / 3,
      trendBars: 50,
    },
  ];
  return { ...NOTHING_KNOWN, costs, proven, past: { ...walk(7, ids.length, PAST_DAYS), ids } };
}

function decideMany(history: ReturnType<typeof walk>): void {
  const { ids } = history;
  const targets = ids.map(() => 1 / MANY);
  const costs = ids.map(() => ({ share: 0.003, fixed: 1, sellTax: 0 }));
  const rule = {
    ...DEFAULT_RULE,
    band: bothSides({ kind: 'costOptimal' } as const),
    to: 'inner' as const,
    isCostWeighed: true,
    volatilityExponent: 2 / 3,
  };
  const covariance = covarianceOf(history, ids);
  const known = { ids, targets, value: 100_000, covariance, costs };
  const volatilityRatios = lastSignal(history, rule).ratios;
  const { edges, missing } = bandsOf(rule, { ...known, volatilityRatios });
  const weights = targets.map((t, i) => (i === 0 ? 3 * t : t - (2 * t) / (MANY - 1)));
  const rest = { rule, now: 0, dueAt: null, weights, edges, market: CALM, unknown: missing };
  const verdict = decide({ ...known, ...rest, unbanded: [] });
  assert.ok(verdict.kind === 'act' || verdict.kind === 'notWorth', verdict.kind);
}

function timeOf(run: () => void): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}

/** Each request takes its time on the way. */
function delayFetch(): () => void {
  const front = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    return front(input, init);
  };
  return () => {
    globalThis.fetch = front;
  };
}
