import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { shipAsFiles } from '../../assets/tokens/shipAsFiles.ts';
import { loadTokenList, type TokenList } from '../../lib/registry/tokenList.ts';

const ENTRY = fileURLToPath(new URL('../../lib/registry/tokenList.ts', import.meta.url));

/** The loader as a background's one script, and the files that lie beside it. */
async function built() {
  const outputs = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [shipAsFiles()],
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'lists' } },
  })) as Rolldown.RolldownOutput[];
  const files = outputs.flatMap(({ output }) => output);
  const script = files.find((file) => file.type === 'chunk')?.code ?? '';
  const sources = files.flatMap((file) =>
    file.type === 'asset' ? [[`/${file.fileName}`, String(file.source)] as const] : [],
  );
  return { script, files: new Map<string, string>(sources) };
}

it('a built script holds no token list and fetches, from its own package, the one asked for', async () => {
  const { script, files } = await built();
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return { json: async () => JSON.parse(files.get(url) ?? '') };
  };
  const run = new Function('fetch', `${script}; return lists;`);
  const lists = run(fetch) as { loadTokenList(chainId: number): Promise<TokenList | null> };
  expect(asked).toEqual([]);
  expect(await lists.loadTokenList(10)).toEqual(await loadTokenList(10));
  expect(asked).toEqual(['/tokens/10.json']);
  expect(files.size).toBe(13);
  expect(script.length).toBeLessThan(10_000);
});
