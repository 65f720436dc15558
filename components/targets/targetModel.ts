import { type Asset, assetKey, type ChainId, type ClassId } from '../../lib/core/asset.ts';
import type { Position } from '../../lib/core/drift.ts';
import { type Edges, edgeAt, edgesOf } from '../../lib/core/edges.ts';
import { type Bps, bps, type Usd, usd } from '../../lib/core/money.ts';
import type { Portfolio, Target } from '../../lib/core/portfolio.ts';
import type { PriceStatus, Snapshot } from '../../lib/core/snapshot.ts';
import type { DraftRow, TargetDraft } from '../../lib/core/targetDraft.ts';
import { parsePercent } from '../../lib/core/typedNumber.ts';
import { weightsOf } from '../../lib/core/weights.ts';

/** What is held of a class now, manual holdings included; null when it has no price. */
export interface ClassValue {
  classId: ClassId;
  value: Usd | null;
}

/** The one asset of a class that plans buy on a chain; null where the class is not bought. */
export interface BuyMember {
  classId: ClassId;
  chainId: ChainId;
  symbol: string | null;
}

/** An asset of a class that is held or bought and whose price may not be acted on. */
export interface PriceDoubt {
  classId: ClassId;
  chainId: ChainId;
  symbol: string;
  status: Exclude<PriceStatus, 'agreed'>;
}

/** The doubts of a portfolio's prices: what is held, and what plans would buy. Pure. */
export function priceDoubts(
  snapshot: Pick<Snapshot, 'prices' | 'holdings'>,
  isBought: (asset: Asset) => boolean,
): PriceDoubt[] {
  const held = new Set(
    snapshot.holdings.filter(({ amount }) => amount > 0n).map(({ asset }) => assetKey(asset)),
  );
  return snapshot.prices.flatMap(({ asset, status }) => {
    const { classId, chainId, symbol } = asset;
    const isAsked = held.has(assetKey(asset)) || isBought(asset);
    if (classId === null || status === 'agreed' || !isAsked) return [];
    return [{ classId, chainId, symbol, status }];
  });
}

/** Limits and rule as they are stored, with the edges that the last verdict found. */
export type BandSettings = Pick<Portfolio, 'limits' | 'strategy'>;

/** A row of the editor with its bar: how the class would stand against what is typed. */
export interface EditorRow extends DraftRow {
  weight: string;
  now: Bps;
  /** Null while what is typed cannot be read. */
  standing: ({ target: Bps; drift: Bps; position: Position } & Edges) | null;
  /** Drift from the saved target, where the typed one differs. */
  was: Bps | null;
  /** The rule makes another band than the points that are typed. */
  isRuled: boolean;
}

/**
 * The rows as they would stand if the draft were saved: now against the typed target and the band in
 * force, which is the typed one unless the rule makes its own. Edges found by a verdict stay those
 * of the saved targets until the next one.
 */
export function editorRows(
  draft: TargetDraft,
  values: readonly ClassValue[],
  saved: readonly Target[],
  settings: BandSettings,
): EditorRow[] {
  const held = draft.rows.map(
    ({ classId }) => values.find((entry) => entry.classId === classId)?.value ?? usd(0n),
  );
  const weights = weightsOf(held);
  const hasValue = held.some((value) => value > 0n);
  return draft.rows.map((row, index) => {
    const now = weights[index] ?? bps(0);
    const before = saved.find(({ classId }) => classId === row.classId)?.weight;
    const target = parsePercent(row.weight);
    const isRead = typeof target !== 'string';
    const band = bandTyped(row, draft, settings);
    const { classId } = row;
    const edges = edgesOf(settings, { classId, weight: isRead ? target : bps(0), band });
    const isMoved = before !== undefined && before !== target;
    return {
      ...row,
      now,
      standing: isRead && hasValue ? { target, ...edges, ...stand(now, target, edges) } : null,
      was: isMoved && hasValue ? bps(now - before) : null,
      isRuled: isRead && (edges.above !== band || edges.below !== band),
    };
  });
}

/** The points typed for a class: its own, else those of all, else what is stored. */
function bandTyped(row: DraftRow, { limits }: TargetDraft, settings: BandSettings): Bps {
  const typed = parsePercent(row.band.trim() === '' ? limits.band : row.band);
  return typeof typed === 'string' ? settings.limits.band : typed;
}

function stand(now: Bps, target: Bps, edges: Edges): { drift: Bps; position: Position } {
  const drift = bps(now - target);
  if (Math.abs(drift) <= edgeAt(edges, drift)) return { drift, position: 'inBand' };
  return { drift, position: drift > 0 ? 'over' : 'under' };
}
