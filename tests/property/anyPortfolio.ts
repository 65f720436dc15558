import fc from 'fast-check';
import type { Address } from 'viem';
import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import { amount, bps, dollars, usd, WHOLE } from '../../lib/core/money.ts';
import {
  DEFAULT_LIMITS,
  type ManualHolding,
  type Portfolio,
  type Target,
  UNCHANGED,
} from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY, type Lock, type Strategy } from '../../lib/core/strategy.ts';

export const OWNERS: readonly [Address, Address] = [
  '0x1111111111111111111111111111111111111111',
  '0x2222222222222222222222222222222222222222',
];
export const CHAINS: readonly ChainId[] = [1, 8453, 10];

/** Targets for all classes but sometimes the last; whole, and often with a class at nothing. */
function anyTargets(classIds: readonly ClassId[]): fc.Arbitrary<Target[]> {
  const band = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 100, 2_000).map(bps) },
  );
  return fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: WHOLE }), {
        minLength: classIds.length - 1,
        maxLength: classIds.length - 1,
      }),
      fc.array(band, { minLength: classIds.length, maxLength: classIds.length }),
    )
    .map(([cuts, bands]) => {
      const edges = [0, ...[...cuts].sort((a, b) => a - b), WHOLE];
      return classIds.map((classId, i) => ({
        classId,
        weight: bps((edges[i + 1] ?? 0) - (edges[i] ?? 0)),
        band: bands[i] ?? null,
      }));
    });
}

/** Now and then a class is locked, or what may be moved is capped. */
function anyRule(classIds: readonly ClassId[]): fc.Arbitrary<Strategy> {
  const lock = fc.tuple(
    fc.constantFrom(...classIds),
    fc.constantFrom<Lock>('noSell', 'noBuy', 'both'),
  );
  const seldom = <T>(one: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one });
  return fc
    .record({
      locks: seldom(lock),
      trade: seldom(fc.bigInt({ min: 0n, max: 10n ** 13n }).map(usd)),
      own: seldom(fc.tuple(fc.constantFrom(...classIds), fc.bigInt({ min: 0n, max: 10n ** 13n }))),
      turnover: seldom(fc.constantFrom(0, 1, 100, 1_000, WHOLE).map(bps)),
    })
    .map(({ locks, trade, own, turnover }) => ({
      ...DEFAULT_STRATEGY,
      locks: locks ? { [locks[0]]: locks[1] } : {},
      caps: { trade, classes: own ? { [own[0]]: usd(own[1]) } : {}, turnover },
    }));
}

/** Whole targets over the classes, with manual holdings, reserves, locks and caps unless tame. */
export function anyPortfolio(
  classIds: readonly ClassId[],
  isTame: boolean,
): fc.Arbitrary<Portfolio> {
  const manual: fc.Arbitrary<ManualHolding[]> = fc.oneof(
    { weight: 4, arbitrary: fc.constant<ManualHolding[]>([]) },
    {
      weight: isTame ? 0 : 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...classIds), fc.bigInt({ min: 0n, max: 10n ** 21n }))
        .map(([classId, held]): ManualHolding[] => [
          { id: 'm', classId, amount: amount(held), locked: true },
        ]),
    },
  );
  const reserve = isTame
    ? fc.constant(0n)
    : fc.constantFrom(0n, 1n, 5n * 10n ** 15n, 10n ** 18n, 10n ** 30n);
  return fc
    .record({
      targets: anyTargets(classIds),
      manual,
      reserve,
      strategy: isTame ? fc.constant(DEFAULT_STRATEGY) : anyRule(classIds),
      band: fc.constantFrom(0, 1, 100, 500, 5_000),
      minTrade: fc.constantFrom(0, 1, 25, 1_000),
    })
    .map(({ targets, manual: rows, reserve: kept, strategy, band, minTrade }) => ({
      id: 'p',
      name: 'P',
      kind: 'own',
      addresses: [...OWNERS],
      ...UNCHANGED,
      strategy,
      manual: rows,
      chainIds: [...CHAINS],
      targets,
      limits: {
        ...DEFAULT_LIMITS,
        band: bps(band),
        minTrade: minTrade === 1 ? usd(1n) : dollars(minTrade),
        gasReserve: Object.fromEntries(CHAINS.map((id) => [id, amount(kept)])),
      },
    }));
}
