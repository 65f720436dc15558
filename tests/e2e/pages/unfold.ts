// What is folded away on a screen.
import { type Screen, until } from '../driver/screen.ts';

/** Opens the fold of the list entry that holds all the words, as a click on its summary does. */
export async function unfold(screen: Screen, ...words: string[]): Promise<void> {
  await until(`a fold of ${words.join(', ')}`, () => screen.evaluate(openIn, words));
}

/** Opens the first fold with exactly these words on it, as a click does. */
export const openFold = (screen: Screen, summary: string): Promise<boolean> =>
  until(`the fold ${summary}`, () =>
    screen.evaluate((wanted) => {
      const folds = [...document.querySelectorAll('details')];
      const fold = folds.find((one) => one.querySelector('summary')?.textContent === wanted);
      if (fold && !fold.open) fold.querySelector('summary')?.click();
      return fold?.open === true;
    }, summary),
  );

/** Runs in the page. */
function openIn(words: readonly string[]): boolean {
  const folds = [...document.querySelectorAll('details')].filter((fold) => {
    const entry = fold.closest('li') ?? fold;
    return words.every((one) => entry.textContent?.includes(one));
  });
  const [fold] = folds;
  if (fold && !fold.open) fold.querySelector('summary')?.click();
  return fold?.open === true;
}
