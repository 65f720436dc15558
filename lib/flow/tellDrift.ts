import type { Drift, DriftRow } from '../core/drift.ts';
import { type Breach, type Episode, nextEpisode } from '../core/episode.ts';
import type { HistoryEntry } from '../core/history.ts';
import { isLookDue, isWeighed, type Judgement, type Statement } from '../core/judgement.ts';
import { WHOLE } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { nextOutside } from '../policy/breach.ts';
import { type Decision, isRiskOver } from '../policy/decide.ts';
import { faultOf, throwFirst } from './faultOf.ts';
import type { Judged } from './judge.ts';

/** The world a verdict is told in. */
export interface TellWorld {
  now(): UnixSeconds;
  newId(): string;
  /** Runs the work after whatever of the portfolio is being told now, in any window. */
  inTurn(portfolioId: string, work: () => Promise<void>): Promise<void>;
  readEpisode(portfolioId: string): Promise<Episode | null>;
  writeEpisode(portfolioId: string, episode: Episode | null): Promise<void>;
  readJudgement(portfolioId: string): Promise<Judgement | null>;
  /** With the decision it says, so that it can be made again. */
  appendHistory(entry: HistoryEntry, decision: Decision): Promise<void>;
  /** Tells the user of a breach or a look, and the verdict. */
  alert(portfolio: Portfolio, drift: Drift, judgement: Judgement): Promise<void>;
}

/**
 * Tells the user once an episode, and notes it: the alert first, then its line in history, then the
 * episode, which alone keeps it from being told again. So whatever ends in between is told twice and
 * never not at all; an alert that could not be shown is tried again by the next check. A memory that
 * cannot be read is none. While weights are not known an episode neither starts nor ends. Every step
 * is tried. @throws the first fault there was, at the end
 */
export const tellDrift = (world: TellWorld, portfolio: Portfolio, judged: Judged): Promise<void> =>
  world.inTurn(portfolio.id, () => tell(world, portfolio, judged));

async function tell(world: TellWorld, portfolio: Portfolio, judged: Judged): Promise<void> {
  const { judgement, state, verdict } = judged;
  const drift = countedOf(judged);
  const last = await world.readJudgement(portfolio.id).catch(() => null);
  const step = isWeighed(judgement) ? await stepOf(world, portfolio, judged) : null;
  const worst = step?.isAlert ? drift.rows[0] : undefined;
  const unshown = worst && (await faultOf(world.alert(portfolio, drift, judgement)));
  const isChanged = last !== null && last.kind !== judgement.kind;
  const entry =
    worst && !unshown
      ? alertEntry(world, portfolio, judged, worst)
      : isChanged && verdictEntry(world, portfolio, judged);
  const unnoted = entry && (await faultOf(world.appendHistory(entry, { state, verdict })));
  const unwritten =
    step && !unshown && (await faultOf(world.writeEpisode(portfolio.id, step.episode)));
  throwFirst(unshown, unnoted, unwritten);
}

/** Only what is worth a trade is said to be outside. */
const countedOf = ({ drift, judgement }: Judged): Drift => ({
  ...drift,
  outside: judgement.outside.length,
});

/** A tracking error that was over its limit is back at this part of it. */
const RISK_BACK = 0.9;

async function stepOf(world: TellWorld, portfolio: Portfolio, judged: Judged) {
  const { judgement, state } = judged;
  const { kind, worth } = judgement;
  const before = await world.readEpisode(portfolio.id).catch(() => null);
  const left = before?.outside.map(({ classId, side, edge }) => ({
    id: classId,
    side,
    edge: edge / WHOLE,
  }));
  const outside = nextOutside(left ?? [], state).map(({ id, side, edge, away, isOut }) => ({
    classId: id,
    side,
    edge: Math.round(edge * WHOLE),
    away: Math.round(away * WHOLE),
    isOut,
  }));
  const isNotWorth = worth !== null && worth.relief <= worth.cost;
  const breach: Breach = {
    outside,
    isRiskOver: isRiskOver(state, before?.risk ? RISK_BACK : 1) === true,
    lookAt: isLookDue(judgement) ? judgement.dueAt : null,
    kind,
    isSilent: portfolio.strategy.isAlertOnlyIfWorth && isNotWorth,
  };
  return nextEpisode(before, breach, world.now(), world.newId());
}

const alertEntry = (
  world: TellWorld,
  portfolio: Portfolio,
  judged: Judged,
  { classId, weight, target, band }: DriftRow,
): HistoryEntry => ({
  kind: 'alert',
  id: `alert:${world.newId()}`,
  portfolioId: portfolio.id,
  at: world.now(),
  classId,
  weight,
  target,
  band,
  outside: countedOf(judged).outside,
  said: statementOf(judged.judgement),
});

const verdictEntry = (
  world: TellWorld,
  portfolio: Portfolio,
  { state, judgement }: Judged,
): HistoryEntry => ({
  kind: 'verdict',
  id: `verdict:${state.now}`,
  portfolioId: portfolio.id,
  at: world.now(),
  said: statementOf(judgement),
});

const statementOf = ({ kind, outside, causes, missing, worth }: Judgement): Statement => ({
  kind,
  outside,
  causes,
  missing,
  worth,
});
