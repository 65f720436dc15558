// What runs inside a page of the extension. Each function is handed over as text, so that it may
// use nothing from around it; the browser's own rules for extensions hold for it as for any page.

/** One notification on the desktop; Firefox tells its words too. */
export interface Shown {
  readonly id: string;
  readonly title?: string;
  readonly message?: string;
}

interface Api {
  notifications: {
    getAll(): Promise<Record<string, true | { title?: string; message?: string }>>;
    clear(id: string): Promise<boolean>;
  };
  action: {
    getBadgeText(of: object): Promise<string>;
    setBadgeText(badge: { text: string }): Promise<void>;
    getPopup(of: object): Promise<string>;
    setPopup(to: { popup: string }): Promise<void>;
  };
  alarms: { create(name: string, when: object): Promise<void> };
  storage: {
    local: {
      get(key: string | null): Promise<Record<string, unknown>>;
      clear(): Promise<void>;
    };
    onChanged: {
      addListener(listener: ChangeListener): void;
      removeListener(listener: ChangeListener): void;
    };
  };
}

type ChangeListener = (changes: Record<string, { newValue?: unknown }>) => void;

/** Everything shown now, and closes it when `isDismissed`. */
export async function notificationsIn(isDismissed: boolean): Promise<Shown[]> {
  const { notifications } = (globalThis as unknown as { chrome: Api }).chrome;
  const all = await notifications.getAll();
  if (isDismissed) await Promise.all(Object.keys(all).map((id) => notifications.clear(id)));
  return Object.entries(all).map(([id, said]) =>
    said !== true && said.title ? { id, title: said.title, message: said.message ?? '' } : { id },
  );
}

export function badgeIn(): Promise<string> {
  return (globalThis as unknown as { chrome: Api }).chrome.action.getBadgeText({});
}

export function popupAddressIn(): Promise<string> {
  return (globalThis as unknown as { chrome: Api }).chrome.action.getPopup({});
}

export async function journalIn(): Promise<string[]> {
  const { storage } = (globalThis as unknown as { chrome: Api }).chrome;
  const all = Object.entries(await storage.local.get(null));
  const journals = all.filter(([key]) => key.startsWith('journal/') && !key.endsWith('$'));
  return journals.flatMap(([, bundles]) => (bundles as { id: string }[]).map(({ id }) => id));
}

/**
 * The alarm, due now, once no check is running any more: one that began before would end after it,
 * with older figures. Resolves when the handler has written that its last check has ended; badge,
 * prices and history of it are written after that.
 */
export async function fireAlarmIn(): Promise<void> {
  const { alarms, storage } = (globalThis as unknown as { chrome: Api }).chrome;
  const ids = (await storage.local.get('portfolioIds')).portfolioIds as string[] | undefined;
  const last = `check/${ids?.at(-1)}`;
  type Check = { startedAt: number; endedAt: number | null } | undefined;
  const isRunning = async () => ((await storage.local.get(last))[last] as Check)?.endedAt === null;
  // One whose worker was stopped never ends.
  for (let waits = 0; waits < 100 && (await isRunning()); waits += 1)
    await new Promise((resume) => setTimeout(resume, 50));
  const since = Math.floor(Date.now() / 1000);
  let hasStarted = false;
  await new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error('the alarm’s handler did not end')), 30_000);
    const listener: ChangeListener = (changes) => {
      const check = changes[last]?.newValue as Check;
      if (!check || check.startedAt < since) return;
      if (check.endedAt === null) hasStarted = true;
      else if (hasStarted) {
        clearTimeout(tooLate);
        storage.onChanged.removeListener(listener);
        resolve();
      }
    };
    storage.onChanged.addListener(listener);
    void alarms.create('check', { when: Date.now(), periodInMinutes: 15 });
  });
}

/**
 * Nothing stored, nothing shown, the icon as it comes. The stores stay: whoever has them open goes
 * on with them.
 */
export async function clearIn(): Promise<void> {
  const { action, notifications, storage } = (globalThis as unknown as { chrome: Api }).chrome;
  const shown = await notifications.getAll();
  await Promise.all(Object.keys(shown).map((id) => notifications.clear(id)));
  await storage.local.clear();
  await action.setBadgeText({ text: '' });
  await action.setPopup({ popup: '/popup.html' });
  for (const { name } of await indexedDB.databases()) {
    if (name) await emptyStores(name);
  }
  function emptyStores(name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const stores = [...database.objectStoreNames];
        if (stores.length === 0) return resolve(database.close());
        const clearing = database.transaction(stores, 'readwrite');
        for (const store of stores) clearing.objectStore(store).clear();
        clearing.oncomplete = () => resolve(database.close());
        clearing.onerror = () => reject(clearing.error);
      };
    });
  }
}
