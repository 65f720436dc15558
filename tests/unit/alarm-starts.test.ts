import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ALARM, onStart, schedule } from '../../entrypoints/background/schedule.ts';

const alarm = () => fakeBrowser.alarms.get(ALARM);

beforeEach(() => fakeBrowser.reset());

describe('the alarm', () => {
  it('is there again after the browser was started anew, without a page or popup', async () => {
    onStart(schedule);
    await vi.waitFor(async () => expect(await alarm()).toBeDefined());
    await fakeBrowser.alarms.clear(ALARM); // as Firefox does at its end
    await fakeBrowser.runtime.onStartup.trigger();
    await vi.waitFor(async () => expect(await alarm()).toBeDefined());
  });

  it('that is there is not put off by another start', async () => {
    await schedule();
    const arrange = vi.fn(schedule);
    onStart(arrange);
    await fakeBrowser.runtime.onStartup.trigger();
    await new Promise((resume) => setTimeout(resume));
    expect(arrange).not.toHaveBeenCalled();
  });
});
