import type { ChainId, ClassId } from './asset.ts';
import { type Bps, bps, type Usd, usd, WHOLE } from './money.ts';
import { gasReserveOf, type Limits, type Target } from './portfolio.ts';
import {
  parseCoin,
  parseDollars,
  parsePercent,
  parseTolerance,
  type TypedProblem,
  typedCoin,
  typedDollars,
  typedPercent,
} from './typedNumber.ts';
import { equalWeights, weightsOf } from './weights.ts';

/** One class as it stands in the editor: what was typed, not yet believed. Percent and points. */
export interface DraftRow {
  classId: ClassId;
  weight: string;
  /** Empty takes the portfolio's band. */
  band: string;
}

/** The limits as typed: points, dollars, percent, percent, and native coin a chain. */
export interface LimitsDraft {
  band: string;
  minTrade: string;
  slippage: string;
  maxCost: string;
  gasReserve: Record<ChainId, string>;
}

/** Targets and limits while they are edited. Holds every keystroke, valid or not. */
export interface TargetDraft {
  rows: DraftRow[];
  limits: LimitsDraft;
}

export type LimitField = 'band' | 'minTrade' | 'slippage' | 'maxCost';

/** What keeps a draft from being saved, and where. */
export type DraftProblem =
  | { at: 'weight' | 'classBand'; classId: ClassId; why: TypedProblem }
  | { at: 'limit'; field: LimitField; why: TypedProblem }
  | { at: 'gasReserve'; chainId: ChainId; why: TypedProblem }
  | { at: 'noClasses' }
  /** Basis points missing to the whole; negative when there are too many. */
  | { at: 'sum'; left: number };

export type DraftReading =
  | { isOk: true; targets: Target[]; limits: Limits }
  | { isOk: false; problems: DraftProblem[] };

/** Largest value each typed limit may have: 50 points, 5 % slippage, 10 % cost. */
export const LIMIT_CEILINGS = { band: bps(5000), slippage: bps(500), maxCost: bps(1000) } as const;

/** The draft an editor starts from. @param chainIds whose gas reserve is shown */
export function draftOf(
  targets: readonly Target[],
  limits: Limits,
  chainIds: readonly ChainId[],
): TargetDraft {
  const reserves = chainIds.map((id) => [id, typedCoin(gasReserveOf(limits, id))]);
  return {
    rows: targets.map(({ classId, weight, band }) => ({
      classId,
      weight: typedPercent(weight),
      band: band === null ? '' : typedPercent(band),
    })),
    limits: {
      band: typedPercent(limits.band),
      minTrade: typedDollars(limits.minTrade),
      slippage: typedPercent(limits.slippage),
      maxCost: typedPercent(limits.maxCost),
      gasReserve: Object.fromEntries(reserves),
    },
  };
}

/** The draft for these classes and chains: what was typed of those that stay is kept. */
export function draftFor(
  typed: TargetDraft,
  classIds: readonly ClassId[],
  limits: Limits,
  chainIds: readonly ChainId[],
): TargetDraft {
  const targets = classIds.map((classId) => ({ classId, weight: bps(0), band: null }));
  const fresh = draftOf(targets, limits, chainIds);
  const reserves = Object.entries(fresh.limits.gasReserve).map(
    ([id, reserve]) => [id, typed.limits.gasReserve[Number(id)] ?? reserve] as const,
  );
  return {
    rows: fresh.rows.map((row) => typed.rows.find((one) => one.classId === row.classId) ?? row),
    limits: { ...typed.limits, gasReserve: Object.fromEntries(reserves) },
  };
}

/** Weights typed so far in basis points; what cannot be read counts as nothing. */
const weightsTyped = (rows: readonly DraftRow[]): Bps[] =>
  rows.map(({ weight }) => {
    const parsed = parsePercent(weight);
    return typeof parsed === 'string' ? bps(0) : parsed;
  });

/** Sum of the readable weights in basis points. May exceed the whole. */
export const totalTyped = (rows: readonly DraftRow[]): Bps =>
  bps(weightsTyped(rows).reduce<number>((sum, weight) => sum + weight, 0));

const withWeights = (rows: readonly DraftRow[], weights: readonly Bps[]): DraftRow[] =>
  rows.map((row, index) => ({ ...row, weight: typedPercent(weights[index] ?? bps(0)) }));

