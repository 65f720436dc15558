/** Signs that JSON is full of and an address writes as three, for signs that it leaves as they are. */
const SWAPS = ['"\'', ' _', '[(', '])', '{*', '}~'];

/** Each of them for its other: twice is as before. By whole passes, which is soonest done. */
const swapped = (words: string): string =>
  SWAPS.reduce(
    (all, [a = '', b = '']) => all.replaceAll(a, '\0').replaceAll(b, a).replaceAll('\0', b),
    words,
  );

/** An address that keeps JSON behind its `#`, half as long as if every sign were escaped. */
export const addressHolding = (plain: string, json: string): string =>
  `${plain}#${encodeURI(swapped(json))}`;

/** The JSON that an address keeps, or nothing. @throws URIError where it was not made by us */
export function heldIn(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : swapped(decodeURI(address.slice(at + 1)));
}
