import type { Drift, DriftRow } from '../core/drift.ts';
import { type Episode, nextEpisode } from '../core/episode.ts';
import type { HistoryEntry } from '../core/history.ts';
import { isLookDue, isWeighed, type Judgement, type Statement } from '../core/judgement.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { nextOutside } from '../policy/breach.ts';
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
  appendHistory(entry: HistoryEntry): Promise<void>;
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
  const { drift, judgement } = judged;
  const last = await world.readJudgement(portfolio.id).catch(() => null);
  const step = isWeighed(judgement) ? await stepOf(world, portfolio, judged) : null;
  const worst = step?.isAlert ? drift.rows[0] : undefined;
  const unshown = worst && (await faultOf(world.alert(portfolio, drift, judgement)));
  const isChanged = last !== null && last.kind !== judgement.kind;
  const entry =
    worst && !unshown
      ? alertEntry(world, portfolio, judged, worst)
      : isChanged && verdictEntry(world, portfolio, judged);
  const unnoted = entry && (await faultOf(world.appendHistory(entry)));
  const unwritten =
    step && !unshown && (await faultOf(world.writeEpisode(portfolio.id, step.episode)));
  throwFirst(unshown, unnoted, unwritten);
}

async function stepOf(world: TellWorld, portfolio: Portfolio, judged: Judged) {
  const { drift, judgement, state } = judged;
  const before = await world.readEpisode(portfolio.id).catch(() => null);
  const breach = {
    drift,
    outside: nextOutside(before?.outside ?? [], state),
    lookAt: isLookDue(judgement) ? judgement.dueAt : null,
    isSilent: portfolio.strategy.isAlertOnlyIfWorth && judgement.kind === 'notWorth',
  };
  return nextEpisode(before, breach, world.now(), world.newId());
}

const alertEntry = (
  world: TellWorld,
  portfolio: Portfolio,
  { drift, judgement }: Judged,
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
  outside: drift.outside,
  said: statementOf(judgement),
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
