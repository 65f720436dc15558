import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { CHAINS } from '../../lib/registry/chains.ts';
import { loadTokenList, parseTokenList, type TokenList } from '../../lib/registry/tokenList.ts';

/** What all lists together may weigh, gzipped one by one as a build ships them. */
const MOST_BYTES = 80_000;
const FOLDER = new URL('../../assets/tokens/', import.meta.url);

const lists = await Promise.all(CHAINS.map(({ id }) => loadTokenList(id)));
const tokensOf = (chainId: number) => lists.find((one) => one?.chainId === chainId)?.tokens ?? [];
const symbolsOn = (chainId: number) => tokensOf(chainId).map(({ symbol }) => symbol);

const LIST: TokenList = {
  chainId: 1,
  date: '2026-09-23',
  sources: ['a@1'],
  tokens: [{ address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2', symbol: 'WETH', decimals: 18 }],
};
const RAW = { ...LIST, tokens: [['0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2', 'WETH', 18]] };

describe('the token lists', () => {
  it('exist for every chain we know and for no other', () => {
    expect(lists.map((list) => list?.chainId)).toEqual(CHAINS.map(({ id }) => id));
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(files.length).toBe(CHAINS.length);
  });

  it('weigh at most 80 kB gzipped over all chains', () => {
    const bytes = CHAINS.map(({ id }) => {
      const file = readFileSync(new URL(`${id}.json`, FOLDER), 'utf8');
      return gzipSync(JSON.stringify(JSON.parse(file))).length;
    });
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('have each token once, at a checksummed address, and say when and from what they are made', () => {
    for (const list of lists) {
      const { tokens = [], date, sources } = list ?? {};
      expect(tokens).not.toHaveLength(0);
      expect(new Set(tokens.map(({ address }) => address)).size).toBe(tokens.length);
      expect(tokens.filter(({ address }) => getAddress(address) !== address)).toEqual([]);
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(sources).not.toHaveLength(0);
      for (const source of sources ?? []) expect(source).toMatch(/^@[a-z-]+\/[a-z-]+@[\d.]+$/);
    }
  });

  it('keep genuine oddities and tell bridged dollars apart', () => {
    expect(symbolsOn(42161)).toEqual(expect.arrayContaining(['USD₮0', 'USDC.e', 'USDC']));
    expect(symbolsOn(43114)).toEqual(expect.arrayContaining(['WETH.e', 'BTC.b', 'USDt']));
  });

  it('name no chain’s own coin by a second address', () => {
    const polygon = tokensOf(137).map(({ address }) => address);
    expect(polygon).not.toContain('0x0000000000000000000000000000000000001010');
  });

  it('have no symbol with a control, bidi or zero-width character, a space or a link', () => {
    const all = CHAINS.flatMap(({ id }) => symbolsOn(id));
    expect(all.length).toBeGreaterThan(1700);
    expect(all.filter((symbol) => /[\p{C}\p{Z}/]|\.(com|io|xyz|org|net)/iu.test(symbol))).toEqual(
      [],
    );
  });
});

describe('a token list', () => {
  it('is read as it is written', () => {
    expect(parseTokenList(RAW)).toEqual(LIST);
  });

  it('of a chain we do not know is null', async () => {
    expect(await loadTokenList(999)).toBeNull();
  });

  it('is refused unless every part of it is what it should be', () => {
    const [row = []] = RAW.tokens;
    const broken: unknown[] = [
      null,
      'tokens',
      [],
      { ...RAW, chainId: '1' },
      { ...RAW, date: '' },
      { ...RAW, sources: 'a' },
      { ...RAW, tokens: {} },
      { ...RAW, tokens: [{}] },
      { ...RAW, tokens: [['0xC02a', 'WETH', 18]] },
      { ...RAW, tokens: [[row[0], '', 18]] },
      { ...RAW, tokens: [[row[0], 'W'.repeat(33), 18]] },
      { ...RAW, tokens: [[row[0], 'WETH', 37]] },
      { ...RAW, tokens: [[row[0], 'WETH', -1]] },
      { ...RAW, tokens: [[row[0], 'WETH', 1.5]] },
      { ...RAW, tokens: [[row[0], 'WETH', '18']] },
    ];
    for (const raw of broken) expect(() => parseTokenList(raw)).toThrow(RangeError);
  });
});
