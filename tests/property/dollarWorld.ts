import type { Address } from 'viem';
import { type Asset, type ChainId, type ClassId, NATIVE } from '../../lib/core/asset.ts';
import { amount, bps, price, usd } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, UNCHANGED } from '../../lib/core/portfolio.ts';
import { NOTHING_BESIDE, type PriceStatus } from '../../lib/core/snapshot.ts';
import type { World } from './worlds.ts';

const OWNER: Address = '0x1111111111111111111111111111111111111111';
const CENT_OF_TOKEN = 10n ** 16n;

/** One asset of a class on a chain, every token worth a dollar. */
interface Row {
  classId: ClassId;
  chainId?: ChainId;
  cents: number;
  isNative?: boolean;
  status?: PriceStatus;
  owner?: Address;
}

interface Spec {
  rows: Row[];
  /** Basis points by class, and where a class has its own band, that. */
  targets: Record<ClassId, number | [weight: number, band: number]>;
  band?: number;
  minTradeCents?: number;
  reserveCents?: number;
  /** Cents held by hand, by class. */
  manual?: Record<ClassId, number>;
  /** Cents owed, by class. */
  debts?: Record<ClassId, number>;
}

const assetOf = ({ classId, chainId = 1, isNative = false }: Row): Asset => ({
  chainId,
  classId,
  symbol: classId,
  decimals: 18,
  address: isNative ? NATIVE : `0x${Buffer.from(classId).toString('hex').padStart(40, '0')}`,
});

/** A world in which an amount is a value, so that a test can be read in dollars. */
export function dollarWorld(spec: Spec): World {
  const {
    rows,
    targets,
    band = 500,
    minTradeCents = 0,
    reserveCents = 0,
    manual = {},
    debts = {},
  } = spec;
  const assets = rows.map(assetOf);
  const chainIds = [...new Set(assets.map(({ chainId }) => chainId))];
  const find = (classId: ClassId, chainId?: ChainId) =>
    assets.find((a) => a.classId === classId && (chainId ?? a.chainId) === a.chainId);
  return {
    portfolio: {
      id: 'p',
      name: 'P',
      kind: 'own',
      addresses: [OWNER],
      ...UNCHANGED,
      manual: Object.entries(manual).map(([classId, cents]) => ({
        id: classId,
        classId,
        amount: amount(BigInt(cents) * CENT_OF_TOKEN),
        locked: true,
      })),
      chainIds,
      targets: Object.entries(targets).map(([classId, target]) => {
        const [weight, own] = Array.isArray(target) ? target : [target, null];
        return { classId, weight: bps(weight), band: own === null ? null : bps(own) };
      }),
      limits: {
        ...DEFAULT_LIMITS,
        band: bps(band),
        minTrade: usd(BigInt(minTradeCents) * 10n ** 6n),
        gasReserve: Object.fromEntries(
          chainIds.map((id) => [id, amount(BigInt(reserveCents) * CENT_OF_TOKEN)]),
        ),
      },
    },
    snapshot: {
      portfolioId: 'p',
      takenAt: 0,
      owners: [...new Set(rows.map(({ owner = OWNER }) => owner))],
      chains: chainIds.map((chainId) => ({
        chainId,
        status: 'agreed',
        block: null,
        reason: null,
        dissent: [],
      })),
      holdings: rows.map((row) => ({
        owner: row.owner ?? OWNER,
        asset: assetOf(row),
        amount: amount(BigInt(row.cents) * CENT_OF_TOKEN),
      })),
      prices: rows.map((row) => ({
        asset: assetOf(row),
        status: row.status ?? 'agreed',
        price: row.status === 'missing' ? null : price(10n ** 18n),
        asOf: row.status === 'missing' ? null : 0,
        readings: [],
      })),
      ...NOTHING_BESIDE,
      debts: Object.entries(debts).map(([classId, cents]) => ({
        owner: OWNER,
        asset: assets.find((one) => one.classId === classId) ?? assetOf({ classId, cents }),
        amount: amount(BigInt(cents) * CENT_OF_TOKEN),
      })),
    },
    classes: { referenceOf: (classId) => find(classId), buyMemberOf: find, maySell: () => true },
  };
}
