import { blackScholes, type Option } from '../../../lib/quant/blackScholes.ts';
import type { CaseFolder } from '../case.ts';
import { type Findings, relative } from '../findings.ts';
import { type Entries, numberOf, objectOf } from '../json.ts';

/** Value and greeks of European options. */
export function checkOptions({ expected }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected))) {
    const entry = objectOf(value);
    if (numberOf(entry.dividend ?? 0) !== 0) {
      found.skip(name, 'the product knows no dividend');
      continue;
    }
    const { value: price, theta, ...greeks } = blackScholes(optionOf(entry));
    const ours: Record<string, number> = { ...greeks, value: price, theta_per_year: theta };
    // Rounded in the case, so the option itself is taken from its days.
    found.compare(`${name} T_years`, optionOf(entry).years, entry.T_years, relative(1e-9));
    for (const [key, figure] of Object.entries(ours))
      if (entry[key] !== undefined)
        found.compare(`${name} ${key}`, figure, entry[key], relative(1e-10));
  }
}

/** The option of an entry; its time in days of a 360-day year where the entry has them. */
function optionOf(entry: Entries): Option {
  const days = numberOf(entry.days_360);
  return {
    kind: entry.type === 'put' ? 'put' : 'call',
    spot: numberOf(entry.S),
    strike: numberOf(entry.X),
    years: Number.isNaN(days) ? numberOf(entry.T_years) : days / 360,
    rate: numberOf(entry.r_cont),
    sigma: numberOf(entry.sigma),
  };
}
