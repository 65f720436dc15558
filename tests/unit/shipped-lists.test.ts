import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { shipAsFiles } from '../../assets/shipAsFiles.ts';
import { loadLendingMarkets } from '../../lib/registry/lending.ts';
import { loadTokenList } from '../../lib/registry/tokenList.ts';
import { builtScript } from './builtScript.ts';

/** A loader as a background's one script, run, and the files that lie beside it. */
async function shipped<T>(module: string) {
  const entry = fileURLToPath(new URL(`../../lib/registry/${module}.ts`, import.meta.url));
  const { script, sources } = await builtScript(entry, 'lists', shipAsFiles());
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return { json: async () => JSON.parse(sources.get(url) ?? '') };
  };
  const lists = new Function('fetch', `${script}; return lists;`)(fetch) as T;
  return { script, sources, asked, lists };
}

it('a built script holds no token list and fetches, from its own package, the one asked for', async () => {
  const { script, sources, asked, lists } = await shipped<{ loadTokenList: typeof loadTokenList }>(
    'tokenList',
  );
  expect(asked).toEqual([]);
  expect(await lists.loadTokenList(10)).toEqual(await loadTokenList(10));
  expect(asked).toEqual(['/tokens/10.json']);
  expect(sources.size).toBe(13);
  expect(script.length).toBeLessThan(10_000);
});

it('nor does it hold the lending markets', async () => {
  const { script, asked, lists } = await shipped<{ loadLendingMarkets: typeof loadLendingMarkets }>(
    'lending',
  );
  expect(await lists.loadLendingMarkets()).toEqual(await loadLendingMarkets());
  expect(asked).toEqual(['/lending.json']);
  expect(script.length).toBeLessThan(10_000);
});