/**
 * Every weight scaled so that the sum is exactly 10 000: rounded down, then the largest remainders
 * take one basis point each, earlier rows first on a tie. With nothing to scale, unchanged.
 */
export function scaleToWhole(rows: readonly DraftRow[]): DraftRow[] {
  const weights = weightsTyped(rows);
  if (totalTyped(rows) === 0) return [...rows];
  return withWeights(rows, weightsOf(weights.map((weight) => usd(BigInt(weight)))));
}

/** What is left to the whole goes to one class; when the others are over the whole, that class gets 0. */
export function giveRestTo(rows: readonly DraftRow[], classId: ClassId): DraftRow[] {
  const others = totalTyped(rows.filter((row) => row.classId !== classId));
  const rest = bps(Math.max(0, WHOLE - others));
  return rows.map((row) =>
    row.classId === classId ? { ...row, weight: typedPercent(rest) } : row,
  );
}

/** Equal weights, exactly 10 000 in sum; the first rows take what does not divide. */
export const equalDraft = (rows: readonly DraftRow[]): DraftRow[] =>
  withWeights(rows, equalWeights(rows.length));

/** The weights things have now, exactly 10 000 in sum when anything has value. */
export function currentDraft(
  rows: readonly DraftRow[],
  valueNow: (classId: ClassId) => Usd,
): DraftRow[] {
  return withWeights(rows, weightsOf(rows.map(({ classId }) => valueNow(classId))));
}

/** Adds a class at 0 %, once. */
export const addClass = (rows: readonly DraftRow[], classId: ClassId): DraftRow[] =>
  rows.some((row) => row.classId === classId)
    ? [...rows]
    : [...rows, { classId, weight: typedPercent(bps(0)), band: '' }];

export const removeClass = (rows: readonly DraftRow[], classId: ClassId): DraftRow[] =>
  rows.filter((row) => row.classId !== classId);

/** The draft as targets and limits that may be saved, or everything that stands in the way. */
export function readDraft(draft: TargetDraft, kept: Limits): DraftReading {
  const problems: DraftProblem[] = [];
  const targets = readRows(draft.rows, problems);
  const limits = readLimits(draft.limits, kept, problems);
  const left = WHOLE - targets.reduce((sum, { weight }) => sum + weight, 0);
  if (draft.rows.length === 0) problems.push({ at: 'noClasses' });
  else if (left !== 0 && !problems.some(({ at }) => at === 'weight'))
    problems.push({ at: 'sum', left });
  return problems.length > 0 ? { isOk: false, problems } : { isOk: true, targets, limits };
}

function readRows(rows: readonly DraftRow[], problems: DraftProblem[]): Target[] {
  return rows.map(({ classId, weight, band }) => {
    const parsed = parsePercent(weight);
    if (typeof parsed === 'string') problems.push({ at: 'weight', classId, why: parsed });
    const own = band.trim() === '' ? null : parseTolerance(band, LIMIT_CEILINGS.band);
    if (typeof own === 'string') problems.push({ at: 'classBand', classId, why: own });
    return {
      classId,
      weight: typeof parsed === 'string' ? bps(0) : parsed,
      band: typeof own === 'string' ? null : own,
    };
  });
}

function readLimits(typed: LimitsDraft, kept: Limits, problems: DraftProblem[]): Limits {
  const take = <T>(field: LimitField, parsed: T | TypedProblem): T => {
    if (typeof parsed !== 'string') return parsed;
    problems.push({ at: 'limit', field, why: parsed as TypedProblem });
    return kept[field] as T;
  };
  const gasReserve = { ...kept.gasReserve };
  for (const [key, value] of Object.entries(typed.gasReserve)) {
    const chainId = Number(key);
    const parsed = parseCoin(value);
    if (typeof parsed === 'string') problems.push({ at: 'gasReserve', chainId, why: parsed });
    else if (parsed !== gasReserveOf(kept, chainId)) gasReserve[chainId] = parsed;
  }
  return {
    band: take('band', parseTolerance(typed.band, LIMIT_CEILINGS.band)),
    minTrade: take('minTrade', parseDollars(typed.minTrade)),
    slippage: take('slippage', parseTolerance(typed.slippage, LIMIT_CEILINGS.slippage)),
    maxCost: take('maxCost', parseTolerance(typed.maxCost, LIMIT_CEILINGS.maxCost)),
    gasReserve,
  };
}
