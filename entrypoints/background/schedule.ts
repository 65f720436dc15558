import { browser } from '#imports';
import { openPage } from '../../lib/notify/openPage.ts';
import { settingsItem } from '../../lib/storage/settings.ts';

export const ALARM = 'check';

/** Sets the alarm anew by the user's interval. Alarms do not outlive a session in Firefox. */
export async function schedule(): Promise<void> {
  const { checkMinutes } = await settingsItem.read();
  await browser.alarms.create(ALARM, {
    periodInMinutes: checkMinutes,
    delayInMinutes: checkMinutes,
  });
}

/** Runs the work when the alarm fires; the promise is returned so that the worker stays alive. */
export function onAlarm(work: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) return work();
  });
}

/** Makes sure that the alarm is there whenever this context starts. */
export function onStart(arrange: () => Promise<void>): void {
  void browser.alarms.get(ALARM).then((alarm) => (alarm ? undefined : arrange()));
}

/** Opens the page once, after a first installation. */
export function onInstalled(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openPage('/');
  });
}
