// Chromium names a notification by its id only. What it says is put together from the history
// entry that was written with it, by the product's own words.
import { percent } from '../../lib/core/alertText.ts';
import type { AlertEntry } from '../../lib/core/history.ts';
import { bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import type { Driver } from '../../tests/e2e/driver/launch.ts';

type Alert = Pick<AlertEntry, 'classId' | 'weight' | 'target'>;

/** The title of the last alert. @throws when there was none */
export async function lastAlertTitle(driver: Driver): Promise<string> {
  const alert = await driver.evaluateInExtension(lastAlertIn);
  if (!alert) throw new Error('no alert in the history');
  const drift = bps(alert.weight - alert.target);
  return text.alert.title[drift < 0 ? 'under' : 'over'](alert.classId, percent(drift));
}

/** Runs inside a page of the extension. */
function lastAlertIn(): Promise<Alert | undefined> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('evenkeel');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction('history').objectStore('history').getAll();
      asking.onerror = () => reject(asking.error);
      asking.onsuccess = () => {
        opening.result.close();
        const alerts = asking.result.filter(({ kind }) => kind === 'alert');
        resolve(alerts.at(-1));
      };
    };
  });
}
