/** What an address would write as three signs, or stands for one that it would, as JSON may too. */
const escaped = (json: string): string =>
  json.replace(
    /[^ -~]|[<>`'_]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The two signs that JSON is full of for two that an address leaves as they are, and back. */
const swapped = (words: string): string => exchanged(exchanged(words, '"', "'"), ' ', '_');

/** One sign for the other, by whole passes; JSON has no raw sign zero, which stands in between. */
const exchanged = (words: string, one: string, other: string): string =>
  words.replaceAll(one, '\0').replaceAll(other, one).replaceAll('\0', other);

/** An address that keeps JSON behind its `#`: in signs that none is changed of, so soonest read. */
export const addressHolding = (plain: string, json: string): string =>
  `${plain}#${swapped(escaped(json))}`;

/** The JSON that an address keeps, its rarer signs escaped, or nothing. */
export function heldIn(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : swapped(address.slice(at + 1));
}
