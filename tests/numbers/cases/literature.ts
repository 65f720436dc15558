import { pairBonus } from '../../../lib/quant/diversification.ts';
import { garchForecast, longRunVariance } from '../../../lib/quant/garch.ts';
import { ewmaVariances } from '../../../lib/quant/volatility.ts';
import type { CaseFolder } from '../case.ts';
import { absolute, type Findings, NotComparable, type Tolerance } from '../findings.ts';
import {
  decimalsOf,
  type Entries,
  firstOf,
  isObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from '../json.ts';

/** Half of the last digit printed. */
const asPrinted = (value: unknown): Tolerance => absolute(10 ** -decimalsOf(value) / 2 + 1e-14);

/** Worked examples from books and pages, told apart by the names of their inputs. */
export function checkLiterature({ expected }: CaseFolder, found: Findings) {
  for (const [i, item] of listOf(expected).entries()) {
    const entry = objectOf(item);
    const name = textOf(entry.id ?? entry.name) || `item ${i + 1}`;
    found.attempt(name, () => compareItem(name, entry, found));
  }
}

function compareItem(name: string, entry: Entries, found: Findings): void {
  const ours = figuresFor(objectOf(entry.input));
  if (!ours)
    throw new NotComparable(textOf(entry.kind) || 'no formula of the product has these inputs');
  const theirs = isObject(entry.expected) ? entry.expected : { figure: entry.expected };
  for (const [key, value] of Object.entries(theirs)) {
    const figure = ours[key] ?? Number.NaN;
    if (Number.isNaN(figure) && typeof value === 'number')
      found.skip(`${name} ${key}`, 'its inputs do not give this figure of the product');
    else found.compare(`${name} ${key}`, figure, value, asPrinted(value));
  }
}

function figuresFor(input: Entries): Record<string, number> | null {
  const n = (key: string) => numberOf(input[key]);
  if (input.P1 !== undefined && input.s1 !== undefined)
    return { figure: pairBonus([n('P1'), n('P2')], [n('s1'), n('s2')], n('c')) };
  if (input.relative_band !== undefined)
    return relativeBand(n('target'), n('relative_band'), n('tolerance_fraction_of_band'));
  if (input.abs_band !== undefined)
    return { lower: n('target') - n('abs_band'), upper: n('target') + n('abs_band') };
  return isObject(input.ewma) || isObject(input.garch)
    ? oneStep(objectOf(input.ewma), objectOf(input.garch))
    : null;
}

const relativeBand = (target: number, band: number, kept: number): Record<string, number> => ({
  lower_trigger: target * (1 - band),
  upper_trigger: target * (1 + band),
  rebalance_from_above_to: target * (1 + band * kept),
  rebalance_from_below_to: target * (1 - band * kept),
});

/** One step of each recursion: the day before has the deviation given, the day itself the move u. */
function oneStep(ewma: Entries, garch: Entries): Record<string, number> {
  const n = (set: Entries, ...keys: string[]) => numberOf(firstOf(set, keys));
  const next =
    ewmaVariances([n(ewma, 'sigma_prev'), n(ewma, 'u')], n(ewma, 'lam', 'lambda'), 1)[1] ??
    Number.NaN;
  const model = {
    mu: 0,
    omega: n(garch, 'omega'),
    alpha: n(garch, 'alpha'),
    beta: n(garch, 'beta'),
  };
  const before = model.alpha * n(garch, 'u') ** 2 + model.beta * n(garch, 'sigma_prev') ** 2;
  const tomorrow = garchForecast(model, model.omega + before, 1)[0] ?? Number.NaN;
  return {
    ewma_var: next,
    ewma_sd: Math.sqrt(next),
    garch_var: tomorrow,
    garch_sd: Math.sqrt(tomorrow),
    garch_longrun_sd: Math.sqrt(longRunVariance(model)),
  };
}
