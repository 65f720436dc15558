// One open page, addressed as a person addresses it: by what stands on it. The same in both
// browsers; `chromium.ts` and `firefox.ts` each implement it.

/** Roles of the accessibility tree that the scenarios press or read. */
export type Role = 'button' | 'link' | 'checkbox' | 'radio' | 'textbox' | 'heading' | 'img';

/** Exact accessible name, or a pattern it must match. */
export type Name = string | RegExp;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Screen {
  /** The page's address with its route. */
  url(): Promise<string>;
  /** Everything that can be read on it, white space collapsed. */
  text(): Promise<string>;
  /** Waits until there is such an element that can be pressed, then presses it. */
  press(role: Role, name: Name): Promise<void>;
  /** Empties a text box and types into it, key by key where the browser needs it. */
  fill(label: Name, value: string): Promise<void>;
  /** Whether there is such an element now; nothing is waited for. */
  has(role: Role, name: Name): Promise<boolean>;
  isEnabled(role: Role, name: Name): Promise<boolean>;
  /** Runs in the page; `run` may use nothing from around it. */
  evaluate<TArgs extends readonly unknown[], TResult>(
    run: (...args: TArgs) => TResult | Promise<TResult>,
    ...args: TArgs
  ): Promise<TResult>;
  reload(): Promise<void>;
  resize(size: Size): Promise<void>;
  /** A picture of what is in view, or of one element alone. */
  screenshot(file: string, of?: string): Promise<void>;
  toFront(): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** How long a scenario waits for what should come at once. */
export const SOON_MS = 10_000;

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 * @throws with `what` and the last failure when it stays so
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  timeoutMs: number = SOON_MS,
): Promise<T> {
  const giveUpAt = Date.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      failure = undefined;
    } catch (cause) {
      failure = cause;
    }
    if (Date.now() > giveUpAt) {
      const why = failure instanceof Error ? ` (${failure.message})` : '';
      throw new Error(`not within ${timeoutMs / 1000} s: ${what}${why}`, { cause: failure });
    }
    await sleep(50);
  }
}

/** Checks again and again until the check passes. @throws with its last failure when it never does */
export async function holds(
  what: string,
  check: () => Promise<void> | void,
  timeoutMs?: number,
): Promise<void> {
  const passes = async () => {
    await check();
    return true;
  };
  await until(what, passes, timeoutMs);
}

/** Waits until the screen shows the words; the answer is everything it shows then. */
export async function sees(
  screen: Screen,
  words: string | RegExp,
  timeoutMs?: number,
): Promise<string> {
  let shown = '';
  try {
    return await until(
      `the screen says “${words}”`,
      async () => {
        shown = await screen.text();
        return matches(shown, words) && shown;
      },
      timeoutMs,
    );
  } catch (cause) {
    throw new Error(`${(cause as Error).message}; it says: ${shown.slice(0, 1500)}`, { cause });
  }
}

/** Waits until the words are gone. */
export async function seesNoMore(
  screen: Screen,
  words: string | RegExp,
  timeoutMs?: number,
): Promise<void> {
  const gone = async () => !matches(await screen.text(), words);
  await until(`the screen no longer says “${words}”`, gone, timeoutMs);
}

export const collapse = (words: string): string => words.replace(/\s+/g, ' ').trim();

function matches(shown: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? shown.includes(collapse(words)) : words.test(shown);
}

/** A call of `run` as an expression, which both browsers evaluate past the page's own rules. */
export function expressionOf(run: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${run})(...${JSON.stringify(args)})`;
}
