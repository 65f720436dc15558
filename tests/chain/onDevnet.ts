import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Devnet, type DevnetOptions, startDevnet } from '../../devnet/startDevnet.ts';
import { useFront } from './throughFront.ts';

/**
 * A devnet for the tests of a file, reached through its front, which is honest again after each.
 * `prepare` runs once, before the first; the answer gives the devnet from then on.
 */
export function onDevnet(
  options: DevnetOptions = {},
  prepare: (devnet: Devnet) => Promise<void> = async () => {},
): () => Devnet {
  let started: Devnet | undefined;
  let restore = () => {};
  beforeAll(async () => {
    started = await startDevnet(options);
    restore = useFront(started.front);
    await prepare(started);
  }, 90_000);
  afterEach(() => started?.front.reset());
  afterAll(async () => {
    restore();
    await started?.stop();
  });
  return () => {
    if (!started) throw new Error('no devnet was started');
    return started;
  };
}
