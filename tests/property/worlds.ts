import fc from 'fast-check';
import type { Address } from 'viem';
import { type Asset, type ChainId, type ClassId, NATIVE } from '../../lib/core/asset.ts';
import type { ClassTable } from '../../lib/core/classes.ts';
import {
  type Amount,
  amount,
  amountDown,
  bps,
  dollars,
  price,
  usd,
  WHOLE,
} from '../../lib/core/money.ts';
import {
  DEFAULT_LIMITS,
  type ManualHolding,
  type Portfolio,
  type Target,
  UNCHANGED,
} from '../../lib/core/portfolio.ts';
import {
  type AssetPrice,
  type Debt,
  type Holding,
  NOTHING_BESIDE,
  type PriceStatus,
  type Snapshot,
} from '../../lib/core/snapshot.ts';
import { DEFAULT_STRATEGY, type Lock, type Strategy } from '../../lib/core/strategy.ts';
import { anyDecimals, anyUint } from './seeded.ts';

/** Everything a plan is made from. */
export interface World {
  portfolio: Portfolio;
  snapshot: Snapshot;
  classes: ClassTable;
}

/** How wild a world may be. Tame: usual decimals, agreed prices, nothing locked, no gas reserve. */
export interface Wildness {
  isTame: boolean;
}

const OWNERS: readonly [Address, Address] = [
  '0x1111111111111111111111111111111111111111',
  '0x2222222222222222222222222222222222222222',
];
const CHAINS: readonly ChainId[] = [1, 8453, 10];
const CLASSES: readonly ClassId[] = ['A', 'B', 'C', 'D', 'E', 'F'];

const addressOf = (index: number): Address => `0x${index.toString(16).padStart(40, '0')}`;

/** Up to three chains by up to six classes; a class may be missing on a chain or have two members. */
const anyAssets = (isTame: boolean): fc.Arbitrary<Asset[]> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: CHAINS.length }),
      fc.oneof(fc.constant(1), fc.integer({ min: 2, max: CLASSES.length })),
    )
    .chain(([chains, classes]) => {
      const places = CHAINS.slice(0, chains).flatMap((chainId) =>
        CLASSES.slice(0, classes).map((classId) => ({ chainId, classId })),
      );
      const members = fc.oneof(
        { weight: 5, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.constantFrom(0, 2) },
      );
      const decimals = isTame ? fc.constantFrom(6, 8, 18) : anyDecimals;
      const perPlace = fc.tuple(members, decimals, decimals);
      return fc
        .array(perPlace, { minLength: places.length, maxLength: places.length })
        .map((draws) =>
          places.flatMap(({ chainId, classId }, at) => {
            const [count = 1, ...scales] = draws[at] ?? [];
            return scales.slice(0, count).map((scale, member): Asset => {
              const isCoin = classId === 'A' && member === 0;
              return {
                chainId,
                classId,
                symbol: `${classId}${member}`,
                decimals: isCoin ? 18 : scale,
                address: isCoin ? NATIVE : addressOf(at * 2 + member + 1),
              };
            });
          }),
        );
    });

const anyStatus = (isTame: boolean): fc.Arbitrary<PriceStatus> =>
  isTame
    ? fc.constant('agreed')
    : fc.oneof(
        { weight: 20, arbitrary: fc.constant<PriceStatus>('agreed') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<PriceStatus>('single', 'stale', 'disputed', 'missing'),
        },
      );

/** From a hundredth of a cent to ten million dollars a token. */
const anyPrice = (isTame: boolean): fc.Arbitrary<bigint> =>
  isTame
    ? fc.integer({ min: 1, max: 100_000 }).map((cents) => BigInt(cents) * 10n ** 16n)
    : fc.oneof(
        fc.constantFrom(1n, 10n ** 14n, 10n ** 18n, 10n ** 25n),
        fc.bigInt({ min: 10n ** 14n, max: 10n ** 23n }),
      );

function anyPriceOf(asset: Asset, isTame: boolean): fc.Arbitrary<AssetPrice> {
  return fc.tuple(anyPrice(isTame), anyStatus(isTame)).map(([at, status]) => ({
    asset,
    status,
    price: status === 'missing' ? null : price(at),
    asOf: status === 'missing' ? null : 1_700_000_000,
    readings: [],
  }));
}

