import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ALARM, schedule } from '../../entrypoints/background/schedule.ts';
import type { SnapshotWorld } from '../../lib/flow/takeSnapshot.ts';
import { settingsItem } from '../../lib/storage/settings.ts';
import { snapshotWorld } from '../../lib/world/snapshotWorld.ts';
import { unhurried } from '../../lib/world/unhurried.ts';

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('the alarm starts up to a fifth of its interval late, and never early', async () => {
  const { checkMinutes } = await settingsItem.read();
  const delays: number[] = [];
  for (let i = 0; i < 40; i++) {
    await schedule();
    const alarm = await fakeBrowser.alarms.get(ALARM);
    delays.push(((alarm?.scheduledTime ?? 0) - Date.now()) / 60_000);
    expect(alarm?.periodInMinutes).toBe(checkMinutes);
  }
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(checkMinutes);
  expect(Math.max(...delays)).toBeLessThanOrEqual(checkMinutes * 1.2);
  expect(new Set(delays).size).toBeGreaterThan(20);
});

it('an alarm’s check asks its chains one by one as it falls, within 300 ms', async () => {
  const asked: number[] = [];
  const readChain: SnapshotWorld['readChain'] = (chainId) => {
    asked.push(chainId);
    return Promise.reject(new Error('asked'));
  };
  const world = unhurried({ ...snapshotWorld, readChain });
  const ids = Array.from({ length: 20 }, (_, i) => i);
  const reads = ids.map((id) => world.readChain(id, {} as never).catch(() => undefined));
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  await Promise.all(reads);
  expect([...asked].sort((a, b) => a - b)).toEqual(ids);
  expect(asked).not.toEqual(ids);
});
