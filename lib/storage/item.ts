import * as v from 'valibot';
import { browser } from '#imports';
import { Fault } from '../core/fault.ts';
import { clearPopupAddress } from './popupAddress.ts';

/** A stored value: read checked, written with bigint as decimal text, watched across contexts. */
export interface StoredItem<T> {
  key: string;
  /** The value, or the fallback when nothing is stored. @throws storage.unreadable */
  read(): Promise<T>;
  /** The value as this context last saw it, without asking; undefined before that. */
  peek(): T | undefined;
  /** @throws storage.full */
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back after each change made in any context; an unreadable value is passed over. */
  watch(changed: (value: T) => void): () => void;
}

/** Shape of every item today. A later shape raises it and brings a pure migration from this one. */
const VERSION = 1;
const versionKey = (key: string) => `${key}$`;

/** Renewed by each write of any item, in one with it: what was made of an older one is no longer so. */
export const EPOCH = 'epoch';
const newEpoch = () => ({ [EPOCH]: crypto.randomUUID() });

/**
 * Writes while the popup's address keeps no frame: what it shows is about to be no longer so. Taken
 * away once more after, for one drawn in between.
 */
async function withoutFrame(write: () => Promise<void>): Promise<void> {
  await clearPopupAddress();
  await write();
  await clearPopupAddress();
}

/** What lies in storage, by key. */
export type Stored = Readonly<Record<string, unknown>>;

/** What this context last read or was told, by key: raw, to be checked at each use. */
const seen = new Map<string, unknown>();
/** Whether all of storage was read once, so that what is not in `seen` is not stored. */
let isAllSeen = false;
/** Stands for a value of a later version: of no shape that is believed. */
const LATER = Symbol('later');

/**
 * One stored item with its version beside it, written together. A value without a version is of the
 * first; one of a later version, or of another shape than the schema's, is not believed.
 */
export function storedItem<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
): StoredItem<T> {
  const parse = (raw: unknown): T => {
    if (raw === null || raw === undefined) return fallback;
    const result = v.safeParse(schema, raw);
    if (!result.success) throw new Fault('storage.unreadable', key);
    return result.output;
  };
  return {
    key,
    read: async () => parse(await reread(key)),
    peek: () => (seen.has(key) || isAllSeen ? parse(seen.get(key)) : undefined),
    write: async (value) => {
      const raw = encode(value);
      const entries = { [key]: raw, [versionKey(key)]: { v: VERSION }, ...newEpoch() };
      const write = () => browser.storage.local.set(entries);
      await withoutFrame(write).catch(() => fail('storage.full', key));
      seen.set(key, raw);
    },
    remove: async () => {
      await withoutFrame(async () => {
        await browser.storage.local.remove([key, versionKey(key)]);
        await browser.storage.local.set(newEpoch());
      });
      seen.delete(key);
    },
    watch: (changed) => watchKey(key, () => changed(parse(seen.get(key)))),
  };
}

/** Takes all that lies in storage as read, so that a first drawing can peek at any item. */
export function remember(stored: Stored): void {
  isAllSeen = true;
  seen.clear();
  for (const key of Object.keys(stored)) see(key, stored);
}

/** Reads an item anew, raw. @throws storage.unreadable */
async function reread(key: string): Promise<unknown> {
  const read = browser.storage.local.get([key, versionKey(key)]) as Promise<Stored>;
  return see(key, await read.catch(() => fail('storage.unreadable', key)));
}

function see(key: string, stored: Stored): unknown {
  const meta = stored[versionKey(key)] as { v?: unknown } | undefined;
  const raw = Number(meta?.v ?? VERSION) > VERSION ? LATER : stored[key];
  seen.set(key, raw);
  return raw;
}

function watchKey(key: string, changed: () => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local' || !(key in changes)) return;
    seen.set(key, changes[key]?.newValue);
    try {
      changed();
    } catch {
      // The next read of this item throws the same fault where it can be shown.
    }
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function fail(code: 'storage.unreadable' | 'storage.full', key: string): never {
  throw new Fault(code, key);
}

/** A copy that any store can hold: bigint as decimal text. */
export function encode(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
  return value;
}
