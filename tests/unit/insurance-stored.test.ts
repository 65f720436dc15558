import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bps, dollars, WHOLE } from '../../lib/core/money.ts';
import { GROWTH_ONE } from '../../lib/core/performance.ts';
import { NOTHING_BESIDE, type Snapshot } from '../../lib/core/snapshot.ts';
import { DEFAULT_STRATEGY } from '../../lib/core/strategy.ts';
import { insuranceItem } from '../../lib/storage/insurance.ts';
import { performanceItem } from '../../lib/storage/performance.ts';
import { portfolioItem, writePortfolio } from '../../lib/storage/portfolios.ts';
import { writeSnapshot } from '../../lib/world/writeSnapshot.ts';
import { plainPortfolio } from '../fixtures/plainPortfolio.ts';

const SINCE = 1_795_000_000;
const POLICY = {
  kind: 'tipp' as const,
  floor: bps(9_000),
  multiplier: 200,
  stable: 'USD',
  mix: { ETH: WHOLE },
  mostRisky: WHOLE,
  since: SINCE,
  base: dollars(1_000),
  growth: GROWTH_ONE,
  resetAfterDays: null,
};
const PORTFOLIO = plainPortfolio({
  id: 'p1',
  strategy: { ...DEFAULT_STRATEGY, policy: POLICY },
});
const snapshotAt = (takenAt: number): Snapshot => ({
  portfolioId: 'p1',
  takenAt,
  owners: [],
  chains: [],
  holdings: [],
  prices: [],
  ...NOTHING_BESIDE,
});

/** As if the portfolio had grown to so many hundredths by a snapshot. */
async function grownTo(hundredths: bigint, at: number): Promise<void> {
  const growth = (GROWTH_ONE * hundredths) / 100n;
  await performanceItem('p1').write({ since: SINCE, growth, flows: [], deposit: null });
  await writeSnapshot(snapshotAt(at));
}

beforeEach(() => fakeBrowser.reset());

test('every stored snapshot raises the peak a floor follows, and dates the arrival at it', async () => {
  await writePortfolio(PORTFOLIO);
  await grownTo(130n, SINCE + 10);
  await grownTo(120n, SINCE + 20);
  const peak = (GROWTH_ONE * 130n) / 100n;
  expect(await insuranceItem('p1').read()).toEqual({ since: SINCE, peak, atFloorSince: null });
  await grownTo(117n, SINCE + 30);
  await grownTo(116n, SINCE + 40);
  const stored = await insuranceItem('p1').read();
  expect(stored).toEqual({ since: SINCE, peak, atFloorSince: SINCE + 30 });
  expect((await portfolioItem('p1').read())?.strategy.policy).toEqual(POLICY);
});

test('a floor started anew forgets the peak before', async () => {
  await writePortfolio(PORTFOLIO);
  await grownTo(130n, SINCE + 10);
  const growth = (GROWTH_ONE * 110n) / 100n;
  const policy = { ...POLICY, since: SINCE + 20, growth };
  await writePortfolio({ ...PORTFOLIO, strategy: { ...PORTFOLIO.strategy, policy } });
  await grownTo(111n, SINCE + 30);
  expect(await insuranceItem('p1').read()).toEqual({
    since: SINCE + 20,
    peak: (GROWTH_ONE * 111n) / 100n,
    atFloorSince: null,
  });
});

test('without a floor in force nothing is followed', async () => {
  await writePortfolio({ ...PORTFOLIO, strategy: DEFAULT_STRATEGY });
  await grownTo(130n, SINCE + 10);
  expect(await insuranceItem('p1').read()).toBeNull();
});
