import { DEFAULT_SETTINGS, type Settings, settingsItem } from '../lib/storage/settings.ts';
import { useStored } from './useStored.ts';

/** The user's settings; the defaults until they were read. */
export const useSettings = (): Settings => useStored(settingsItem).value ?? DEFAULT_SETTINGS;

/** Changes some settings and keeps the rest. @throws storage.full */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await settingsItem.write({ ...(await settingsItem.read()), ...change });
}
