import * as v from 'valibot';
import type { Bundle } from '../core/bundle.ts';
import { Fault } from '../core/fault.ts';
import { database } from './database.ts';
import { encode } from './item.ts';
import { BUNDLES, journalItem } from './journalItem.ts';

/**
 * The bundles under way, from both copies: of each the one written last. One damaged copy loses
 * nothing. @throws storage.unreadable when neither can be read
 */
export async function readJournal(portfolioId: string): Promise<Bundle[]> {
  const copies = await Promise.allSettled([journalItem(portfolioId).read(), readCopy(portfolioId)]);
  const read = copies.flatMap((copy) => (copy.status === 'fulfilled' ? [copy.value] : []));
  if (read.length === 0) throw new Fault('storage.unreadable', 'journal');
  const latest = new Map<string, Bundle>();
  for (const bundle of read.flat()) {
    const other = latest.get(bundle.id);
    if (!other || other.seq < bundle.seq) latest.set(bundle.id, bundle);
  }
  return [...latest.values()];
}

async function readCopy(portfolioId: string): Promise<Bundle[]> {
  const raw = await (await database()).get('journal', portfolioId);
  return raw === undefined ? [] : v.parse(BUNDLES, raw);
}

/** Forgets both copies. */
export async function removeJournal(portfolioId: string): Promise<void> {
  await journalItem(portfolioId).remove();
  await (await database()).delete('journal', portfolioId);
}

/** Writes both copies; returns when both are on disk. @throws storage.full */
export async function writeJournal(portfolioId: string, bundles: Bundle[]): Promise<void> {
  // Strict: on disk, not in a buffer that a power cut takes along. The wallet is asked next.
  const work = (await database()).transaction('journal', 'readwrite', { durability: 'strict' });
  await Promise.all([work.store.put(encode(bundles), portfolioId), work.done]);
  await journalItem(portfolioId).write(bundles);
}
