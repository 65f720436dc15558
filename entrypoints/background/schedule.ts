import { browser } from '#imports';
import { openPage } from '../../lib/notify/openPage.ts';
import { settingsItem } from '../../lib/storage/settings.ts';

export const ALARM = 'check';

/** The alarm starts late by up to this share of its interval, so that no clock gives us away. */
const MOST_LATE = 0.2;

/**
 * Sets the alarm anew by the user's interval, a random moment late. Alarms do not outlive a session
 * in Firefox.
 */
export async function schedule(): Promise<void> {
  const { checkMinutes } = await settingsItem.read();
  await browser.alarms.create(ALARM, {
    periodInMinutes: checkMinutes,
    delayInMinutes: checkMinutes * (1 + Math.random() * MOST_LATE),
  });
}

/** Runs the work when the alarm fires; the promise is returned so that the worker stays alive. */
export function onAlarm(work: () => Promise<void>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) return work();
  });
}

/**
 * Makes sure that the alarm is there whenever this context starts, and that it starts with the
 * browser: Firefox wakes an event page after a restart only where it listens for that.
 */
export function onStart(arrange: () => Promise<void>): void {
  const ensure = async () => {
    if (!(await browser.alarms.get(ALARM))) await arrange();
  };
  browser.runtime.onStartup.addListener(() => void ensure());
  void ensure();
}

/** Opens the page once, after a first installation. */
export function onInstalled(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openPage('/');
  });
}
