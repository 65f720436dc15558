import type { CheckRecord } from '../core/check.ts';
import type { Drift } from '../core/drift.ts';
import { type Episode, nextEpisode } from '../core/episode.ts';
import { faultCodeOf } from '../core/fault.ts';
import type { HistoryEntry } from '../core/history.ts';
import { isLookDue, isWeighed, type Judgement, type Statement } from '../core/judgement.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Snapshot, unknownChains } from '../core/snapshot.ts';
import { nextOutside } from '../policy/breach.ts';
import type { Decision } from '../policy/decide.ts';
import { type Judged, judge } from './judge.ts';
import { type JudgeWorld, readKnown } from './readKnown.ts';
import { type SnapshotWorld, takeSnapshot } from './takeSnapshot.ts';

/** The world a check happens in. Nothing in it can sign. */
export interface CheckWorld extends SnapshotWorld, JudgeWorld {
  newId(): string;
  readPortfolio(id: string): Promise<Portfolio | null>;
  writeSnapshot(snapshot: Snapshot): Promise<void>;
  writeCheck(portfolioId: string, check: CheckRecord): Promise<void>;
  readEpisode(portfolioId: string): Promise<Episode | null>;
  writeEpisode(portfolioId: string, episode: Episode | null): Promise<void>;
  readJudgement(portfolioId: string): Promise<Judgement | null>;
  writeJudgement(portfolioId: string, judgement: Judgement): Promise<void>;
  /** The decision with all it was made of. */
  writeDecision(portfolioId: string, decision: Decision): Promise<void>;
  appendHistory(entry: HistoryEntry): Promise<void>;
  /** Tells the user of a breach or a look, and the verdict. */
  alert(portfolio: Portfolio, drift: Drift, judgement: Judgement): Promise<void>;
}

/**
 * One check of a portfolio: snapshot, drift, verdict, and one alert an episode. A demo portfolio
 * asks nobody. The record says how it ended, also when it throws.
 */
export async function checkDrift(world: CheckWorld, portfolioId: string): Promise<Judged | null> {
  const portfolio = await world.readPortfolio(portfolioId);
  if (!portfolio || portfolio.kind === 'demo') return null;
  const startedAt = world.now();
  const record = { startedAt, endedAt: null, end: null, fault: null };
  let chainsRead = 0;
  // A line in storage after each step: what ends a worker in silence leaves how far it came.
  const noteChain = () => world.writeCheck(portfolioId, { ...record, chainsRead: ++chainsRead });
  await world.writeCheck(portfolioId, record);
  try {
    const snapshot = await takeSnapshot({ ...world, noteChain }, portfolio);
    await world.writeSnapshot(snapshot);
    const known = await readKnown(world, portfolio, snapshot);
    const result = judge(portfolio, snapshot, world.classesOf(portfolio), known);
    await tell(world, portfolio, result);
    await keep(world, portfolio.id, result);
    const end = endOf(snapshot);
    await world.writeCheck(portfolioId, { ...record, endedAt: world.now(), end });
    return result;
  } catch (thrown) {
    const fault = faultCodeOf(thrown);
    await world.writeCheck(portfolioId, {
      ...record,
      endedAt: world.now(),
      end: 'unknown',
      fault,
    });
    throw thrown;
  }
}

/** While weights are not known an episode neither starts nor ends. */
async function tell(world: CheckWorld, portfolio: Portfolio, judged: Judged): Promise<void> {
  const { drift, judgement, state } = judged;
  const last = await world.readJudgement(portfolio.id);
  const isAlert = isWeighed(judgement) && (await isTold(world, portfolio, judged));
  const worst = drift.rows[0];
  if (isAlert && worst) {
    await world.alert(portfolio, drift, judgement);
    await world.appendHistory({
      kind: 'alert',
      id: `alert:${world.newId()}`,
      portfolioId: portfolio.id,
      at: world.now(),
      classId: worst.classId,
      weight: worst.weight,
      target: worst.target,
      band: worst.band,
      outside: drift.outside,
      said: statementOf(judgement),
    });
  } else if (last && last.kind !== judgement.kind) {
    await world.appendHistory({
      kind: 'verdict',
      id: `verdict:${state.now}`,
      portfolioId: portfolio.id,
      at: world.now(),
      said: statementOf(judgement),
    });
  }
}

async function isTold(world: CheckWorld, portfolio: Portfolio, judged: Judged): Promise<boolean> {
  const { drift, judgement, state } = judged;
  const before = await world.readEpisode(portfolio.id);
  const breach = {
    drift,
    outside: nextOutside(before?.outside ?? [], state),
    lookAt: isLookDue(judgement) ? judgement.dueAt : null,
    isSilent: portfolio.strategy.isAlertOnlyIfWorth && judgement.kind === 'notWorth',
  };
  const { episode, isAlert } = nextEpisode(before, breach, world.now(), world.newId());
  await world.writeEpisode(portfolio.id, episode);
  return isAlert;
}

const statementOf = ({ kind, outside, causes, missing, worth }: Judgement): Statement => ({
  kind,
  outside,
  causes,
  missing,
  worth,
});

/** The last decision, to be shown and to be made again from what it was made of. */
async function keep(world: CheckWorld, portfolioId: string, judged: Judged): Promise<void> {
  const { state, verdict, judgement, isLookDone } = judged;
  await world.writeJudgement(portfolioId, judgement);
  await world.writeDecision(portfolioId, { state, verdict });
  if (isLookDone) await world.writeLook(portfolioId, state.now);
}

function endOf(snapshot: Snapshot): 'ok' | 'partial' | 'unknown' {
  const unknown = unknownChains(snapshot).length;
  if (unknown === 0) return 'ok';
  return unknown === snapshot.chains.length ? 'unknown' : 'partial';
}
