import type { Address } from 'viem';
import { isNative } from '../core/asset.ts';
import type { StepKind } from '../core/bundle.ts';
import { asFault } from '../core/fault.ts';
import { type GuardRow, guardRow } from '../core/guards.ts';
import { type Amount, amount, subtractUsd, type Usd, usd, valueDown } from '../core/money.ts';
import type { Trade } from '../core/plan.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { FailedLeg, GasShort, ReviewedLeg } from '../core/review.ts';
import { judgeSimulation, type Simulation, type Watch, watchAll } from '../core/simulation.ts';
import { priceOf, type Snapshot } from '../core/snapshot.ts';
import { feeCeilingOf, type LegTerms } from '../core/terms.ts';
import { type CheckContext, contextOf, countedOn } from './checkContext.ts';
import { type ChosenQuote, chooseQuotes } from './chooseQuotes.ts';
import { type DraftedLeg, draftLegs } from './draftLegs.ts';
import { feeValue } from './feeValue.ts';
import type { PlanWorld } from './planWorld.ts';
import { checkFees, checkStep, type Draft, type FeeView, withGas } from './prepareLeg.ts';

/** All trades of one owner on one chain, quoted, drafted, simulated as one sequence, and checked. */
export async function reviewChain(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trades: readonly Trade[],
): Promise<{ legs: ReviewedLeg[]; failed: FailedLeg[]; gasShort: GasShort[] }> {
  const { chosen, failed, fees } = await chooseQuotes(world, portfolio, snapshot, trades);
  const first = chosen[0];
  if (!first) return { legs: [], failed, gasShort: [] };
  const { owner, sell } = first.trade;
  const keys = chosen.map(({ trade, quote }) => ({ asset: trade.sell, spender: quote.to }));
  const account = await world.readAccount(sell.chainId, owner, keys);
  const drafted = draftLegs(world, chosen, account.value.allowances);
  const watched = countedOn(world, portfolio, sell.chainId);
  const watch = watchAll(watched, world.routersOn(sell.chainId));
  const drafts = drafted.flatMap((leg) => leg.drafts.map(({ draft }) => draft));
  const simulation = await simulateOrNone(world, owner, drafts, watch);
  const simulated = simulation
    ? judgeSimulation(
        simulation,
        watch,
        drafted.map(({ terms }) => terms),
      )
    : [guardRow('simulation', false, 'two nodes alike', 'unavailable')];
  const legs = finishLegs(world, portfolio, snapshot, drafted, simulation, simulated, fees);
  return { legs, failed, gasShort: gasShortOf(legs, account.value.native) };
}

async function simulateOrNone(
  world: PlanWorld,
  owner: Address,
  drafts: readonly Draft[],
  watch: Watch,
): Promise<Simulation | null> {
  try {
    const chainId = drafts[0]?.chainId ?? 0;
    return (await world.simulate(chainId, owner, drafts, watch)).value;
  } catch {
    return null;
  }
}

function finishLegs(
  world: PlanWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
  drafted: readonly DraftedLeg[],
  simulation: Simulation | null,
  simulated: readonly GuardRow[],
  fees: FeeView,
): ReviewedLeg[] {
  let next = 0;
  return drafted.map((leg) => {
    const calls = leg.drafts.map(({ kind, draft }) => {
      const measured = simulation?.calls[next++];
      const gasUsed = measured?.isSuccess ? measured.gasUsed : leg.quote.gas;
      return { kind, gasUsed, call: withGas(draft, gasUsed, fees) };
    });
    const ceiling = calls.reduce((sum, { call }) => sum + feeCeilingOf(call), 0n);
    const terms = { ...leg.terms, maxNetworkFee: (ceiling * 3n) / 2n };
    const context = contextOf(world, portfolio, snapshot, leg.trade);
    const checked = calls.flatMap(({ kind, call }) =>
      checkOrRefuse(world, kind, call, terms, context),
    );
    const gas = calls.reduce((sum, { gasUsed }) => sum + gasUsed, 0n);
    return {
      trade: leg.trade,
      quote: leg.quote,
      others: leg.others,
      terms,
      calls: calls.map(({ kind, call }) => ({ kind, call })),
      rows: [
        ...checked,
        checkFees(
          calls.map(({ call }) => call),
          terms,
        ),
        ...simulated,
      ],
      allowanceBefore: leg.allowanceBefore,
      gasUsed: gas,
      networkFee: feeValue(snapshot, terms.sell.chainId, gas * fees.perGas + leg.l1Fee),
      swapCost: swapCostOf(snapshot, leg),
    };
  });
}

function checkOrRefuse(
  world: PlanWorld,
  kind: StepKind,
  call: Parameters<typeof checkStep>[1],
  terms: LegTerms,
  context: CheckContext,
): GuardRow[] {
  try {
    return checkStep(kind, call, terms, world.codec, context);
  } catch (thrown) {
    return [guardRow('canonical', false, 'known bytes', asFault(thrown).code)];
  }
}

function swapCostOf(snapshot: Snapshot, { trade, quote }: ChosenQuote): Usd {
  const at = priceOf(snapshot, trade.buy)?.price;
  if (!at) return usd(0n);
  return subtractUsd(trade.value, valueDown(quote.expectedOut, trade.buy.decimals, at));
}

/** A wallet will not send unless the coin covers the fee ceilings and what is sold of it. */
function gasShortOf(legs: readonly ReviewedLeg[], native: Amount): GasShort[] {
  const chainId = legs[0]?.trade.sell.chainId;
  if (chainId === undefined) return [];
  const needed = legs.reduce((sum, { calls, trade }) => {
    const sold = isNative(trade.sell) ? trade.sellAmount : 0n;
    return calls.reduce((part, { call }) => part + feeCeilingOf(call), sum) + sold;
  }, 0n);
  return needed > native ? [{ chainId, needed: amount(needed), held: native }] : [];
}
