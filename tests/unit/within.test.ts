import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Fault } from '../../lib/core/fault.ts';
import { within } from '../../lib/world/within.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const after = <T>(ms: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

test('what ends in time ends as it would', async () => {
  const told = within(8000, after(7999, 'read'));
  await vi.advanceTimersByTimeAsync(7999);
  await expect(told).resolves.toBe('read');
  await expect(within(8000, Promise.reject(new Fault('rpc.split')))).rejects.toMatchObject({
    code: 'rpc.split',
  });
  expect(vi.getTimerCount()).toBe(0);
});

test('what does not end in time counts as unreachable, whatever comes of it', async () => {
  const told = within(8000, after(9000, 'late')).catch((thrown: unknown) => thrown);
  await vi.advanceTimersByTimeAsync(8000);
  expect(await told).toMatchObject({ code: 'rpc.unreachable' });
});
