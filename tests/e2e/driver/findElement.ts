// Elements by role and name where the browser itself is too slow to ask.
import type { Role } from './screen.ts';

/** Asking Firefox's own accessibility tree takes seconds on a large page. */
export const SELECTORS: Readonly<Record<Role, string>> = {
  button: 'button, [role=button]',
  link: 'a[href]',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  textbox: 'input:not([type]), input[type=text], textarea',
  heading: 'h1, h2, h3, h4, h5, h6',
  img: 'img, [role=img]',
};

/** Runs in the page: the first element of these that is shown and has the name. */
export function findIn(
  selector: string,
  wanted: { name?: string; source?: string; flags?: string },
): Element | undefined {
  const collapsed = (words: string) => words.replace(/\s+/g, ' ').trim();
  const pattern = wanted.source === undefined ? null : new RegExp(wanted.source, wanted.flags);
  const nameOf = (element: Element) => {
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const label = labels.map((one) => one.textContent ?? '').join(' ');
    // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not what is there
    const shown = (element as HTMLElement).innerText;
    const own = element.getAttribute('aria-label') ?? (label || shown);
    return collapsed(own);
  };
  return [...document.querySelectorAll(selector)].find((element) => {
    if (element.getClientRects().length === 0) return false;
    const name = nameOf(element);
    return pattern ? pattern.test(name) : name === wanted.name;
  });
}
