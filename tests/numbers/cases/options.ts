import { blackScholes, type Option } from '../../../lib/quant/blackScholes.ts';
import type { CaseFolder } from '../case.ts';
import { type Findings, NotComparable, relative } from '../findings.ts';
import { type Entries, numberOf, objectOf, textOf } from '../json.ts';

const EXACTLY = 1e-10;
/** Sums of spot and strike are known to this share of them, whatever is left of the sum. */
const DOLLARS = 1e-15;

/** Value and greeks of European options. */
export function checkOptions({ expected }: CaseFolder, found: Findings) {
  for (const [name, value] of Object.entries(objectOf(expected)))
    found.attempt(name, () => compareOption(name, objectOf(value), found));
}

function compareOption(name: string, entry: Entries, found: Findings): void {
  if (numberOf(entry.dividend ?? 0) !== 0) throw new NotComparable('the product knows no dividend');
  const option = optionOf(entry);
  const { value, vega, theta, rho, delta, gamma } = blackScholes(option);
  const dollars = { value, vega, rho, theta_per_year: theta };
  const floor = DOLLARS * Math.max(option.spot, option.strike);
  // Rounded in the case, so the option itself is taken from its days.
  found.compare(`${name} T_years`, option.years, entry.T_years, relative(1e-9));
  for (const [key, figure] of Object.entries(dollars))
    found.compare(`${name} ${key}`, figure, entry[key], relative(EXACTLY, floor));
  for (const [key, figure] of Object.entries({ delta, gamma }))
    found.compare(`${name} ${key}`, figure, entry[key], relative(EXACTLY));
}

/** The option of an entry; its time from its days (days_360: of a year of 360) where it has them. */
function optionOf(entry: Entries): Option {
  const kind = textOf(entry.type).toLowerCase();
  if (kind !== 'put' && kind !== 'call') throw new NotComparable('neither a put nor a call');
  const [days, year] =
    Object.keys(entry).flatMap((key) => {
      const basis = /^days_(\d+)$/.exec(key)?.[1];
      return basis === undefined ? [] : [[numberOf(entry[key]), Number(basis)] as const];
    })[0] ?? [];
  const years = days === undefined ? numberOf(entry.T_years) : days / (year ?? 1);
  const given = { spot: entry.S, strike: entry.X, rate: entry.r_cont, sigma: entry.sigma };
  const [spot = 0, strike = 0, rate = 0, sigma = 0] = Object.values(given).map(numberOf);
  const inputs = { kind, spot, strike, years, rate, sigma } as const;
  if (Object.values(inputs).includes(Number.NaN)) throw new NotComparable('an input is missing');
  return inputs;
}
