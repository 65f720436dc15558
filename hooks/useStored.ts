import { useEffect, useMemo, useState } from 'react';
import { asFault, type Fault } from '../lib/core/fault.ts';
import type { StoredItem } from '../lib/storage/item.ts';
import { peekAt } from './peekAt.ts';

/** How long a first drawing has before what it drew is read anew. */
const REREAD_MS = 150;

/** A stored value as it stands; `undefined` until it was read once. */
export interface Stored<T> {
  value: T | undefined;
  fault: Fault | null;
}

/** Reads a stored item at once and follows every change any context makes. `item` must be stable. */
export function useStored<T>(item: StoredItem<T> | null): Stored<T> {
  const [stored, setStored] = useState<Stored<T> & { of: StoredItem<T> | null }>({
    value: undefined,
    fault: null,
    of: null,
  });
  useEffect(() => {
    if (!item) return;
    let isCurrent = true;
    const show = (value: T) => isCurrent && setStored({ value, fault: null, of: item });
    const fail = (thrown: unknown) =>
      isCurrent && setStored({ value: undefined, fault: asFault(thrown), of: item });
    const read = () => void item.read().then(show, fail);
    // What is known is drawn first, and read anew once that is on screen.
    const reading = setTimeout(read, peekAt(item) === undefined ? 0 : REREAD_MS);
    const unwatch = item.watch(show);
    return () => {
      isCurrent = false;
      clearTimeout(reading);
      unwatch();
    };
  }, [item]);
  const known = useMemo(() => peekAt(item), [item]);
  return stored.of === item ? stored : { value: known, fault: null };
}
