// One line a step with its time since the step before, and a picture of what stood on the screen.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Driver } from '../../tests/e2e/driver/launch.ts';
import type { Screen } from '../../tests/e2e/driver/screen.ts';

export interface Shown {
  readonly screen: Screen;
  /** The one element to take a picture of, instead of everything in view. */
  readonly of?: string;
  /** What was found, said after the step's own words. */
  readonly found?: string;
}

export interface Steps {
  /** A step without a picture; `found` says what came of it. */
  say<T>(words: string, run: () => Promise<T> | T, found?: (result: T) => string): Promise<T>;
  /** `name` goes into the file's name. */
  show(driver: Driver, name: string, words: string, run: () => Promise<Shown>): Promise<void>;
}

/** Empties the folder first. */
export function stepsInto(folder: string): Steps {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  let lastAt = performance.now();
  const begin = () => {
    count += 1;
    const number = String(count).padStart(2, '0');
    const end = (words: string, found = '') => {
      const seconds = ((performance.now() - lastAt) / 1000).toFixed(1);
      lastAt = performance.now();
      console.log(`${number}  ${seconds.padStart(5)} s  ${words}${found && `: ${found}`}`);
    };
    return { number, end };
  };
  return {
    async say(words, run, found = () => '') {
      const { end } = begin();
      const result = await run();
      end(words, found(result));
      return result;
    },
    async show(driver, name, words, run) {
      const { number, end } = begin();
      const { screen, of, found } = await run();
      await driver.screenshot(screen, path.join(folder, `${number}-${name}.png`), of);
      end(words, found);
    },
  };
}
