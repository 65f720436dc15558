import type { YearGain } from '../../lib/core/lots/gains.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Money } from '../ui/Money.tsx';

const HEAD = 'px-2 pb-2 font-normal text-ink-2 text-meta';
const CELL = 'px-2 py-2 align-top';

/** What was realised, year by year; nothing before anything was. */
export function GainYears({ years }: { years: readonly YearGain[] }) {
  const words = text.lots.years;
  if (years.length === 0) return null;
  const heads = [words.proceeds, words.cost, words.short, words.long];
  return (
    <Card title={words.title} isFlush>
      <p className="px-5 pb-2 text-ink-2 text-meta">{words.why}</p>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pl-5 text-left`}>
              {words.year}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className={`${HEAD} text-right last:pr-5`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {years.map((year) => (
            <Year key={year.year} year={year} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const Year = ({ year }: { year: YearGain }) => {
  const words = text.lots.years;
  return (
    <tr>
      <th scope="row" className={`${CELL} pl-5 text-left font-strong`}>
        <span className="num">{year.year}</span>
        <span className="block font-normal text-ink-2 text-meta">
          {year.withUnmatched > 0 && words.unmatched(year.withUnmatched)}
          {year.withUnmatched > 0 && year.withoutValue > 0 && ' · '}
          {year.withoutValue > 0 && words.withoutValue(year.withoutValue)}
        </span>
      </th>
      <td className={`${CELL} text-right`}>
        <Money value={year.proceeds} />
      </td>
      <td className={`${CELL} text-right`}>
        <Money value={year.cost} />
      </td>
      <td className={`${CELL} text-right`}>
        <Money value={year.short} isSigned />
      </td>
      <td className={`${CELL} text-right pr-5`}>
        <Money value={year.long} isSigned />
      </td>
    </tr>
  );
};
