import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { foldAbis } from '../../assets/foldAbis.ts';
import * as abis from '../../lib/chain/abi.ts';
import { builtScript } from './builtScript.ts';

/** A module as a build ships it, with all that it needs. */
const built = async (entry: string): Promise<string> =>
  (await builtScript(entry, 'shipped', foldAbis())).script;

it('interfaces are shipped parsed, the same to the last letter, and their parser is not', async () => {
  const script = await built(fileURLToPath(new URL('../../lib/chain/abi.ts', import.meta.url)));
  const shipped = new Function(`${script}; return shipped;`)();
  expect({ ...shipped }).toEqual({ ...abis });
  expect(script).not.toContain('function balanceOf');
  expect(script.length).toBeLessThan(10_000);
});

it('an interface put together as it runs is no interface that can be shipped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-fold-'));
  const entry = join(folder, 'put-together.js');
  writeFileSync(entry, 'export const of = (words) => parseAbi([words]);');
  await expect(built(entry)).rejects.toThrow('not written out in place');
  rmSync(folder, { recursive: true });
});
