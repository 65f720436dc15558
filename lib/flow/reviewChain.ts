import type { Address } from 'viem';
import { assetKey, isNative } from '../core/asset.ts';
import type { StepKind } from '../core/bundle.ts';
import { asFault } from '../core/fault.ts';
import { type GuardRow, guardRow } from '../core/guards.ts';
import { type Amount, amount, subtractUsd, type Usd, usd, valueDown } from '../core/money.ts';
import { fairFill, type Trade } from '../core/plan.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { FailedLeg, GasShort, ReviewedLeg } from '../core/review.ts';
import { judgeSimulation, type Simulation, type Watch, watchAll } from '../core/simulation.ts';
import { priceOf, type Snapshot } from '../core/snapshot.ts';
import { feeCeilingOf, type LegTerms } from '../core/terms.ts';
import { type ChosenQuote, chooseQuotes } from './chooseQuotes.ts';
import { feeValue } from './feeValue.ts';
import type { PlanWorld } from './planWorld.ts';
import {
  type CheckContext,
  checkFees,
  checkStep,
  type Draft,
  draftApproval,
  draftSwap,
  type FeeView,
  stepKinds,
  withGas,
} from './prepareLeg.ts';

/** Terms are good for this long after the review. */
const REVIEW_SECONDS = 20 * 60;

/** A leg with its calls drafted, before gas is known. */
interface DraftedLeg extends ChosenQuote {
  terms: LegTerms;
  allowanceBefore: Amount;
  drafts: { kind: StepKind; draft: Draft }[];
}

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
  const watch = watchAll(world.assetsOn(sell.chainId), world.routersOn(sell.chainId));
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

/** Terms and calls of each leg; an allowance used up by one leg is gone for the next. */
function draftLegs(
  world: PlanWorld,
  chosen: readonly ChosenQuote[],
  allowances: readonly Amount[],
): DraftedLeg[] {
  const left = new Map<string, Amount>();
  return chosen.map((choice, index) => {
    const { trade, quote } = choice;
    const key = `${assetKey(trade.sell)}:${quote.to}`;
    const allowanceBefore = left.get(key) ?? allowances[index] ?? amount(0n);
    const kinds = stepKinds(trade.sell, trade.sellAmount, allowanceBefore);
    const isOpened = kinds.includes('approve');
    left.set(key, amount(isOpened ? 0n : allowanceBefore - trade.sellAmount));
    const terms = termsOf(world, choice);
    const drafts = kinds.map((kind) => ({
      kind,
      draft:
        kind === 'swap' ? draftSwap(quote, trade.owner) : draftApproval(kind, terms, world.codec),
    }));
    return { ...choice, terms, allowanceBefore, drafts };
  });
}

const termsOf = (
  world: PlanWorld,
  { trade, quote, minReceived, slippage }: ChosenQuote,
): LegTerms => ({
  owner: trade.owner,
  receiver: trade.owner,
  sell: trade.sell,
  sellAmount: trade.sellAmount,
  buy: trade.buy,
  minReceived,
  source: quote.source,
  spender: quote.to,
  maxNetworkFee: 0n,
  latestTime: world.now() + REVIEW_SECONDS,
  value: trade.value,
  expectedOut: quote.expectedOut,
  slippage,
});

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

/** What a swap is checked against: our own price of it, the user's limit, and what no router may touch. */
export function contextOf(
  world: Pick<PlanWorld, 'now' | 'assetsOn'>,
  portfolio: Portfolio,
  snapshot: Snapshot,
  trade: Trade,
): CheckContext {
  const tokens = world.assetsOn(trade.sell.chainId).filter((asset) => !isNative(asset));
  return {
    now: world.now(),
    fairOut: fairFill(snapshot, trade).received,
    maxCost: portfolio.limits.maxCost,
    forbiddenTargets: [trade.owner, ...tokens.map(({ address }) => address)],
  };
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
