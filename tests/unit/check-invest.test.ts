import { describe, expect, it } from 'vitest';
import { routeOf } from '../../entrypoints/background/openPlan.ts';
import { investAlert } from '../../lib/core/alertText.ts';
import { dollars } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
import { checkInvest } from '../../lib/flow/checkInvest.ts';
import { dollarWorld } from '../property/dollarWorld.ts';

const DAY = 86_400;
const START = 400 * DAY;
const TEN_DAYS: Strategy['invest'] = { value: dollars(250), schedule: { every: 'days', days: 10 } };

/** Checks of one portfolio over time, each told alert by its id. */
function checks() {
  const { portfolio } = dollarWorld({
    rows: [{ classId: 'A', cents: 100 }],
    targets: { A: 10_000 },
  });
  let stored: Portfolio = portfolio;
  let at = START;
  let settled: number | null = null;
  let told: number | null = null;
  const alerts: string[] = [];
  return {
    alerts,
    settled: () => settled,
    settle: () => {
      settled = at;
    },
    want: (invest: Strategy['invest']) => {
      stored = { ...portfolio, strategy: { ...DEFAULT_STRATEGY, invest } };
    },
    async on(day: number) {
      at = START + day * DAY;
      await checkInvest(
        {
          now: () => at,
          readPortfolio: async () => stored,
          readSettled: async () => settled,
          writeSettled: async (_id, next) => {
            settled = next;
          },
          readTold: async () => told,
          writeTold: async (_id, dueAt) => {
            told = dueAt;
          },
          tell: async (one) => void alerts.push(investAlert(one).id),
        },
        portfolio.id,
      );
      return alerts.length;
    },
  };
}

describe('a fixed sum', () => {
  it('is told once each due date, from its first period on', async () => {
    const check = checks();
    check.want(TEN_DAYS);
    const told: number[] = [];
    for (const day of [0, 9, 10, 10.01, 15, 19, 20, 20.5]) told.push(await check.on(day));
    expect(told).toEqual([0, 0, 1, 1, 1, 1, 2, 2]);
  });

  it('is not told again once it was planned or passed over, until its next date', async () => {
    const check = checks();
    check.want(TEN_DAYS);
    await check.on(0);
    expect(await check.on(12)).toBe(1);
    check.settle();
    expect(await check.on(21)).toBe(1);
    expect(await check.on(22)).toBe(2);
  });

  it('that was off for long begins a new period when it is wanted again', async () => {
    const check = checks();
    check.want(TEN_DAYS);
    await check.on(0);
    check.want(null);
    await check.on(5);
    expect(check.settled()).toBeNull();
    check.want(TEN_DAYS);
    expect(await check.on(100)).toBe(0);
    expect(await check.on(110)).toBe(1);
  });

  it('that was never wanted leaves nothing behind', async () => {
    const check = checks();
    expect(await check.on(50)).toBe(0);
    expect(check.settled()).toBeNull();
  });
});

it.each([
  ['invest/p1', '/?portfolio=p1'],
  ['drift/p1', '/plan?portfolio=p1'],
  ['bundle/p1', '/plan?portfolio=p1'],
  ['test', '/plan'],
])('a click on %s opens %s', (id, route) => {
  expect(routeOf(id)).toBe(route);
});
