import type { PerpInputs, PutInputs } from './riskFacts.ts';
import { parseDecimal } from './typedNumber.ts';

/** What is typed of a hedge; empty is not known, and nothing is assumed in its place. */
export type HedgeDraft = Record<HedgeField, string>;
export type HedgeField = keyof PerpInputs | keyof PutInputs;

/** Strike, term and fall start at figures of a common size; what a market sets does not. */
export const HEDGE_DRAFT: HedgeDraft = {
  funding: '',
  days: '30',
  margin: '',
  maintenance: '',
  strike: '90',
  term: '30',
  fall: '30',
};

/** Decimals each may have, and what makes a fraction of it. */
const SHAPES: Record<HedgeField, { decimals: number; over: number; isSigned?: true }> = {
  funding: { decimals: 4, over: 100, isSigned: true },
  days: { decimals: 0, over: 1 },
  margin: { decimals: 2, over: 1 },
  maintenance: { decimals: 2, over: 100 },
  strike: { decimals: 1, over: 100 },
  term: { decimals: 0, over: 1 },
  fall: { decimals: 1, over: 100 },
};

export type HedgeTyped = PerpInputs & PutInputs;

/**
 * What was typed as plain numbers; null for what is empty, zero days, strike or fall, a fall of more
 * than all, or no number. */
export function readHedge(draft: HedgeDraft): { typed: HedgeTyped; wrong: HedgeField[] } {
  const wrong: HedgeField[] = [];
  const read = (field: HedgeField): number | null => {
    if (draft[field].trim() === '') return null;
    const value = parseField(field, draft[field].trim());
    if (value === null) wrong.push(field);
    return value;
  };
  const typed = {
    funding: read('funding'),
    days: read('days'),
    margin: read('margin'),
    maintenance: read('maintenance'),
    strike: read('strike'),
    term: read('term'),
    fall: read('fall'),
  };
  return { typed, wrong };
}

const NEVER_ZERO: readonly HedgeField[] = ['strike', 'term', 'fall'];

function parseField(field: HedgeField, typed: string): number | null {
  const { decimals, over, isSigned } = SHAPES[field];
  const isNegative = isSigned === true && /^[-\u2212]/.test(typed);
  const parsed = parseDecimal(isNegative ? typed.slice(1) : typed, decimals);
  if (typeof parsed === 'string') return null;
  if (parsed === 0n && NEVER_ZERO.includes(field)) return null;
  const value = ((isNegative ? -1 : 1) * Number(parsed)) / 10 ** decimals / over;
  return field === 'fall' && value > 1 ? null : value;
}
