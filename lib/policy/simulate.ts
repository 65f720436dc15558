import { sampleCovariance } from '../quant/covariance.ts';
import { at, type Matrix, scaled } from '../quant/matrix.ts';
import { simpleReturnRows } from '../quant/returns.ts';
import { bandsOf } from './bands.ts';
import { decide } from './decide.ts';
import { barsIn, barsPerYear, growthOf, type PriceHistory } from './priceHistory.ts';
import { hasCostBand, needsCovariance, type Rule } from './rule.ts';
import { nextDue } from './schedule.ts';
import { type Signals, signalsOf } from './signals.ts';
import { type AssetCost, CALM, type PolicyState } from './state.ts';
import { tradeCost } from './worth.ts';

/** A rule to be played over past prices. */
export interface Play {
  history: PriceHistory;
  /** Fractions that sum to 1; also what is held at the start, bought free. */
  targets: number[];
  rule: Rule;
  /** Dollars at the start. */
  value: number;
  costs: AssetCost[];
  /** What trades are charged instead of `costs`, by which the rule still decides. */
  charged?: AssetCost[];
}

/** A correction made at the close of a bar. */
export interface Trade {
  bar: number;
  /** Half of all that moved, as a fraction of the portfolio. */
  turnover: number;
  /** Dollars. */
  cost: number;
}

/** What came of it. */
export interface Path {
  /** Dollars at each bar's close, after costs. */
  wealth: number[];
  trades: Trade[];
}

const WINDOW_DAYS = 180;
const LEAST_ROWS = 30;
/** A fixed cost weighs on a smaller portfolio more: bands follow when its value moved so far. */
const VALUE_STEP = 0.1;

/**
 * Plays a rule bar by bar: prices move, `decide` judges at the close, and new weights hold from the
 * next bar, costs taken off first; at the last close nothing is traded. Stops at `step`'s bar, so that whoever runs it may breathe.
 */
export class Simulation {
  readonly path: Path;
  readonly #play: Play;
  readonly #state: PolicyState;
  readonly #growth: number[];
  readonly #values: number[];
  readonly #signals: Signals;
  readonly #returns: Matrix;
  readonly #window: number;
  readonly #day: number;
  #bar = 0;
  #bandValue: number;

  /** @param growth of the history, when it is at hand: `growthOf(history)` */
  constructor(play: Play, growth = growthOf(play.history)) {
    const { history, rule, targets, value, costs } = play;
    this.#play = play;
    this.#growth = growth;
    this.#values = targets.map((target) => target * value);
    this.#signals = signalsOf(history, rule);
    this.#returns =
      needsCovariance(rule) || hasCostBand(rule) ? simpleReturnRows(history.prices) : [];
    this.#window = barsIn(history, WINDOW_DAYS);
    this.#day = barsIn(history, 1);
    this.#bandValue = value;
    this.path = { wealth: [value], trades: [] };
    const now = at(history.times, 0);
    const dueAt = rule.schedule ? nextDue(rule.schedule, now) : null;
    const known = { ids: history.ids, targets, value, covariance: null, costs };
    this.#state = {
      ...known,
      rule,
      now,
      dueAt,
      weights: [...targets],
      edges: null,
      market: { ...CALM },
      unknown: [],
    };
    this.#setBands();
  }

  get isDone(): boolean {
    return this.#bar >= this.#play.history.times.length - 1;
  }

  /** Plays at most so many bars more. */
  step(bars: number): void {
    const last = Math.min(this.#bar + bars, this.#play.history.times.length - 1);
    while (this.#bar < last) this.#playBar();
  }

  #playBar(): void {
    const values = this.#values;
    const growth = this.#growth;
    const weights = this.#state.weights;
    const place = this.#bar * values.length;
    let total = 0;
    for (let i = 0; i < values.length; i += 1) {
      const value = at(values, i) * at(growth, place + i);
      values[i] = value;
      total += value;
    }
    for (let i = 0; i < values.length; i += 1) weights[i] = at(values, i) / total;
    this.#bar += 1;
    const state = this.#state;
    state.now = at(this.#play.history.times, this.#bar);
    state.value = total;
    this.#look();
    const verdict = this.isDone ? null : decide(state);
    this.path.wealth.push(verdict?.kind === 'act' ? this.#trade(verdict.to, total) : total);
    const { schedule } = this.#play.rule;
    if (schedule && state.dueAt !== null && state.now >= state.dueAt)
      state.dueAt = nextDue(schedule, state.now);
  }

  /** Puts the value after costs at the new weights. */
  #trade(to: readonly number[], total: number): number {
    const { weights } = this.#state;
    const costs = this.#play.charged ?? this.#play.costs;
    const cost = Math.min(total, tradeCost({ weights, value: total, costs }, to));
    let moved = 0;
    for (let i = 0; i < to.length; i += 1) {
      moved += Math.abs(at(to, i) - at(weights, i));
      this.#values[i] = (total - cost) * at(to, i);
    }
    this.path.trades.push({ bar: this.#bar, turnover: moved / 2, cost });
    return total - cost;
  }

  /** Renews what the verdict hangs on besides the weights, where the rule asks for it. */
  #look(): void {
    const { rule } = this.#play;
    const state = this.#state;
    const bar = this.#bar;
    if (this.#signals.rising) state.market.rising = this.#signals.rising[bar] ?? [];
    const every = Math.max(1, Math.round(this.#window / 6));
    const isMeasured = this.#returns.length > 0 && bar >= LEAST_ROWS;
    const isNew = isMeasured && (state.covariance === null || bar % every === 0);
    if (isNew) state.covariance = this.#covariance();
    const isGrown = Math.abs(state.value / this.#bandValue - 1) > VALUE_STEP;
    const isScaled = this.#signals.ratios !== null && bar % this.#day === 0;
    if (isNew || isScaled || (isGrown && hasCostBand(rule))) this.#setBands();
  }

  #covariance(): Matrix | null {
    const rows = this.#returns.slice(Math.max(0, this.#bar - this.#window), this.#bar);
    const covariance = sampleCovariance(rows);
    return covariance && scaled(covariance, barsPerYear(this.#play.history));
  }

  #setBands(): void {
    const state = this.#state;
    const volatilityRatios = this.#signals.ratios?.[this.#bar] ?? null;
    const { edges, missing } = bandsOf(state.rule, { ...state, volatilityRatios });
    state.edges = edges;
    state.unknown = missing;
    this.#bandValue = state.value;
  }
}

/** A rule played to the end at once. */
export function simulate(play: Play, growth?: number[]): Path {
  const simulation = new Simulation(play, growth);
  simulation.step(Number.POSITIVE_INFINITY);
  return simulation.path;
}
