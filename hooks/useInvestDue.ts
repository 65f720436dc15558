import { useEffect, useMemo } from 'react';
import type { Portfolio } from '../lib/core/portfolio.ts';
import type { UnixSeconds } from '../lib/core/snapshot.ts';
import { moneyClass, type SumAsk } from '../lib/core/sumAsk.ts';
import { nextDue } from '../lib/policy/schedule.ts';
import { classesIn } from '../lib/registry/catalogue.ts';
import { investItem } from '../lib/storage/checks.ts';
import { now } from '../lib/world/clock.ts';
import { useStored } from './useStored.ts';

/** The fixed sum that is due, as a plan is asked for it; null while none is. Its first period begins when it is first seen. */
export function useInvestDue(portfolio: Portfolio, at: UnixSeconds): SumAsk | null {
  const { id, strategy, targets } = portfolio;
  const { invest } = strategy;
  const item = useMemo(() => investItem(id), [id]);
  const settledAt = useStored(item).value;
  const isNew = invest !== null && settledAt === null;
  useEffect(() => {
    if (isNew) void settleInvest(id).catch(() => undefined);
  }, [isNew, id]);
  if (!invest || typeof settledAt !== 'number' || at < nextDue(invest.schedule, settledAt))
    return null;
  const from = moneyClass({ targets, classes: classesIn(portfolio).classes });
  return from === null ? null : { kind: 'invest', value: invest.value, from };
}

/** The fixed sum is planned, or passed over this time. */
export const settleInvest = (portfolioId: string): Promise<void> =>
  investItem(portfolioId).write(now());
