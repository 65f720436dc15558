// What is folded away on a screen.
import { type Screen, until } from '../driver/screen.ts';

/** Opens the fold of the list entry that holds all the words, as a click on its summary does. */
export async function unfold(screen: Screen, ...words: string[]): Promise<void> {
  await until(`a fold of ${words.join(', ')}`, () => screen.evaluate(openIn, words));
}

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
