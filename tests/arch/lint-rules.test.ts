import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './productFiles.ts';

interface Diagnostic {
  message: string;
  category: string;
  location: { path: string };
}

/** What is said of one line of code in one file, by a part of the message; null when nothing may be. */
const PLANTS: [file: string, code: string, message: string | null][] = [
  ['lib/core/a.ts', 'export const a = 0.5;', 'No decimal literals'],
  ['lib/core/b.ts', 'export const b = 5e-1;', 'No decimal literals'],
  ['lib/core/c.ts', 'export const c = Math.random();', 'core has no chance'],
  ['lib/core/d.ts', 'export const d = Date.now();', 'global variable Date'],
  ['lib/core/e.ts', 'export const e = 10_000n * 0xen;', null],
  ['lib/quant/a.ts', 'export const a = 0.5;', null],
  ['lib/chain/a.ts', "export const a = () => fetch('x');", 'global variable fetch'],
  ['lib/chain/b.ts', "export const b = () => globalThis.fetch('x');", 'goes through lib/net'],
  [
    'lib/chain/c.ts',
    "export const c = (http: (url: string) => void) => http('x');",
    'own transport',
  ],
  ['lib/wallet/a.ts', "export const a = () => navigator.sendBeacon('x');", 'goes through lib/net'],
  ['hooks/a.ts', "export const a = () => new WebSocket('x');", 'global variable WebSocket'],
  [
    'components/a.tsx',
    'export const a = () => localStorage.length;',
    'global variable localStorage',
  ],
  ['entrypoints/app/a.ts', "export const a = () => fetch('x');", 'global variable fetch'],
  ['lib/net/fetchJson.ts', "export const a = () => fetch('x');", null],
  ['lib/net/a.ts', "export const a = () => fetch('x');", 'global variable fetch'],
  ['lib/core/f.ts', 'export const f = (a: any) => a;', 'any'],
  ['lib/core/g.ts', "export * from './f.ts';", 'barrel'],
  ['lib/core/h.ts', 'export default 1;', 'default'],
  ['lib/core/i.ts', 'export const i = (a?: string) => a!.length;', 'non-null'],
  ['lib/core/j.ts', 'export const j = (a: bigint, b: bigint) => (a > b ? a : b);', null],
];

let root = '';
let diagnostics: Diagnostic[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lint-rules-'));
  cpSync(join(ROOT, 'biome.json'), join(root, 'biome.json'));
  mkdirSync(join(root, 'tests'));
  cpSync(join(ROOT, 'tests/arch'), join(root, 'tests/arch'), {
    recursive: true,
    filter: (path) => path.endsWith('arch') || path.endsWith('.grit'),
  });
  for (const [file, code] of PLANTS) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${code}\n`);
  }
  diagnostics = await lint(root);
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Everything biome says of a folder; it exits with 1 when it says anything. */
async function lint(cwd: string): Promise<Diagnostic[]> {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const run = promisify(execFile)(biome, ['lint', '--reporter=json', '.'], { cwd });
  const { stdout } = await run.catch((failed: { stdout: string }) => failed);
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

test.each(PLANTS)('in %s, %s is judged as the house rules say', (file, _code, message) => {
  const said = diagnostics.filter(({ location }) => location.path === file);
  if (message === null) expect(said).toEqual([]);
  else
    expect(
      said
        .map((entry) => entry.message)
        .join(' ')
        .toLowerCase(),
    ).toContain(message.toLowerCase());
});
