import * as v from 'valibot';
import type { CheckRecord } from '../core/check.ts';
import type { Episode, Outlier } from '../core/episode.ts';
import { type StoredItem, storedItem } from './item.ts';
import { bigintText, faultCode, id, unixSeconds } from './schemas.ts';

const CHECK: v.GenericSchema<unknown, CheckRecord> = v.object({
  startedAt: unixSeconds,
  endedAt: v.nullable(unixSeconds),
  end: v.nullable(v.picklist(['ok', 'partial', 'unknown'])),
  fault: v.nullable(faultCode),
  chainsRead: v.exactOptional(v.number()),
});

/** How the last check of a portfolio went, or that one is running. */
export const checkItem = (portfolioId: string): StoredItem<CheckRecord | null> =>
  storedItem(`check/${portfolioId}`, v.nullable(CHECK), null);

const OUTLIER: v.GenericSchema<unknown, Outlier> = v.object({
  classId: v.string(),
  side: v.picklist([1, -1]),
  edge: v.pipe(v.number(), v.integer()),
  toldAt: v.pipe(v.number(), v.integer()),
});

const EPISODE: v.GenericSchema<unknown, Episode> = v.object({
  id,
  startedAt: unixSeconds,
  isTold: v.optional(v.boolean(), true),
  // One from before distances were kept by class is told again.
  outside: v.fallback(v.array(OUTLIER), []),
  risk: v.optional(v.nullable(v.object({ isTold: v.boolean() })), null),
  lookAt: v.optional(v.nullable(unixSeconds), null),
  isAwaited: v.optional(v.boolean(), false),
});

/** The breach under way, if there is one: remembered so that it is told once. */
export const episodeItem = (portfolioId: string): StoredItem<Episode | null> =>
  storedItem(`episode/${portfolioId}`, v.nullable(EPISODE), null);

/** The look of the schedule that was last settled; null before the first. */
export const lookItem = (portfolioId: string): StoredItem<number | null> =>
  storedItem(`look/${portfolioId}`, v.nullable(unixSeconds), null);

/** The health factor × 10¹⁸ at which the user was last warned of a loan; null when all are well. */
export const loanWarning = (portfolioId: string): StoredItem<bigint | null> =>
  storedItem(`loan/${portfolioId}`, v.nullable(bigintText), null);

const TOLD = v.object({ bundleId: id, seq: v.pipe(v.number(), v.integer()) });

/** The open bundle the user was last told of, and how far it was: told again only when it moved. */
export const toldItem = (
  portfolioId: string,
): StoredItem<{ bundleId: string; seq: number } | null> =>
  storedItem(`told/${portfolioId}`, v.nullable(TOLD), null);

/** The due date of a fixed sum of which the user was last told; null before the first. */
export const investToldItem = (portfolioId: string): StoredItem<number | null> =>
  storedItem(`investTold/${portfolioId}`, v.nullable(unixSeconds), null);

/** When a fixed sum was last planned, passed over or first set; null before. */
export const investItem = (portfolioId: string): StoredItem<number | null> =>
  storedItem(`invest/${portfolioId}`, v.nullable(unixSeconds), null);
