import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** IndexedDB holds what is long or must survive damage of the other store. Values are encoded. */
interface Stores extends DBSchema {
  /** Second copy of the journal, by portfolio. */
  journal: { key: string; value: unknown };
  history: { key: [portfolioId: string, at: number, id: string]; value: unknown };
  /** Decisions beside their lines of history, under the same keys. */
  decisions: { key: [portfolioId: string, at: number, id: string]; value: unknown };
  /** What each source says of an asset's day. */
  closes: { key: [asset: string, day: number, source: string]; value: unknown };
  /** Purchases and sales the user imported. */
  lots: { key: [portfolioId: string, id: string]; value: unknown };
  /** What swaps cost: as quoted, as filled, as pools say. */
  costs: { key: [chainId: number, source: string, id: string]; value: unknown };
  /** What gas cost in an hour. */
  gas: { key: [chainId: number, hour: number]; value: unknown };
}

/** Raised by each new store; an upgrade adds what is missing and leaves the rest as it is. */
const VERSION = 5;

let opened: Promise<IDBPDatabase<Stores>> | undefined;

/** The database, opened once a context, and let go when a later version wants it. */
export function database(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>('evenkeel', VERSION, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('journal');
        db.createObjectStore('history');
      }
      if (from < 2) db.createObjectStore('closes');
      if (from < 3) db.createObjectStore('lots');
      if (from < 4) {
        db.createObjectStore('costs');
        db.createObjectStore('gas');
      }
      if (from < 5) db.createObjectStore('decisions');
    },
    blocking(_current, _wanted, event) {
      opened = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}
