import type { CheckRecord } from '../core/check.ts';
import { faultCodeOf } from '../core/fault.ts';
import type { Judgement } from '../core/judgement.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Snapshot, unknownChains } from '../core/snapshot.ts';
import type { Decision } from '../policy/decide.ts';
import { faultOf, throwFirst } from './faultOf.ts';
import { type Judged, judge } from './judge.ts';
import { type JudgeWorld, readKnown } from './readKnown.ts';
import { type SnapshotWorld, takeSnapshot } from './takeSnapshot.ts';
import { type TellWorld, tellDrift } from './tellDrift.ts';

/** The world a check happens in. Nothing in it can sign. */
export interface CheckWorld extends SnapshotWorld, JudgeWorld, TellWorld {
  readPortfolio(id: string): Promise<Portfolio | null>;
  writeSnapshot(snapshot: Snapshot): Promise<void>;
  writeCheck(portfolioId: string, check: CheckRecord): Promise<void>;
  writeJudgement(portfolioId: string, judgement: Judgement): Promise<void>;
  /** The decision with all it was made of. */
  writeDecision(portfolioId: string, decision: Decision): Promise<void>;
}

/**
 * One check of a portfolio: snapshot, drift, verdict, and one alert an episode, which is told though
 * nothing could be stored. A demo portfolio asks nobody. The record says how it ended, also when it
 * throws.
 */
export async function checkDrift(world: CheckWorld, portfolioId: string): Promise<Judged | null> {
  const portfolio = await world.readPortfolio(portfolioId);
  if (!portfolio || portfolio.kind === 'demo') return null;
  const startedAt = world.now();
  const record = { startedAt, endedAt: null, end: null, fault: null };
  let chainsRead = 0;
  // A line in storage after each step: what ends a worker in silence leaves how far it came.
  const write = (check: CheckRecord) => faultOf(world.writeCheck(portfolioId, check));
  const noteChain = async () => void (await write({ ...record, chainsRead: ++chainsRead }));
  const unrecorded = await write(record);
  try {
    const snapshot = await takeSnapshot({ ...world, noteChain }, portfolio);
    const unwritten = await faultOf(world.writeSnapshot(snapshot));
    const known = await readKnown(world, portfolio, snapshot);
    const result = judge(portfolio, snapshot, world.classesOf(portfolio), known);
    const untold = await faultOf(tellDrift(world, portfolio, result));
    const unkept = unwritten ?? (await faultOf(keep(world, portfolio.id, result)));
    throwFirst(untold, unkept, unrecorded);
    const end = endOf(snapshot);
    await world.writeCheck(portfolioId, { ...record, endedAt: world.now(), end });
    return result;
  } catch (thrown) {
    const fault = faultCodeOf(thrown);
    await write({ ...record, endedAt: world.now(), end: 'unknown', fault });
    throw thrown;
  }
}

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
