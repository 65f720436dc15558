import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, settingsItem } from '../../lib/storage/settings.ts';

beforeEach(() => fakeBrowser.reset());

describe('stored settings', () => {
  it.each([
    [1, 5],
    [5, 5],
    [15, 15],
    [120, 120],
    [1440, 120],
  ])('of %i minutes between checks are read as %i', async (stored, read) => {
    await fakeBrowser.storage.local.set({
      settings: { ...DEFAULT_SETTINGS, checkMinutes: stored },
    });
    expect((await settingsItem.read()).checkMinutes).toBe(read);
  });

  it('from before there were currencies are read in dollars', async () => {
    const { currency: _gone, ...before } = DEFAULT_SETTINGS;
    await fakeBrowser.storage.local.set({ settings: before });
    expect((await settingsItem.read()).currency).toBe('USD');
  });

  it('in a currency nobody offers are not believed', async () => {
    await fakeBrowser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, currency: 'XXX' } });
    await expect(settingsItem.read()).rejects.toMatchObject({ code: 'storage.unreadable' });
  });
});
