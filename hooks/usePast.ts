import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '../lib/core/asset.ts';
import type { Portfolio } from '../lib/core/portfolio.ts';
import { type Past, readPast } from '../lib/flow/readPast.ts';
import { pastWorld } from '../lib/world/pastWorld.ts';

/** Past prices of a portfolio's targets, and the class whose closes begin last. */
export interface StoredPast extends Past {
  /** Null where all begin together, or none has any. */
  shortest: { classId: ClassId; days: number } | null;
}

/** Ten years: whatever the store holds. */
const ALL_DAYS = 3650;

/** What is stored of the past of these targets; undefined until it was read. */
export function usePast(portfolio: Portfolio, leftOut: readonly ClassId[] = []) {
  const targets = portfolio.targets.filter(({ classId }) => !leftOut.includes(classId));
  const ids = targets.map(({ classId }) => classId).join(' ');
  return useQuery<StoredPast>({
    queryKey: ['past', portfolio.id, ids, JSON.stringify(portfolio.classes)],
    queryFn: () => readStored({ ...portfolio, targets }),
    staleTime: 0,
  }).data;
}

async function readStored(portfolio: Portfolio): Promise<StoredPast> {
  const past = await readPast(pastWorld, portfolio, ALL_DAYS);
  const alone = await Promise.all(
    portfolio.targets.map((target) => daysOf({ ...portfolio, targets: [target] })),
  );
  const [least, most] = [Math.min(...alone), Math.max(...alone)];
  const classId = portfolio.targets[alone.indexOf(least)]?.classId;
  const isShort = classId !== undefined && least > 0 && least < most;
  return { ...past, shortest: isShort ? { classId, days: least } : null };
}

const daysOf = async (portfolio: Portfolio): Promise<number> =>
  (await readPast(pastWorld, portfolio, ALL_DAYS)).history.times.length;
