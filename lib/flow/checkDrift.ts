import type { CheckRecord } from '../core/check.ts';
import type { ClassTable } from '../core/classes.ts';
import { type Drift, measureDrift } from '../core/drift.ts';
import { type Episode, nextEpisode } from '../core/episode.ts';
import { faultCodeOf } from '../core/fault.ts';
import type { HistoryEntry } from '../core/history.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Snapshot, unknownChains } from '../core/snapshot.ts';
import { bandsOf } from '../policy/bands.ts';
import { decide, type Verdict } from '../policy/decide.ts';
import { DEFAULT_RULE, points } from '../policy/rule.ts';
import { CALM } from '../policy/state.ts';
import { type SnapshotWorld, takeSnapshot } from './takeSnapshot.ts';

/** The world a check happens in. Nothing in it can sign. */
export interface CheckWorld extends SnapshotWorld {
  newId(): string;
  readPortfolio(id: string): Promise<Portfolio | null>;
  writeSnapshot(snapshot: Snapshot): Promise<void>;
  writeCheck(portfolioId: string, check: CheckRecord): Promise<void>;
  readEpisode(portfolioId: string): Promise<Episode | null>;
  writeEpisode(portfolioId: string, episode: Episode | null): Promise<void>;
  appendHistory(entry: HistoryEntry): Promise<void>;
  /** Tells the user that a breach began or grew by a whole band. */
  alert(portfolio: Portfolio, drift: Drift): Promise<void>;
}

export interface CheckResult {
  verdict: Verdict;
  drift: Drift;
}

/**
 * One check of a portfolio: snapshot, drift, verdict, and one alert an episode. A demo portfolio
 * asks nobody. The record says how it ended, also when it throws.
 */
export async function checkDrift(
  world: CheckWorld,
  portfolioId: string,
): Promise<CheckResult | null> {
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
    const result = judge(portfolio, snapshot, world.classesOf(portfolio));
    await tell(world, portfolio, result);
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

/** Drift and verdict of a snapshot; what is not known makes the verdict unknown, never a guess. */
export function judge(
  portfolio: Portfolio,
  snapshot: Snapshot,
  classes: Pick<ClassTable, 'referenceOf'>,
): CheckResult {
  const drift = measureDrift(portfolio, snapshot, classes);
  const unknown = [
    ...unknownChains(snapshot).map(({ chainId }) => `chain ${chainId}`),
    ...drift.unpriced.map(({ symbol }) => symbol),
  ];
  const fraction = (part: bigint, whole: bigint) => Number((part * 10n ** 15n) / whole) / 1e15;
  // Without anything left after debts no weight means anything.
  const rows = drift.total > 0n ? drift.rows : [];
  const own = rows.map(({ classId, band }) => [classId, points(band / 10_000)]);
  const rule = { ...DEFAULT_RULE, own: Object.fromEntries(own) };
  const ids = rows.map(({ classId }) => classId);
  const targets = rows.map(({ target }) => target / 10_000);
  const value = Number(drift.total) / 1e8;
  const known = { ids, targets, value, covariance: null, costs: null };
  const { edges } = bandsOf(rule, { ...known, volatilityRatios: null });
  const weights = rows.map((row) => fraction(row.value, drift.total));
  const now = snapshot.takenAt;
  const state = { rule, ...known, weights, edges, now, dueAt: null, market: CALM, unknown };
  return { drift, verdict: decide(state) };
}

/** An unknown verdict neither starts nor ends an episode. */
async function tell(world: CheckWorld, portfolio: Portfolio, { verdict, drift }: CheckResult) {
  if (verdict.kind === 'unknown') return;
  const before = await world.readEpisode(portfolio.id);
  const { episode, isAlert } = nextEpisode(before, drift, world.now(), world.newId());
  await world.writeEpisode(portfolio.id, episode);
  const worst = drift.rows[0];
  if (!isAlert || !episode || !worst) return;
  await world.alert(portfolio, drift);
  await world.appendHistory({
    kind: 'alert',
    id: `${episode.id}:${episode.alertedAt}`,
    portfolioId: portfolio.id,
    at: world.now(),
    classId: worst.classId,
    weight: worst.weight,
    target: worst.target,
    band: worst.band,
    outside: drift.outside,
  });
}

function endOf(snapshot: Snapshot): 'ok' | 'partial' | 'unknown' {
  const unknown = unknownChains(snapshot).length;
  if (unknown === 0) return 'ok';
  return unknown === snapshot.chains.length ? 'unknown' : 'partial';
}
