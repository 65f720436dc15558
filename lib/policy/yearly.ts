import { bothSides, DEFAULT_RULE, REFERENCE_RULES, type Rule } from './rule.ts';
import { type Played, play, type YearWorld } from './yearPlay.ts';
import { type YearWalk, yearWalk } from './yearWalk.ts';

/** What a rule would cost a year, and how far it lets the portfolio stray. An estimate. */
export interface Yearly extends Played {
  /** The cost over the portfolio's value. */
  share: number;
  /** Dollars a year the straying is worth at the rule's risk aversion: (g/2) TE² V. */
  risk: number;
  flags: YearFlag[];
}

/** What is wrong with a rule, or with any rule here; `figure` beyond `limit`. */
export type YearFlag =
  /** Costs alone, as a share a year, are over twice what `than` loses in all. */
  | { flag: 'tooNarrow'; figure: number; limit: number; than: Cheaper }
  /** The tracking error alone is worth over twice what the cost-optimal band loses in all. */
  | { flag: 'tooWide'; figure: number; limit: number }
  /**
   * No rule pays: within a year that begins on target even the cost-optimal band loses no less than
   * never correcting. Dollars: `risk` of never correcting; `cost` of that band, and `left`, the risk
   * it leaves; `payingFrom`: value from which on a rule pays, found by doubling; null: none.
   */
  | { flag: 'tooSmall'; risk: number; cost: number; left: number; payingFrom: number | null };

/** Which of two loses less here: the cost-optimal band, or never acting. */
type Cheaper = 'costOptimal' | 'hold';

const TIMES_LEAST = 2;
const DOUBLINGS = 20;

/**
 * The estimate for any rule in one world, fast enough to follow a slider: walks of the covariance,
 * three years long, are made once; each rule is played over them by `decide`, at the user's size
 * throughout, without trades under the minimum. Modifiers by volatility and trend are off, since a
 * walk has neither; what a rule is held against knows no minimum. Beside the closed form of two
 * assets: within a fifth at a look a day, and within a third at 24. Null with less than two assets,
 * no value, or a cost or covariance that is no number.
 */
export function yearlyOf(asked: YearWorld): ((rule: Rule) => Yearly) | null {
  if (!isGround(asked)) return null;
  // A loss is used up by the first sales: no year's sales are paid for it again and again.
  const costs = asked.costs.map((cost) => ({ ...cost, sellTax: Math.max(0, cost.sellTax) }));
  const world = { ...asked, costs, minTrade: 0 };
  const { targets, covariance, value, looksADay } = world;
  const walk = yearWalk(covariance, targets, looksADay);
  const held = play(world, walk, REFERENCE_RULES.hold);
  const yardsticks = new Map<number, Yardstick>();
  return (rule) => {
    const g = rule.riskAversion;
    const yardstick = yardsticks.get(g) ?? yardstickOf(world, walk, held, g);
    yardsticks.set(g, yardstick);
    const played = play({ ...world, minTrade: asked.minTrade }, walk, rule);
    const { cost, trackingError } = played;
    const risk = riskOf(played, g, value);
    const flags = flagsOf({ share: cost / value, trackingError }, yardstick, g);
    return { ...played, share: cost / value, risk, flags };
  };
}

const isGround = ({ targets, covariance, costs, value }: YearWorld): boolean =>
  value > 0 &&
  targets.length > 1 &&
  covariance.every((row) => row.every(Number.isFinite)) &&
  costs.every((cost) => Object.values(cost).every(Number.isFinite));

/** What every rule of one risk aversion is held against. */
interface Yardstick {
  /** Least loss a year in costs and risk, over the value. */
  least: number;
  than: Cheaper;
  tooSmall: YearFlag | null;
}

const riskOf = ({ trackingError }: Played, g: number, value: number): number =>
  (g / 2) * trackingError ** 2 * value;

function yardstickOf(world: YearWorld, walk: YearWalk, held: Played, g: number): Yardstick {
  const lossOf = (one: Played, value: number) => one.cost / value + riskOf(one, g, 1);
  const best = play(world, walk, optimalRule(g));
  const [banded, still] = [lossOf(best, world.value), lossOf(held, world.value)];
  const than = still < banded ? 'hold' : 'costOptimal';
  return { least: Math.min(banded, still), than, tooSmall: tooSmallFor(world, walk, g) };
}

const optimalRule = (riskAversion: number): Rule => ({
  ...DEFAULT_RULE,
  band: bothSides({ kind: 'costOptimal' }),
  to: 'inner',
  riskAversion,
});

function tooSmallFor(world: YearWorld, walk: YearWalk, g: number): YearFlag | null {
  const { barsAYear, growth } = walk;
  const paths = growth.length / world.targets.length / barsAYear;
  const single = { ...walk, barsAPath: barsAYear, paths };
  const risk = riskOf(play(world, single, REFERENCE_RULES.hold), g, 1);
  const best = (value: number) => {
    const played = play({ ...world, value }, single, optimalRule(g));
    return { cost: played.cost, left: riskOf(played, g, value) };
  };
  const pays = (value: number) => {
    const { cost, left } = best(value);
    return cost + left < risk * value;
  };
  if (pays(world.value)) return null;
  let doublings = 1;
  while (doublings <= DOUBLINGS && !pays(2 ** doublings * world.value)) doublings += 1;
  const payingFrom = doublings <= DOUBLINGS ? 2 ** doublings * world.value : null;
  return { flag: 'tooSmall', risk: risk * world.value, ...best(world.value), payingFrom };
}

function flagsOf(
  { share, trackingError }: Pick<Yearly, 'share' | 'trackingError'>,
  { least, than, tooSmall }: Yardstick,
  g: number,
): YearFlag[] {
  const limit = TIMES_LEAST * least;
  const widest = Math.sqrt((2 * limit) / g);
  const flags: YearFlag[] = tooSmall ? [tooSmall] : [];
  if (share > limit) flags.push({ flag: 'tooNarrow', figure: share, limit, than });
  if (trackingError > widest && !tooSmall)
    flags.push({ flag: 'tooWide', figure: trackingError, limit: widest });
  return flags;
}
