import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { popupFrame } from '../../../components/frame/popupFrame.tsx';
import { keepFrame } from '../../../hooks/keepFrame.ts';
import { isStillSo } from '../../../lib/core/readyFrame.ts';
import { readEverything } from '../../../lib/storage/everything.ts';
import { frameIn, momentOf } from '../../../lib/storage/frame.ts';
import { portfolioIds } from '../../../lib/storage/portfolios.ts';
import { DEFAULT_SETTINGS, settingsItem } from '../../../lib/storage/settings.ts';
import { snapshotItem } from '../../../lib/storage/snapshots.ts';
import { now } from '../../../lib/world/clock.ts';

let version = '1.0.0';

beforeEach(async () => {
  fakeBrowser.reset();
  version = '1.0.0';
  const manifest = () => ({ manifest_version: 3, name: 'Evenkeel', version }) as const;
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockImplementation(manifest);
  await settingsItem.write(DEFAULT_SETTINGS);
  await keepFrame(popupFrame);
});

/** What the popup's first script does before it draws. */
async function isShown(time = now()): Promise<boolean> {
  const stored = await readEverything();
  const frame = frameIn(stored);
  return frame !== undefined && isStillSo(frame, momentOf(stored, time));
}

describe('the frame kept for the popup', () => {
  it('is shown while nothing was written since', async () => {
    expect(await isShown()).toBe(true);
    expect(JSON.stringify(frameIn(await readEverything())?.tree)).toContain('Watch');
  });

  it.each([
    ['a setting', () => settingsItem.write({ ...DEFAULT_SETTINGS, isPrivate: true })],
    ['the same setting again', () => settingsItem.write(DEFAULT_SETTINGS)],
    ['another item', () => portfolioIds.write([])],
  ])('is shown no more once %s was written', async (_what, write) => {
    await write();
    expect(await isShown()).toBe(false);
  });

  it('is shown no more once an item was removed', async () => {
    await snapshotItem('p1').remove();
    expect(await isShown()).toBe(false);
  });

  it('is not shown where something was written while it was drawn', async () => {
    await portfolioIds.write([]);
    await keepFrame((facts, settings) => {
      void settingsItem.write({ ...settings, isPrivate: true });
      return popupFrame(facts, settings);
    });
    expect(await isShown()).toBe(false);
    await keepFrame(popupFrame);
    expect(await isShown()).toBe(true);
  });

  it('is not shown by another version of the extension, nor on a clock set back, nor for ever', async () => {
    expect(await isShown(now() - 60)).toBe(false);
    expect(await isShown(now() + 86_400)).toBe(false);
    version = '1.0.1';
    expect(await isShown()).toBe(false);
  });

  it('is not made of what cannot be read', async () => {
    const epoch = (await readEverything()).epoch;
    await fakeBrowser.storage.local.set({ portfolioIds: 'damaged', epoch: `${epoch}, damaged` });
    await keepFrame(popupFrame);
    expect(await isShown()).toBe(false);
  });
});
