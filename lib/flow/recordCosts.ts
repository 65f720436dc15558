import type { Bundle } from '../core/bundle.ts';
import { fillPoints, quotePoints } from '../core/costPoint.ts';
import type { Review } from '../core/review.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { PAST_FOR, type PointStore } from './readPools.ts';

type Notes = Pick<PointStore, 'now' | 'writeCostPoints'>;

/** Keeps what each verified quote of a plan would cost. Notes that cannot be written are let go. */
export const recordQuotes = (notes: Notes, review: Review): Promise<void> =>
  notes.writeCostPoints(quotePoints(review), notes.now() - PAST_FOR).catch(() => undefined);

/** Keeps what each filled swap of a bundle cost, by a snapshot read after it. */
export const recordFills = (notes: Notes, bundle: Bundle, after: Snapshot): Promise<void> =>
  notes.writeCostPoints(fillPoints(bundle, after), notes.now() - PAST_FOR).catch(() => undefined);
