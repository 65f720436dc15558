import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { popupFrame } from '../../../components/frame/popupFrame.tsx';
import { keepFrame } from '../../../hooks/keepFrame.ts';
import { heldIn } from '../../../lib/core/heldInAddress.ts';
import { isStillSo } from '../../../lib/core/readyFrame.ts';
import { readEverything } from '../../../lib/storage/everything.ts';
import { frameIn, momentAt } from '../../../lib/storage/frame.ts';
import { keepInAddress } from '../../../lib/storage/popupAddress.ts';
import { portfolioIds } from '../../../lib/storage/portfolios.ts';
import { DEFAULT_SETTINGS, settingsItem } from '../../../lib/storage/settings.ts';
import { snapshotItem } from '../../../lib/storage/snapshots.ts';
import { now } from '../../../lib/world/clock.ts';

let version = '1.0.0';
/** What the browser opens at a click; the library's browser has no toolbar. */
let address = '';

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  version = '1.0.0';
  const manifest = () => ({ manifest_version: 3, name: 'Evenkeel', version }) as const;
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockImplementation(manifest);
  address = 'popup.html';
  vi.spyOn(fakeBrowser.action, 'getPopup').mockImplementation(async () => address);
  vi.spyOn(fakeBrowser.action, 'setPopup').mockImplementation(async ({ popup }) => {
    address = popup;
  });
  await settingsItem.write(DEFAULT_SETTINGS);
  await keepFrame(popupFrame);
});

/** What the popup's first script does before it draws. */
function isShown(time = now()): boolean {
  const frame = frameIn(address);
  return frame !== undefined && isStillSo(frame, momentAt(time));
}

/** Lets a test act around each writing to storage. */
function onSet(act: (set: () => Promise<void>) => Promise<void>): void {
  const { local } = fakeBrowser.storage;
  const set = local.set.bind(local);
  vi.spyOn(local, 'set').mockImplementation((entries) => act(() => set(entries)));
}

it('what is kept in the address comes back out of it, whatever its words', async () => {
  const kept = [
    { 'a b': `'_()*~ "[]{}<>\`^|\\ %7B%23 74% #1?x=1&y \t\n\0 \u202e é 漢 \ud83d\ude00` },
  ];
  await keepInAddress(JSON.stringify(kept));
  const { href } = new URL(address, 'chrome-extension://abc/');
  expect(JSON.parse(heldIn(href))).toEqual(kept);
  expect(href.endsWith(address)).toBe(true);
});

describe('the frame kept for the popup', () => {
  it('is shown while nothing was written since', async () => {
    expect(isShown()).toBe(true);
    expect(JSON.stringify(frameIn(address)?.tree)).toContain('Watch');
  });

  it.each([
    ['a setting', () => settingsItem.write({ ...DEFAULT_SETTINGS, isPrivate: true })],
    ['the same setting again', () => settingsItem.write(DEFAULT_SETTINGS)],
    ['another item', () => portfolioIds.write([])],
  ])('is shown no more once %s was written', async (_what, write) => {
    await write();
    expect(isShown()).toBe(false);
  });

  it('is shown no more once an item was removed', async () => {
    await snapshotItem('p1').remove();
    expect(isShown()).toBe(false);
  });

  it('is not shown where something was written while it was drawn', async () => {
    await portfolioIds.write([]);
    let writing: Promise<void> | undefined;
    await keepFrame((facts, settings) => {
      writing = settingsItem.write({ ...settings, isPrivate: true });
      return popupFrame(facts, settings);
    });
    await writing;
    expect(isShown()).toBe(false);
    await keepFrame(popupFrame);
    expect(isShown()).toBe(true);
  });

  it('is not shown by another version of the extension, nor on a clock set back, nor for ever', async () => {
    expect(isShown(now() - 60)).toBe(false);
    expect(isShown(now() + 86_400)).toBe(false);
    version = '1.0.1';
    expect(isShown()).toBe(false);
  });

  it.each([
    ['before it is stored', 0],
    ['once it is stored', 1],
  ])('is taken away %s, so that no opening in between shows it', async (_when, at) => {
    const shown: boolean[] = [];
    onSet(async (set) => {
      shown.push(isShown());
      await set();
      shown.push(isShown());
    });
    await portfolioIds.write([]);
    expect(shown[at]).toBe(false);
  });

  it('drawn of what was stored before a write is taken away by that write', async () => {
    const kept = address;
    onSet(async (set) => {
      address = kept;
      await set();
    });
    await portfolioIds.write([]);
    expect(isShown()).toBe(false);
  });

  it('is not made of what cannot be read', async () => {
    const epoch = (await readEverything()).epoch;
    await fakeBrowser.storage.local.set({ portfolioIds: 'damaged', epoch: `${epoch}, damaged` });
    await keepFrame(popupFrame);
    expect(isShown()).toBe(false);
  });
});
