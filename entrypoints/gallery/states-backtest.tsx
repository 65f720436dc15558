import { BacktestCard } from '../../components/strategy/BacktestCard.tsx';
import type {
  BacktestCardProps,
  Run,
  RunInputs,
  RunState,
} from '../../components/strategy/backtestModel.ts';
import { backtest } from '../../lib/policy/backtest.ts';
import { DEFAULT_RULE } from '../../lib/policy/rule.ts';
import { seededRandom } from '../../lib/quant/bootstrap.ts';
import { FACTS } from './facts.ts';
import { LABELS, NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { type GalleryState, nothing } from './state.ts';

const { portfolio } = FACTS.drifted;
const IDS = portfolio.targets.map(({ classId }) => classId);
const DAY = 86_400;
/** Days of past prices there are. */
export const DAYS = 400;

/** Made-up closes: a walk with a seed, the same on every machine. */
function pastOf(days: number) {
  const random = seededRandom(7);
  const shock = () => (random() + random() + random() - 1.5) * 0.05;
  const row = IDS.map(() => 100);
  const prices = Array.from({ length: days }, () => {
    const market = shock();
    IDS.forEach((id, i) => {
      row[i] = (row[i] ?? 1) * (id === 'USD' ? 1 : 1 + market + shock() * 0.7);
    });
    return [...row];
  });
  const times = prices.map((_, i) => NOW - (days - i) * DAY);
  return { ids: IDS, times, prices };
}

function runOf(costs: Run['costs'], days: number): Run {
  const history = pastOf(days);
  const playing = backtest({
    history,
    targets: portfolio.targets.map(({ weight }) => weight / 10_000),
    rule: DEFAULT_RULE,
    value: 48_213,
    costs: IDS.map(() => ({ share: 0.003, fixed: 2, sellTax: 0 })),
  });
  let turn = playing.next();
  while (!turn.done) turn = playing.next();
  const end = turn.value;
  if (end.kind === 'refused') throw new Error(end.why);
  return { ...end, times: history.times, costs, leftOut: [], ranAt: NOW - 90 };
}

const READ = runOf({ readAt: NOW - 1_900 }, DAYS);
/** Long enough for modifiers to be judged. */
const JUDGED = runOf({ readAt: NOW - 1_900 }, 2 * DAYS);
const INPUTS: RunInputs = { period: 'all', value: '48213.07', cost: '', leftOut: [] };
const PAST = { days: DAYS, gaps: 0, without: [], shortest: null };

/** A backtest in one state, with made-up past prices. */
export const cardOf = (state: RunState, props: Partial<BacktestCardProps> = {}) => (
  <BacktestCard
    past={PAST}
    state={state}
    inputs={INPUTS}
    onInputs={nothing}
    costsReadAt={NOW - 1_900}
    onRun={nothing}
    onCancel={nothing}
    now={NOW}
    labels={LABELS}
    {...props}
  />
);

const card = (
  name: string,
  state: RunState,
  props: Partial<BacktestCardProps> = {},
  isPrivate = false,
): GalleryState => ({
  name: `backtest-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame current="strategy" isPrivate={isPrivate}>
      {cardOf(state, props)}
    </GalleryFrame>
  ),
});

export const states: GalleryState[] = [
  card('done', { is: 'done', run: READ, isChanged: false }),
  card(
    'judged',
    { is: 'done', run: JUDGED, isChanged: false },
    { past: { ...PAST, days: 2 * DAYS } },
  ),
  card('changed', { is: 'done', run: READ, isChanged: true }),
  card('hidden', { is: 'done', run: READ, isChanged: false }, {}, true),
  card(
    'assumed',
    { is: 'done', run: { ...READ, costs: { assumed: 0.003 }, leftOut: ['UNI'] }, isChanged: false },
    { costsReadAt: null, inputs: { ...INPUTS, cost: '0.3', leftOut: ['UNI'] } },
  ),
  card('running', { is: 'running', done: 0.42 }),
  card('cancelled', { is: 'cancelled' }, { costsReadAt: null }),
  card('failed', { is: 'failed' }),
  card('reading', { is: 'idle' }, { past: null }),
  card('short', { is: 'refused', why: 'tooShort', days: 12 }, { past: { ...PAST, days: 13 } }),
  card(
    'no-history',
    { is: 'refused', why: 'noHistory', classIds: ['AAVE'] },
    { past: { ...PAST, without: ['AAVE'] } },
  ),
  card(
    'shortest',
    { is: 'idle' },
    {
      past: { ...PAST, days: 120, gaps: 3, shortest: { classId: 'UNI', days: 120 } },
      inputs: { ...INPUTS, value: 'a lot' },
    },
  ),
];
