// Lists of choices, which no role of the scenarios names.
import { type Screen, until } from '../driver/screen.ts';

/** Chooses an entry of the first list that offers it, as a user does; waits until it may be chosen. */
export async function choose(screen: Screen, entry: string): Promise<void> {
  await until(`“${entry}” to choose`, () => screen.evaluate(chooseIn, entry));
}

/** Runs in the page; React hears of a list only by the element's own setter and an event. */
function chooseIn(entry: string): boolean {
  const option = [...document.querySelectorAll('option')].find(
    (one) => one.textContent === entry && !one.disabled,
  );
  const list = option?.closest('select');
  if (!option || !list) return false;
  const setter = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
  setter?.call(list, option.value);
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
