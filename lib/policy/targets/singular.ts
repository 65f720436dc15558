import type { ClassId } from '../../core/asset.ts';
import { bps, WHOLE } from '../../core/money.ts';
import type { Refused } from '../../core/targetProposal.ts';
import { correlationMatrix } from '../../quant/covariance.ts';
import { eigenpairs } from '../../quant/diversification.ts';
import { at, cell, type Matrix } from '../../quant/matrix.ts';
import type { RiskView } from './riskView.ts';

/**
 * A direction of the correlation matrix with less variance than this, of one class's own, is none:
 * two classes with a correlation above 0.999999 are one.
 */
const LEAST_APART = 1e-6;
/** What has less weight than this in such a direction takes no part in it. */
const LEAST_PART = 0.05;

/** Refuses classes that do not move: they have no volatility to weigh by. */
export const stillOf = ({ still }: RiskView): Refused | null =>
  still.length > 0 ? { kind: 'refused', why: 'notMoving', classIds: still } : null;

/**
 * Refuses classes of which one follows from the others, by name, whatever shrinking made of them:
 * judged by the returns as they were, and as they were clipped.
 */
export const singularOf = ({ raw, sample, returns: { ids } }: RiskView): Refused | null =>
  dependenceIn(ids, correlationMatrix(raw)) ?? dependenceIn(ids, correlationMatrix(sample));

function dependenceIn(ids: readonly ClassId[], correlation: Matrix): Refused | null {
  for (let i = 0; i < ids.length; i += 1)
    for (let j = i + 1; j < ids.length; j += 1) {
      const r = cell(correlation, i, j);
      if (1 - Math.abs(r) > LEAST_APART) continue;
      const pair: [ClassId, ClassId] = [ids[i] ?? '', ids[j] ?? ''];
      const rounded = bps(Math.round(r * WHOLE));
      return { kind: 'refused', why: 'singular', pair, correlation: rounded };
    }
  const { values, vectors } = eigenpairs(correlation);
  const least = values.indexOf(Math.min(...values));
  if (ids.length < 2 || at(values, least) > LEAST_APART) return null;
  const parts = vectors[least] ?? [];
  const classIds = ids.filter((_, i) => Math.abs(at(parts, i)) > LEAST_PART);
  return { kind: 'refused', why: 'dependent', classIds };
}