/** An amount worth from nothing to a million dollars, or a raw one up to the largest there is. */
function anyAmountOf({ asset, price: at }: AssetPrice, isTame: boolean): fc.Arbitrary<Amount> {
  const worth = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(0n, 1n) },
    { weight: 8, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 14n }) },
  );
  const byWorth = worth.map((value) =>
    at ? amountDown(usd(value), asset.decimals, at) : amount(1n),
  );
  return isTame
    ? byWorth
    : fc.oneof({ weight: 12, arbitrary: byWorth }, { weight: 1, arbitrary: anyUint.map(amount) });
}

/** Now and then a holding backs a debt, or stands for as much by its own rate. */
const heldBy = (owner: Address, asset: Asset, held: Amount, dice: number): Holding => ({
  owner,
  asset,
  amount: held,
  ...(dice === 1 && { isCollateral: true as const }),
  ...(dice === 2 && { countsAs: { asset, amount: held } }),
});

/** Now and then one asset may not be sold. */
const anyKept = (assets: readonly Asset[], isTame: boolean): fc.Arbitrary<ReadonlySet<Asset>> =>
  isTame
    ? fc.constant(new Set<Asset>())
    : fc
        .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...assets))
        .map(([dice, asset]) => new Set(dice === 0 ? [asset] : []));

/** Now and then something is owed. */
const anyDebts = (prices: AssetPrice[], isTame: boolean): fc.Arbitrary<Debt[]> =>
  isTame
    ? fc.constant([])
    : fc
        .constantFrom(...prices)
        .chain((entry) => fc.tuple(fc.constant(entry), anyAmountOf(entry, true), fc.nat(4)))
        .map(([{ asset }, owed, dice]) =>
          dice === 0 ? [{ owner: OWNERS[0], asset, amount: owed }] : [],
        );

/** Each asset held by the first owner, mostly, and by the second, sometimes. */
function anyHoldings(prices: AssetPrice[], isTame: boolean): fc.Arbitrary<Holding[]> {
  const each = prices.flatMap((entry) => [
    anyHoldingOf(entry, OWNERS[0], 8, isTame),
    anyHoldingOf(entry, OWNERS[1], 2, isTame),
  ]);
  return fc.tuple(...each).map((lists) => lists.flat());
}

/** A holding in so many of ten worlds. */
const anyHoldingOf = (entry: AssetPrice, owner: Address, often: number, isTame: boolean) =>
  fc
    .tuple(anyAmountOf(entry, isTame), fc.integer({ min: 0, max: 9 }))
    .map(([held, dice]) =>
      dice < often ? [heldBy(owner, entry.asset, held, isTame ? 0 : dice)] : [],
    );

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

function anyPortfolio(classIds: readonly ClassId[], isTame: boolean): fc.Arbitrary<Portfolio> {
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

/** The first member of a class on a chain is the one that is bought; the class's first is its reference. */
const tableOf = (assets: readonly Asset[], kept: ReadonlySet<Asset>): ClassTable => ({
  referenceOf: (classId) => assets.find((asset) => asset.classId === classId),
  buyMemberOf: (classId, chainId) =>
    assets.find((asset) => asset.classId === classId && asset.chainId === chainId),
  maySell: (asset) => !kept.has(asset),
});

export const anyWorld = ({ isTame }: Wildness): fc.Arbitrary<World> =>
  anyAssets(isTame)
    .filter((assets) => assets.length > 0)
    .chain((assets) => {
      const classIds = CLASSES.filter((id) => assets.some(({ classId }) => classId === id));
      const targeted = fc
        .boolean()
        .map((isAll) => (isAll || classIds.length < 2 ? classIds : classIds.slice(0, -1)));
      return fc.tuple(
        fc.tuple(...assets.map((asset) => anyPriceOf(asset, isTame))),
        targeted.chain((ids) => anyPortfolio(ids, isTame)),
        anyKept(assets, isTame).map((kept) => tableOf(assets, kept)),
      );
    })
    .chain(([prices, portfolio, classes]) =>
      fc.tuple(anyHoldings(prices, isTame), anyDebts(prices, isTame)).map(([holdings, debts]) => ({
        portfolio,
        classes,
        snapshot: {
          portfolioId: portfolio.id,
          takenAt: 1_700_000_000,
          owners: [...OWNERS],
          chains: CHAINS.map((chainId) => ({
            chainId,
            status: 'agreed' as const,
            block: null,
            reason: null,
            dissent: [],
          })),
          holdings,
          prices,
          ...NOTHING_BESIDE,
          debts,
        },
      })),
    );
