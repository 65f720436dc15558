// What is folded away on a screen.
import { type Screen, until } from '../driver/screen.ts';

/** Opens the fold of the list entry that holds all the words, as a click on its summary does. */
export async function unfold(screen: Screen, ...words: string[]): Promise<void> {
  await until(`a fold of ${words.join(', ')}`, () => screen.evaluate(openIn, { words }));
}

/** Opens the first fold whose summary is just these words. */
export async function unfoldNamed(screen: Screen, summary: string): Promise<void> {
  await until(`the fold ${summary}`, () => screen.evaluate(openIn, { summary }));
}

/** Runs in the page. */
function openIn({ words = [], summary }: { words?: string[]; summary?: string }): boolean {
  const fold = [...document.querySelectorAll('details')].find((one) => {
    if (summary !== undefined) return one.querySelector('summary')?.textContent === summary;
    const entry = one.closest('li') ?? one;
    return words.every((word) => entry.textContent?.includes(word));
  });
  if (fold && !fold.open) fold.querySelector('summary')?.click();
  return fold?.open === true;
}
