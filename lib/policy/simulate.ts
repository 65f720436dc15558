import { at } from '../quant/matrix.ts';
import { RollingCovariance } from '../quant/rollingCovariance.ts';
import { bandsOf, volatilityFactor } from './bands.ts';
import { decide } from './decide.ts';
import { withoutSmall } from './leastTrade.ts';
import { barsIn, barsPerYear, type Growth, growthOf, type PriceHistory } from './priceHistory.ts';
import { hasCostBand, needsCovariance, type Rule } from './rule.ts';
import { nextDue } from './schedule.ts';
import { type Signals, signalsOf } from './signals.ts';
import { type AssetCost, CALM, type EdgeTable, type PolicyState } from './state.ts';
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
  /** Dollars under which a trade does not happen; none when absent. */
  minTrade?: number;
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
 * next bar, costs taken off first; at the last close nothing is traded. Stops at `step`'s bar, so
 * that whoever runs it may breathe.
 */
export class Simulation {
  readonly path: Path;
  readonly #play: Play;
  readonly #state: PolicyState;
  readonly #growth: Growth;
  readonly #values: Float64Array;
  readonly #bars: number;
  readonly #world: MovingWorld;
  #bar = 0;

  /** @param growth of the history, when it is at hand: `growthOf(history)` */
  constructor(play: Play, growth = growthOf(play.history)) {
    const { history, targets, value } = play;
    this.#play = play;
    this.#growth = growth;
    this.#values = Float64Array.from(targets, (target) => target * value);
    this.#bars = history.times.length - 1;
    this.#state = firstState(play);
    this.#world = new MovingWorld(play, growth, this.#state);
    this.path = { wealth: [value], trades: [] };
  }

  get isDone(): boolean {
    return this.#bar >= this.#bars;
  }

  /** Plays at most so many bars more. */
  step(bars: number): void {
    const last = Math.min(this.#bar + bars, this.#bars);
    while (this.#bar < last) this.#playBar();
  }

  #playBar(): void {
    const state = this.#state;
    const total = this.#drift();
    this.#bar += 1;
    state.now = overAt(this.#play.history, this.#bar);
    state.value = total;
    // What costs have eaten up is not judged any more.
    const isJudged = this.#bar < this.#bars && total > 0;
    if (isJudged) this.#world.look(this.#bar);
    const verdict = isJudged ? decide(state) : null;
    this.path.wealth.push(verdict?.kind === 'act' ? this.#trade(verdict.to, total) : total);
    const { schedule } = state.rule;
    if (schedule && state.dueAt !== null && state.now >= state.dueAt)
      state.dueAt = nextDue(schedule, state.now);
  }

  /** Moves values and weights with the prices of a bar; gives the whole. */
  #drift(): number {
    const [values, growth, { weights }] = [this.#values, this.#growth, this.#state];
    const n = values.length;
    const place = this.#bar * n;
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      const value = (values[i] ?? 0) * (growth[place + i] ?? 0);
      values[i] = value;
      total += value;
    }
    if (total > 0) for (let i = 0; i < n; i += 1) weights[i] = (values[i] ?? 0) / total;
    return total;
  }

  /** Puts the value after costs at the new weights, as far as trades are not too small. */
  #trade(wanted: readonly number[], total: number): number {
    const { weights } = this.#state;
    const to = withoutSmall(weights, wanted, (this.#play.minTrade ?? 0) / total);
    if (!to) return total;
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
}

/**
 * When a bar is over: the second after its close. A day's close is stamped with its last second, and
 * a schedule is due in the first of the next, so the close of 31 January is what a month end trades at.
 */
const overAt = ({ times }: PriceHistory, bar: number): number => at(times, bar) + 1;

function firstState({ history, rule, targets, value, costs }: Play): PolicyState {
  const now = overAt(history, 0);
  const dueAt = rule.schedule ? nextDue(rule.schedule, now) : null;
  const known = { ids: history.ids, targets, value, covariance: null, costs };
  const rest = { rule, now, dueAt, weights: [...targets], edges: null, unknown: [], unbanded: [] };
  return { ...known, ...rest, market: { ...CALM } };
}

/** What the verdict hangs on besides the weights, renewed in the state where the rule asks for it. */
class MovingWorld {
  readonly #state: PolicyState;
  readonly #signals: Signals;
  readonly #covariance: RollingCovariance | null;
  readonly #barsAYear: number;
  readonly #every: number;
  readonly #day: number;
  readonly #hasCostBand: boolean;
  #bandValue: number;
  /** The bands before volatility widens or narrows them. */
  #base: EdgeTable | null = null;
  #ratios: readonly number[] | null = null;

  constructor({ history, rule, value }: Play, growth: Growth, state: PolicyState) {
    const window = barsIn(history, WINDOW_DAYS);
    this.#state = state;
    this.#signals = signalsOf(history, growth, rule);
    this.#hasCostBand = hasCostBand(rule);
    this.#covariance =
      needsCovariance(rule) || this.#hasCostBand
        ? new RollingCovariance(growth, history.ids.length, window, 1)
        : null;
    this.#barsAYear = barsPerYear(history);
    this.#every = Math.max(1, Math.round(window / 6));
    this.#day = barsIn(history, 1);
    this.#bandValue = value;
    this.#setBands();
  }

  look(bar: number): void {
    const state = this.#state;
    const { risingAt, ratiosAt } = this.#signals;
    if (risingAt) state.market.rising = risingAt(bar);
    if (this.#covariance && bar >= LEAST_ROWS) this.#measure(this.#covariance, bar);
    if (this.#hasCostBand && Math.abs(state.value / this.#bandValue - 1) > VALUE_STEP)
      this.#setBands();
    if (!ratiosAt || bar % this.#day !== 0) return;
    this.#ratios = ratiosAt(bar);
    this.#scaleBands();
  }

  #measure(covariance: RollingCovariance, bar: number): void {
    if (this.#state.covariance !== null && bar % this.#every !== 0) return;
    this.#state.covariance = covariance.before(bar, this.#barsAYear);
    this.#setBands();
  }

  #setBands(): void {
    const state = this.#state;
    const { edges, missing } = bandsOf(state.rule, { ...state, volatilityRatios: null });
    state.edges = edges;
    state.unknown = missing;
    this.#bandValue = state.value;
    if (!this.#signals.ratiosAt || !edges) return;
    this.#base = edges;
    state.edges = structuredClone(edges);
    this.#scaleBands();
  }

  #scaleBands(): void {
    const [base, ratios, { edges, rule }] = [this.#base, this.#ratios, this.#state];
    if (!base || !ratios || !edges) return;
    for (let i = 0; i < ratios.length; i += 1) {
      const factor = volatilityFactor(at(ratios, i), rule.volatilityExponent);
      edges.above[i] = at(base.above, i) * factor;
      edges.below[i] = at(base.below, i) * factor;
      edges.innerAbove[i] = at(base.innerAbove, i) * factor;
      edges.innerBelow[i] = at(base.innerBelow, i) * factor;
    }
  }
}

/** A rule played to the end at once. */
export function simulate(play: Play, growth?: Growth): Path {
  const simulation = new Simulation(play, growth);
  simulation.step(Number.POSITIVE_INFINITY);
  return simulation.path;
}
