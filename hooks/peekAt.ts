import type { StoredItem } from '../lib/storage/item.ts';

/** What this context knows of an item already; an unreadable one is told by the read that follows. */
export function peekAt<T>(item: StoredItem<T> | null): T | undefined {
  try {
    return item?.peek();
  } catch {
    return undefined;
  }
}
