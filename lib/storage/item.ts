import * as v from 'valibot';
import { storage } from '#imports';
import { Fault } from '../core/fault.ts';

/** A stored value: read checked, written with bigint as decimal text, watched across contexts. */
export interface StoredItem<T> {
  /** The value, or the fallback when nothing is stored. @throws storage.unreadable */
  read(): Promise<T>;
  /** @throws storage.full */
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back after each change made in any context; an unreadable value is passed over. */
  watch(changed: (value: T) => void): () => void;
}

/**
 * One stored item with a version, migrations and a check on read. Version 1 from the start: WXT
 * stores no version without migrations, and hands back old shapes when one throws, so what comes
 * back is believed only after the schema.
 */
export function storedItem<T>(
  key: `local:${string}`,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): StoredItem<T> {
  const item = storage.defineItem<unknown>(key, { version: 1, migrations: {} });
  const parse = (raw: unknown): T => {
    if (raw === null || raw === undefined) return fallback;
    const result = v.safeParse(schema, raw);
    if (!result.success) throw new Fault('storage.unreadable', key);
    return result.output;
  };
  return {
    read: async () => parse(await item.getValue().catch(() => failRead(key))),
    write: (value) => item.setValue(encode(value)).catch(() => failWrite(key)),
    remove: () => item.removeValue(),
    watch: (changed) =>
      item.watch((raw) => {
        try {
          changed(parse(raw));
        } catch {
          // The next read of this item throws the same fault where it can be shown.
        }
      }),
  };
}

const failRead = (key: string): never => {
  throw new Fault('storage.unreadable', key);
};
const failWrite = (key: string): never => {
  throw new Fault('storage.full', key);
};

/** A copy that any store can hold: bigint as decimal text. */
export function encode(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
  return value;
}
