import fc from 'fast-check';
import type { Address } from 'viem';
import { expect, test } from 'vitest';
import { drawnAs, isLookalike } from '../../lib/core/lookalike.ts';
import { LISTED_SIGNS, tokenText } from '../../lib/core/tokenText.ts';
import { ASSETS } from '../../lib/registry/assets.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { loadTokenList } from '../../lib/registry/tokenList.ts';
import { HOSTILE_NAMES } from '../fixtures/hostileNames.ts';
import './seeded.ts';

const AT: Address = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
const SHORT = '0x71C7…976F';
/** Nothing that steers, hides or is unknown, and no mark but one on a letter. */
const STEERING = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;
const RUNS_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const WEB = /\/|:|\\|@|<|>|\bwww\b|\.[\p{L}\p{N}]*\p{L}{2}|\.\s|\s\.|\..*\./iu;

function isFit(shown: string): boolean {
  if (shown === SHORT) return true;
  const length = [...shown].length;
  return (
    length > 0 &&
    length <= 16 &&
    shown === shown.trim() &&
    !STEERING.test(shown.replaceAll(' ', '')) &&
    !/ {2}/.test(shown) &&
    !RUNS_LEFT.test(shown) &&
    !WEB.test(shown) &&
    shown === shown.normalize('NFKC') &&
    !/\p{M}{2}|^\p{M}/u.test(shown)
  );
}

test('there are two hundred hostile names and more', () => {
  expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(200);
});

test.each(HOSTILE_NAMES.map((name, index) => [index, name.slice(0, 40), name] as const))(
  'hostile name %i (%j) comes out fit to be shown, and the same again',
  (_index, _start, name) => {
    const shown = tokenText(name, AT);
    expect(isFit(shown), JSON.stringify(shown)).toBe(true);
    expect(tokenText(shown, AT)).toBe(shown);
  },
);

/** Any text: whole scripts, lone surrogates, what steers and what links, mixed. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'USDC.:/@\u202e\u200b\u0301\u3002 ₮<>אТՍ'), maxLength: 40 }),
  fc.array(fc.constantFrom(...HOSTILE_NAMES), { maxLength: 4 }).map((parts) => parts.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

test('whatever a contract calls itself comes out fit to be shown, and the same again', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const shown = tokenText(raw, AT);
      return isFit(shown) && tokenText(shown, AT) === shown;
    }),
    { numRuns: 5_000 },
  );
});

test('our own symbols and every listed one come out as they are', async () => {
  for (const { symbol, address } of ASSETS) expect(tokenText(symbol, address)).toBe(symbol);
  for (const { id } of CHAINS) {
    for (const { symbol, address } of (await loadTokenList(id))?.tokens ?? [])
      expect(tokenText(symbol, address, LISTED_SIGNS)).toBe(symbol);
  }
});

test.each([
  'USD₮0',
  'USD₮',
  'USDC.e',
  'BTC.b',
  'stkGHO.v1',
  'UNI-V2',
  '1INCH',
  '$MYRO',
  'lp(ETH)',
  '人民币',
  'Ξ',
  'krämer',
])('%s is odd and genuine, and stays', (symbol) => {
  expect(tokenText(symbol, AT)).toBe(symbol);
});

test('nothing that can be read as a name becomes the shortened address', () => {
  for (const name of ['', ' ', '\u200b', '🚀', '...', 'claim.com'])
    expect(tokenText(name, AT)).toBe(SHORT);
});

test('another token’s shortened address is not taken for a name', () => {
  expect(tokenText('0x1234…abcd', AT)).toBe(SHORT);
});

const KNOWN = new Set(['USDC', 'USDT', 'ETH', 'WBTC', 'DAI', 'LINK'].map(drawnAs));

test.each([
  'ՍSDT',
  'USDТ',
  'UЅDC',
  'ЕТН',
  'ΕTH',
  'WВTC',
  'DАI',
  'LІNK',
  'LΙNK',
  'ÚSDC',
  'U$DC',
  'US DC',
  'usdc',
  'lINK',
  '1ink',
])('%s can be mistaken for a symbol we know', (symbol) => {
  expect(isLookalike(symbol, KNOWN)).toBe(true);
});

test.each(['USDC.e', 'USD₮0', 'PEPE', 'ARB', '人民币', 'привет', 'GMX'])(
  '%s can be mistaken for none',
  (symbol) => {
    expect(isLookalike(symbol, KNOWN)).toBe(false);
  },
);
