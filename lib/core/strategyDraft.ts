import type { ClassId } from './asset.ts';
import type { Bps } from './money.ts';
import type { Limits, Portfolio } from './portfolio.ts';
import type { BandSides, BandWidth, Strategy } from './strategy.ts';
import type { TypedProblem } from './typedNumber.ts';

/** What stands in a field, and why it was not taken; null when it was. */
export interface TypedText {
  text: string;
  why: TypedProblem | null;
}

/**
 * A strategy while it is edited. It is always whole, so that what follows from it can be shown while
 * a control moves; what was typed and could not be read stands beside it, by the name of its field.
 */
export interface StrategyDraft {
  strategy: Omit<Strategy, 'band'> & { band: BandSides };
  limits: Limits;
  typed: Record<string, TypedText>;
}

/** The same width on both sides. */
export const bothSides = (width: BandWidth): BandSides => ({ above: width, below: width });

const points = (size: Bps): BandSides => bothSides({ kind: 'points', size });

/** The points of a band that has the same on both sides; null for every other band. */
export function pointsOf({ above, below }: BandSides): Bps | null {
  if (above.kind !== 'points' || below.kind !== 'points') return null;
  return above.size === below.size ? above.size : null;
}

/** The draft an editor starts from; bands that the targets keep are among it. */
export function strategyDraftOf({ strategy, limits, targets }: Portfolio): StrategyDraft {
  const isPlain = strategy.band === null;
  const kept = targets.flatMap(({ classId, band }) =>
    isPlain && band !== null ? [[classId, points(band)] as const] : [],
  );
  const own: Strategy['own'] = { ...Object.fromEntries(kept), ...strategy.own };
  return {
    strategy: { ...strategy, band: strategy.band ?? points(limits.band), own },
    limits,
    typed: {},
  };
}

/**
 * The portfolio with the draft as its strategy. Points that are the same on both sides go where the
 * targets page shows them, the limits and each target; every other band into the strategy.
 */
export function withStrategy(
  portfolio: Portfolio,
  { strategy, limits }: Pick<StrategyDraft, 'strategy' | 'limits'>,
): Portfolio {
  const kept = { ...portfolio.limits, minTrade: limits.minTrade, maxCost: limits.maxCost };
  const band = pointsOf(strategy.band);
  if (band === null) return { ...portfolio, limits: kept, strategy };
  const own = Object.entries(strategy.own);
  return {
    ...portfolio,
    targets: portfolio.targets.map((target) => {
      const sides = strategy.own[target.classId];
      return { ...target, band: sides ? pointsOf(sides) : null };
    }),
    limits: { ...kept, band },
    strategy: {
      ...strategy,
      band: null,
      own: Object.fromEntries(own.filter(([, sides]) => pointsOf(sides) === null)),
    },
  };
}

/** Whether saving the draft would change anything; what cannot be read is a change too. */
export function isStrategyChanged(portfolio: Portfolio, draft: StrategyDraft): boolean {
  const text = (one: StrategyDraft) =>
    JSON.stringify(withStrategy(portfolio, one), (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
  return !isStrategyReadable(draft) || text(draft) !== text(strategyDraftOf(portfolio));
}

/** Whether all that was typed was taken. */
export const isStrategyReadable = ({ typed }: StrategyDraft): boolean =>
  Object.values(typed).every(({ why }) => why === null);

/** The draft with a class's own band, or with none; what was typed of it is forgotten. */
export function withOwnBand(
  draft: StrategyDraft,
  classId: ClassId,
  band: BandSides | null,
): StrategyDraft {
  const { [classId]: _, ...others } = draft.strategy.own;
  const own = band ? { ...others, [classId]: band } : others;
  return forget({ ...draft, strategy: { ...draft.strategy, own } }, `own.${classId}.`);
}

/** The draft without what was typed in the fields whose names begin so. */
export function forget(draft: StrategyDraft, prefix: string): StrategyDraft {
  const typed = Object.entries(draft.typed).filter(([field]) => !field.startsWith(prefix));
  return { ...draft, typed: Object.fromEntries(typed) };
}
