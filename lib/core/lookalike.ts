/** Scripts a symbol may be written in; those of East Asia go together. */
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
];

/** Signs drawn like a Latin letter, in lower case (Cyrillic, Greek, Armenian, currencies, figures). */
const DRAWN_LIKE: Readonly<Record<string, string>> = {
  a: 'аα₳',
  b: 'вβ₿฿',
  c: 'сϲ¢₵',
  d: 'ԁժđ',
  e: 'еεξ€ӗ',
  g: 'ԍց₲',
  h: 'нһηհ',
  i: 'іιıl1ӏլ!',
  j: 'јյϳ',
  k: 'кκ₭',
  m: 'мμ',
  n: 'νող₦ŋ',
  o: 'оοօ0σø',
  p: 'рρ₱',
  q: 'ԛզ',
  s: 'ѕտ5$',
  t: 'тτ₮ŧ',
  u: 'սυ',
  w: 'ԝшω₩',
  x: 'хχ',
  y: 'уүγ¥',
  z: 'ζ',
};
const LATIN_OF = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([latin, signs]) => [...signs].map((sign) => [sign, latin])),
);

/** A symbol as the eye takes it: case, accents, spaces and points gone, look-alikes made Latin. */
export function drawnAs(symbol: string): string {
  const bare = symbol.normalize('NFD').replace(/[\p{M}\s.()[\]_-]/gu, '');
  return [...bare.toLowerCase()].map((sign) => LATIN_OF.get(sign) ?? sign).join('');
}

/**
 * Whether a symbol may be taken for another one: it mixes alphabets (an Armenian letter in "ՍSDT"),
 * or is drawn as one of the known symbols. `known` holds those as `drawnAs` gives them.
 */
export function isLookalike(symbol: string, known: ReadonlySet<string>): boolean {
  const scripts = SCRIPTS.filter((script) => script.test(symbol));
  return scripts.length > 1 || known.has(drawnAs(symbol));
}
