import { type Asset, assetKey, type ChainId, type ClassId } from '../../lib/core/asset.ts';
import type { Position } from '../../lib/core/drift.ts';
import type { Edges } from '../../lib/core/edges.ts';
import { type Bps, bps, type Usd, usd } from '../../lib/core/money.ts';
import type { Limits, Target } from '../../lib/core/portfolio.ts';
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

/** A row of the editor with its bar: how the class would stand against what is typed. */
export interface EditorRow extends DraftRow {
  weight: string;
  now: Bps;
  /** Null while what is typed cannot be read. */
  standing: ({ target: Bps; drift: Bps; position: Position } & Edges) | null;
  /** Drift from the saved target, where the typed one differs. */
  was: Bps | null;
}

/** The rows as they would stand if the draft were saved: now against typed target and band. */
export function editorRows(
  draft: TargetDraft,
  values: readonly ClassValue[],
  saved: readonly Target[],
  kept: Limits,
): EditorRow[] {
  const held = draft.rows.map(
    ({ classId }) => values.find((entry) => entry.classId === classId)?.value ?? usd(0n),
  );
  const weights = weightsOf(held);
  const hasValue = held.some((value) => value > 0n);
  const common = parsePercent(draft.limits.band);
  return draft.rows.map((row, index) => {
    const now = weights[index] ?? bps(0);
    const own = row.band.trim() === '' ? common : parsePercent(row.band);
    const band = typeof own === 'string' ? kept.band : own;
    const target = parsePercent(row.weight);
    const before = saved.find(({ classId }) => classId === row.classId)?.weight;
    const isMoved = before !== undefined && before !== target;
    return {
      ...row,
      now,
      standing:
        typeof target === 'string' || !hasValue
          ? null
          : { target, above: band, below: band, ...stand(now, target, band) },
      was: isMoved && hasValue ? bps(now - before) : null,
    };
  });
}

function stand(now: Bps, target: Bps, band: Bps): { drift: Bps; position: Position } {
  const drift = bps(now - target);
  if (Math.abs(drift) <= band) return { drift, position: 'inBand' };
  return { drift, position: drift > 0 ? 'over' : 'under' };
}
