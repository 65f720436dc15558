import { at } from '../quant/matrix.ts';
import { logGrowth } from './evidence.ts';
import type { Growth } from './priceHistory.ts';
import type { Rule } from './rule.ts';
import { type Path, type Play, simulate } from './simulate.ts';

/** A rule played to the end, at its costs and at none. */
export interface Trial {
  rule: Rule;
  path: Path;
  /** Log growth over every bar. */
  logs: number[];
  freeLogs: number[];
}

export function trialOf(play: Play, rule: Rule, growth: Growth): Trial {
  const path = simulate({ ...play, rule }, growth);
  const charged = play.costs.map(() => ({ share: 0, fixed: 0, sellTax: 0 }));
  const free = simulate({ ...play, rule, charged }, growth);
  return { rule, path, logs: logGrowth(path.wealth), freeLogs: logGrowth(free.wealth) };
}

/** One path out of stretches of several, each carried on from where the last one ended. */
export class Stitched {
  readonly path: Path;
  freeWealth: number;

  constructor(value: number) {
    this.path = { wealth: [value], trades: [] };
    this.freeWealth = value;
  }

  /** Adds the bars from one (included) to another (not): growth counts from the close of `from`. */
  add({ path, logs, freeLogs }: Trial, from: number, to: number): void {
    const { wealth, trades } = this.path;
    const scale = at(wealth, wealth.length - 1) / at(path.wealth, from);
    for (const trade of path.trades)
      if (trade.bar > from && trade.bar <= to) trades.push({ ...trade, cost: trade.cost * scale });
    for (let bar = from; bar < to; bar += 1) {
      wealth.push(at(wealth, wealth.length - 1) * Math.exp(at(logs, bar)));
      this.freeWealth *= Math.exp(at(freeLogs, bar));
    }
  }
}
