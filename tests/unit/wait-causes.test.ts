import { expect, it } from 'vitest';
import { assetKey } from '../../lib/core/asset.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import { dayOf, endOf } from '../../lib/core/closes.ts';
import type { CostPoint, GasReading } from '../../lib/core/costPoint.ts';
import type { Cause } from '../../lib/core/judgement.ts';
import { bps, dollars, price, usd } from '../../lib/core/money.ts';
import type { PriceReading, PriceSource } from '../../lib/core/snapshot.ts';
import { DEFAULT_STRATEGY, type Strategy } from '../../lib/core/strategy.ts';
import { type CheckWorld, checkDrift } from '../../lib/flow/checkDrift.ts';
import { readCosts } from '../../lib/flow/readCosts.ts';
import { checkMemory } from '../fixtures/checkMemory.ts';
import { pastOf } from '../fixtures/judgedWorld.ts';
import { dollarWorld } from '../property/dollarWorld.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const NOW = 400 * DAY;
const IDS = ['ETH', 'BTC', 'USD'];
const GWEI = 10n ** 9n;

/** What the world outside says, as far as a rule may wait for it. */
interface Outside {
  strategy?: Partial<Strategy>;
  /** Wei a unit of gas now; one gwei in all hours of the past week. */
  perGas?: bigint;
  /** What a swap of 10,000 dollars of ether loses beside its fee, in dollars. */
  impact?: number;
  /** What the second source says of a dollar's price, by class. */
  says?: Record<string, number>;
  /** How much of each step assets share. */
  shared?: number;
  journal?: Bundle[];
  /** When a look of the schedule was last settled. */
  look?: number;
}

/** One check of a book far off its targets: what it waits for, and nothing handed to it but readings. */
async function causesIn(of: Outside): Promise<Cause[] | string> {
  const made = dollarWorld({
    rows: IDS.map((classId, i) => ({
      classId,
      cents: [7_000_000, 2_000_000, 1_000_000][i] ?? 0,
      isNative: classId === 'ETH',
    })),
    targets: { ETH: 5_000, BTC: 3_000, USD: 2_000 },
  });
  const assets = made.snapshot.prices.map(({ asset }) => asset);
  const portfolio = { ...made.portfolio, strategy: { ...DEFAULT_STRATEGY, ...of.strategy } };
  const classes = {
    ...made.classes,
    classes: [],
    assets,
    pegOf: ({ classId }: { classId: string | null }) =>
      classId === 'USD' ? price(10n ** 18n) : null,
  };
  const reading = (source: PriceSource, at: number): PriceReading => ({
    source,
    price: price(BigInt(Math.round(at * 1e8)) * 10n ** 10n),
    asOf: NOW,
    staleAfter: DAY,
    deviation: bps(50),
  });
  const { memory, world } = checkMemory(() => portfolio);
  memory.journal = of.journal ?? [];
  memory.look = of.look ?? null;
  const past = pastOf(IDS, 200, of.shared);
  const checked: CheckWorld = {
    ...world,
    now: () => NOW,
    classesOf: () => classes,
    readChain: async () => ({
      block: { number: 1n, hash: '0x1', time: NOW },
      dissent: [],
      value: {
        ...made.snapshot,
        prices: Object.fromEntries(
          assets.map((asset) => {
            const at = of.says?.[asset.classId ?? ''] ?? 1;
            // Off its peg both sources agree; in dispute they do not.
            const first = asset.classId === 'USD' ? at : 1;
            return [assetKey(asset), [reading('feed', first), reading('twap', at)]];
          }),
        ),
        gas: { perGas: of.perGas ?? GWEI, l1Fee: 0n },
      },
    }),
    fetchPrices: async () => ({}),
    lastSnapshot: async () => null,
    writeSnapshot: async () => undefined,
    readDays: async (series) => {
      const i = assets.findIndex((one) => assetKey(one) === series);
      return past.prices.map((row, t) => {
        const day = dayOf(NOW) - past.prices.length + t;
        const close = price(BigInt(Math.round((row[i] ?? 0) * 1e8)) * 10n ** 10n);
        return { day, close, high: null, low: null, source: 'feed', asOf: endOf(day) };
      });
    },
    readCosts: (own, snapshot) =>
      readCosts({ ...notes(of, assets), classesOf: () => classes }, own, snapshot),
  };
  const judged = await checkDrift(checked, 'p');
  const { kind, causes } = judged?.judgement ?? {};
  return kind === 'wait' ? (causes ?? []) : `${kind}`;
}

