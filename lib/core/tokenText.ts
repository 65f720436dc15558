import type { Address } from 'viem';

/** The longest name of a token nobody vouches for, in code points. */
const MOST_SIGNS = 16;
/** Published lists have longer ones: `aEthPT_sUSDe_5FEB_2026`. */
export const LISTED_SIGNS = 24;
/** A contract may name itself with megabytes; no more UTF-16 units than these are looked at. */
const MOST_READ = 256;

/** What needs no work: our own names and nearly all published ones. */
const PLAIN = /^[A-Za-z0-9+$_-]{1,16}$/;

const SPACES = /[\s\p{Z}]+/gu;
/** Unseen or steering: control, format (bidi, zero-width), surrogate, private, unassigned, fillers. */
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;
const SLASHES = /[\\|⁄∕⧸]/g;
/** The full stop of East Asian text, which browsers take as the point of a host name. */
const FULL_STOP = /。/g;

/**
 * Letters that run left to right, figures 0–9, signs of currencies and a few marks of writing.
 * Letters that run the other way would turn round the amount beside them, pictures would look like
 * marks of ours, and figures of other scripts like other figures.
 */
const LETTERS =
  'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u01bf\\u01c4-\\u024f\\u1e00-\\u1eff' +
  ['Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Han', 'Hiragana', 'Katakana', 'Hangul']
    .concat(['Thai', 'Devanagari'])
    .map((script) => `\\p{Script=${script}}`)
    .join('');
const MARKS = '\\u0300-\\u0345';
const CURRENCIES = '\\u00a2-\\u00a5\\u0e3f\\u20a0-\\u20c0';
const KEPT = `${LETTERS}${MARKS}${CURRENCIES}0-9 .:/@+\\-_$()[\\]!*%#&',=?`;
/** Made at first need, which nearly no start has: it takes half a millisecond. */
let foreign: RegExp | undefined;
const foreignSigns = (): RegExp => {
  foreign ??= new RegExp(`[^${KEPT}]`, 'gu');
  return foreign;
};
/** Marks that stand on no letter, on another mark, or around something. */
const LOOSE_MARKS = /\p{Me}|(?<!\p{L})\p{M}|(?<=\p{L}\p{M})\p{M}+/gu;

/** A scheme, "www", a handle, a path; a point elsewhere than before one last letter or a version. */
const LINK = /\/\/|:\s*\/|@|\bwww\b|\b(?:https?|ftps?|wss?|ipfs|mailto|tel|data|javascript)\s*:/iu;
const BRIDGED = /^[^.]*[\p{L}\p{N}\p{Sc})]\.(?:[A-Za-z]|[A-Za-z]?\d{1,2})$/u;

/** `0x71C7…976F`: what stands for a token that has no name fit to be shown. */
const shortOf = (address: Address): string => `${address.slice(0, 6)}…${address.slice(-4)}`;

/**
 * A token's own name or symbol as it may be shown: NFKC, letters that run left to right, figures
 * and a few signs, spaces collapsed, at most 16 code points unless said. What reads as a link, and what leaves
 * nothing, becomes the token's shortened address; a point before one last letter (USDC.e) or a
 * version (.v1), which no host name ends with, stays. Its own answer it gives back as it is; never throws.
 */
export function tokenText(raw: string, address: Address, most = MOST_SIGNS): string {
  if (PLAIN.test(raw)) return raw;
  const short = shortOf(address);
  if (raw === short) return raw;
  const clear = clearOf(raw.slice(0, MOST_READ));
  if (LINK.test(clear) || (clear.includes('.') && !BRIDGED.test(clear))) return short;
  const shown = [...clear.replace(/[/:]/g, '-')].slice(0, most).join('').trim();
  return /[\p{L}\p{N}\p{Sc}]/u.test(shown) ? shown : short;
}

/** Without what is unseen, steering or foreign, in its composed form. */
function clearOf(raw: string): string {
  const seen = raw
    .replace(/[\t\n\v\f\r]/g, ' ')
    .replace(UNSEEN, '')
    .normalize('NFKC');
  return seen
    .replace(UNSEEN, '')
    .replace(SLASHES, '/')
    .replace(FULL_STOP, '.')
    .replace(SPACES, ' ')
    .replace(foreignSigns(), '')
    .replace(LOOSE_MARKS, '')
    .normalize('NFKC')
    .replace(/ {2,}/g, ' ')
    .trim();
}
