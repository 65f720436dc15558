import { type Asset, assetKey, isNative } from '../core/asset.ts';
import type { Bundle, Step, StepKind } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import { type GuardRow, refusals } from '../core/guards.ts';
import { amount } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { Quote } from '../core/quote.ts';
import { judgeSimulation, type Simulation, type Watch, watchAll } from '../core/simulation.ts';
import { priceOf, type Snapshot, type UnixSeconds } from '../core/snapshot.ts';
import { type Call, hashTerms, type LegTerms } from '../core/terms.ts';
import { contextOf, countedOn } from './checkContext.ts';
import type { PrepareWorld } from './planWorld.ts';
import { checkFees, checkStep, draftApproval, draftSwap, withGas } from './prepareLeg.ts';

/** A swap is not held against prices older than this. */
const PRICES_SECONDS = 20 * 60;

/** A step ready to be asked: its call, and every check it passed. */
export interface PreparedStep {
  call: Call;
  rows: GuardRow[];
}

/** What a step is prepared against: the bundle it belongs to, and today's prices. */
export interface StepContext {
  bundle: Bundle;
  step: Step;
  portfolio: Portfolio;
  snapshot: Snapshot;
}

/**
 * The call of a step, made anew at the click: a fresh quote from the reviewed source, held to the
 * reviewed terms, checked and simulated. Equal or better goes on; worse is a new review.
 * @throws guard.refused naming the first check that failed, quote.*, sim.unavailable
 */
export async function prepareStep(
  world: PrepareWorld,
  context: StepContext,
): Promise<PreparedStep> {
  const { bundle, step } = context;
  const terms = bundle.legs[step.leg];
  if (!terms || hashTerms(bundle.legs) !== bundle.termsHash)
    throw new Fault('guard.refused', 'terms');
  if (step.kind !== 'revoke' && world.now() > terms.latestTime) throw new Fault('quote.expired');
  if (step.kind === 'swap') requirePrices(terms, context.snapshot, world.now());
  const draft =
    step.kind === 'swap'
      ? draftSwap(await freshQuote(world, terms), terms.owner)
      : draftApproval(step.kind, terms, world.codec);
  const watch = watchOf(world, context.portfolio, terms);
  const simulation = (await world.simulate(draft.chainId, terms.owner, [draft], watch)).value;
  const fees = await world.readFees(terms.sell.chainId, []);
  const call = withGas(draft, simulation.calls[0]?.gasUsed ?? 0n, fees);
  const check = contextOf(world, context.portfolio, context.snapshot, {
    owner: terms.owner,
    sell: terms.sell,
    sellAmount: terms.sellAmount,
    buy: terms.buy,
    value: terms.value,
  });
  const rows = [
    ...checkStep(step.kind, call, terms, world.codec, check),
    // Closing an allowance must be possible whatever the network asks for; the wallet shows the fee.
    ...(step.kind === 'revoke' ? [] : [checkFees([call], terms)]),
    ...judgeStep(terms, step.kind, simulation, watch),
  ];
  const [refused] = refusals(rows);
  if (refused) throw new Fault('guard.refused', refused.id);
  return { call, rows };
}

/** Prices a swap is held against must be agreed and of this session. @throws price.* */
function requirePrices({ sell, buy }: LegTerms, snapshot: Snapshot, now: UnixSeconds): void {
  if (now - snapshot.takenAt > PRICES_SECONDS) throw new Fault('price.stale');
  for (const asset of [sell, buy]) {
    const status = priceOf(snapshot, asset)?.status ?? 'missing';
    if (status === 'single') throw new Fault('price.disputed', asset.symbol);
    if (status !== 'agreed') throw new Fault(`price.${status}`, asset.symbol);
  }
}

/** All that counts on the chain, and what the leg trades whether it still counts or not. */
function watchOf(world: PrepareWorld, portfolio: Portfolio, { sell, buy }: LegTerms): Watch {
  const counted = countedOn(world, portfolio, sell.chainId);
  const isCounted = (asset: Asset) => counted.some((one) => assetKey(one) === assetKey(asset));
  const own = [sell, buy].filter((asset) => !isCounted(asset));
  return watchAll([...counted, ...own], world.routersOn(sell.chainId));
}

/** A new quote from the reviewed source whose bytes promise the reviewed minimum, if it still can. */
const freshQuote = (world: PrepareWorld, terms: LegTerms): Promise<Quote> =>
  world.fetchQuote(terms.source, {
    owner: terms.owner,
    sell: terms.sell,
    sellAmount: terms.sellAmount,
    buy: terms.buy,
    slippage: terms.slippage,
    minReceived: terms.minReceived,
    now: world.now(),
  });

/** A swap must move exactly what its terms say; an allowance call may move nothing but that allowance. */
function judgeStep(
  terms: LegTerms,
  kind: StepKind,
  simulation: Simulation,
  watch: Watch,
): GuardRow[] {
  if (kind === 'swap') return judgeSimulation(simulation, watch, [terms]);
  const after = kind === 'approve' ? terms.sellAmount : amount(0n);
  const own = watch.allowances.findIndex(
    ({ asset, spender }) =>
      asset.address === terms.sell.address && spender === terms.spender && !isNative(asset),
  );
  const expected = simulation.allowancesAfter.map((value, i) =>
    i === own ? value === after : value === simulation.allowancesBefore[i],
  );
  const isQuiet = simulation.deltas.every((delta) => delta === 0n) && expected.every(Boolean);
  const isFine = simulation.calls.every(({ isSuccess }) => isSuccess) && isQuiet;
  return [
    {
      id: 'simulatedAllowance',
      isPassed: isFine,
      wanted: `${after}`,
      found: `${simulation.allowancesAfter[own] ?? 0n}`,
    },
  ];
}