/** Our own notes of past swaps and hours; pools say nothing. */
function notes(
  { impact = 10 }: Outside,
  assets: { chainId: number; address: `0x${string}`; classId: string | null }[],
) {
  const [eth, btc, dollar] = assets;
  const points = [eth, btc].flatMap((one) =>
    [2_000, 5_000, 10_000].map((size): CostPoint => {
      const more = one === eth ? impact * (size / 10_000) ** 2 : 0;
      return {
        id: `${one?.classId} ${size}`,
        chainId: 1,
        sell: one?.address ?? '0x',
        buy: dollar?.address ?? '0x',
        at: NOW - HOUR,
        size: dollars(size),
        cost: usd(BigInt(Math.round((0.001 * size + more) * 1e8))),
        gas: 200_000n,
        source: 'quote',
      };
    }),
  );
  const hour = Math.floor(NOW / HOUR);
  const readings = Array.from({ length: 168 }, (_, ago): GasReading => {
    return { chainId: 1, hour: hour - ago - 1, perGas: GWEI, l1Fee: 0n, coin: price(10n ** 18n) };
  });
  return {
    now: () => NOW,
    readCostPoints: async () => points,
    writeCostPoints: async () => undefined,
    readPoolQuotes: async () => [],
    readGasReadings: async () => readings,
    writeGasReading: async () => undefined,
  };
}

it('a book far off that nothing stands in the way of is acted on', async () => {
  expect(await causesIn({})).toBe('act');
});

it('gas read on chain waits above twice the median of the hours kept', async () => {
  expect(await causesIn({ perGas: 2n * GWEI })).toBe('act');
  expect(await causesIn({ perGas: 3n * GWEI })).toEqual([{ cause: 'gas', now: 300, until: 200 }]);
});

it('impact waits where past quotes of that size lost too much', async () => {
  expect(await causesIn({ impact: 400 })).toMatchObject([
    { cause: 'impact', classId: 'ETH', until: 100 },
    { cause: 'impact', classId: 'USD', until: 100 },
  ]);
});

it('sources further apart than they may be are a price in dispute, and stress', async () => {
  const found = await causesIn({ says: { BTC: 1.04 } });
  expect(found).toMatchObject([
    { cause: 'price', classId: 'BTC', is: 'disputed' },
    { cause: 'stress', of: 'spread', until: 100 },
  ]);
});

it('sources that agree and yet stand apart are stress alone', async () => {
  expect(await causesIn({ says: { BTC: 1.015 } })).toMatchObject([
    { cause: 'stress', of: 'spread', now: 150, until: 100 },
  ]);
});

it('a dollar off its peg waits, though all sources agree', async () => {
  expect(await causesIn({ says: { USD: 0.97 } })).toEqual([
    { cause: 'price', classId: 'USD', is: 'depegged' },
  ]);
});

it('closes that move as one are stress', async () => {
  expect(await causesIn({ shared: 0.999 })).toMatchObject([
    { cause: 'stress', of: 'correlation', until: 9_500 },
  ]);
});

it('a broken band waits for the look of a schedule that both have to agree with', async () => {
  const strategy = { trigger: 'both' as const, schedule: { every: 'days', days: 10 } as const };
  expect(await causesIn({ strategy, look: NOW - 9 * DAY })).toMatchObject([
    { cause: 'schedule', until: NOW + DAY },
  ]);
  expect(await causesIn({ strategy, look: NOW - 10 * DAY })).toBe('act');
});

it('an open plan in the journal waits, by the classes it trades', async () => {
  const legs = [{ sell: { classId: 'ETH' }, buy: { classId: null } }];
  const journal = [{ createdAt: NOW - HOUR, legs, steps: [] } as unknown as Bundle];
  expect(await causesIn({ journal })).toEqual([{ cause: 'inTransit', classId: 'ETH' }]);
});
