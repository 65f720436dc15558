import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** IndexedDB holds what is long or must survive damage of the other store. Values are encoded. */
interface Stores extends DBSchema {
  /** Second copy of the journal, by portfolio. */
  journal: { key: string; value: unknown };
  history: { key: [portfolioId: string, at: number, id: string]; value: unknown };
}

let opened: Promise<IDBPDatabase<Stores>> | undefined;

/** The database, opened once a context. */
export function database(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>('evenkeel', 1, {
    upgrade(db) {
      db.createObjectStore('journal');
      db.createObjectStore('history');
    },
  });
  return opened;
}
