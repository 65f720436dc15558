import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportJudgement, judgeImports, ruleNames } from './importRules.ts';
import { productFiles, ROOT } from './productFiles.ts';

/** One file that breaks one rule. Where the rule holds for a room, another room gives it a target. */
const VIOLATIONS: Record<string, { file: string; code: string }> = {
  'core-stands-alone': {
    file: 'lib/core/a.ts',
    code: "import type { target } from '../registry/target.ts';\nexport type A = typeof target;",
  },
  'core-runs-on-values': { file: 'lib/core/b.ts', code: "export { http } from 'viem';" },
  'core-types-from-viem': {
    file: 'lib/core/c.ts',
    code: "import type { FC } from 'react';\nexport type C = FC;",
  },
  'quant-stands-alone': {
    file: 'lib/quant/a.ts',
    code: "export { target } from '../core/target.ts';",
  },
  'quant-needs-no-package': {
    file: 'lib/quant/b.ts',
    code: "import type { Hex } from 'viem';\nexport type B = Hex;",
  },
  'policy-on-core-and-quant': {
    file: 'lib/policy/a.ts',
    code: "export { target } from '../registry/target.ts';",
  },
  'policy-runs-on-values': { file: 'lib/policy/b.ts', code: "export { object } from 'valibot';" },
  'flow-asks-ports': {
    file: 'lib/flow/a.ts',
    code: "export { target } from '../chain/target.ts';",
  },
  'flow-runs-on-values': { file: 'lib/flow/b.ts', code: "export { createClient } from 'viem';" },
  ...Object.fromEntries(
    ['chain', 'prices', 'quotes', 'orders', 'wallet', 'storage', 'messages', 'notify'].map(
      (name, index, all) => [
        `adapters-stand-alone:${name}`,
        {
          file: `lib/${name}/a.ts`,
          code: `export { target } from '../${all[(index + 1) % all.length]}/target.ts';`,
        },
      ],
    ),
  ),
  'net-below-adapters': {
    file: 'lib/net/a.ts',
    code: "export { target } from '../chain/target.ts';",
  },
  'registry-is-data': {
    file: 'lib/registry/a.ts',
    code: "export { target } from '../net/target.ts';",
  },
  'hooks-below-views': {
    file: 'hooks/a.ts',
    code: "export { target } from '../components/target.ts';",
  },
  'components-only-draw': {
    file: 'components/ui/a.ts',
    code: "export { target } from '../../lib/storage/target.ts';",
  },
  'components-hold-no-state': {
    file: 'components/ui/b.ts',
    code: "export { useQuery } from '@tanstack/react-query';",
  },
  'entrypoints-are-tops': {
    file: 'entrypoints/app/a.ts',
    code: "export { a } from '../popup/main.tsx';",
  },
  'nothing-above-imports-down': {
    file: 'lib/storage/b.ts',
    code: "export { target } from '../../hooks/target.ts';",
  },
  'no-tests-in-product': {
    file: 'lib/core/d.ts',
    code: "export { target } from '../../devnet/target.ts';",
  },
  'world-joins-all-but-the-wallet': {
    file: 'lib/world/a.ts',
    code: "export { target } from '../wallet/target.ts';",
  },
  'extension-api-at-the-edge': {
    file: 'lib/chain/b.ts',
    code: "export { browser } from '#imports';",
  },
  'no-unresolved': { file: 'lib/core/e.ts', code: "export { nothing } from './nothing.ts';" },
  'no-circles': { file: 'lib/core/round.ts', code: "export { back } from './back.ts';" },
  'no-orphans': { file: 'lib/core/alone.ts', code: 'export const alone = 1;' },
  'background-cannot-sign': {
    file: 'entrypoints/background/index.ts',
    code: "export { between } from '../../hooks/between.ts';",
  },
  'popup-asks-no-wallet': {
    file: 'entrypoints/popup/main.tsx',
    code: "export { between as a } from '../../hooks/between.ts';",
  },
  'popup-stays-light': {
    file: 'entrypoints/popup/index.tsx',
    code: "export { viaViem } from '../../hooks/viaViem.ts';",
  },
};

/** Files that look like violations and are none. */
const FINE: Record<string, string> = {
  'lib/core/fineTypes.ts': "import type { Address } from 'viem';\nexport type A = Address;",
  'lib/core/fineUtils.ts': "export { keccak256 } from 'viem/utils';",
  'lib/flow/fineTypes.ts':
    "import type { target } from '../wallet/target.ts';\nexport type T = typeof target;",
  'lib/storage/fineImports.ts': "export { storage } from '#imports';",
  'entrypoints/popup/fineTypes.ts':
    "import type { target } from '../../lib/wallet/target.ts';\nimport type { Hex } from 'viem';\nexport type T = [typeof target, Hex];",
  'entrypoints/popup/fineUtils.ts': "export { keccak256 } from '../../lib/core/fineUtils.ts';",
  'entrypoints/app/fineWallet.ts': "export { target } from '../../lib/wallet/target.ts';",
};

const ROOMS_WITH_TARGET = [
  ...['core', 'registry', 'net', 'chain', 'prices', 'quotes', 'orders', 'wallet', 'storage'],
  ...['messages', 'notify'],
].map((room) => `lib/${room}/target.ts`);

const SUPPORT: Record<string, string> = {
  ...Object.fromEntries(
    [...ROOMS_WITH_TARGET, 'components/target.ts', 'hooks/target.ts', 'devnet/target.ts'].map(
      (file) => [file, 'export const target = 1;'],
    ),
  ),
  'lib/core/back.ts': "export { back } from './round.ts';",
  'hooks/between.ts': "export { target as between } from '../lib/wallet/target.ts';",
  'hooks/viaViem.ts': "export { http as viaViem } from 'viem';",
};

let root = '';
let planted: ImportJudgement;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'import-rules-'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const plants = Object.values(VIOLATIONS).map(({ file, code }) => [file, code]);
  for (const [file, code] of [...plants, ...Object.entries(SUPPORT), ...Object.entries(FINE)]) {
    if (!file || !code) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), code);
  }
  planted = await judgeImports(root);
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every import rule has a planted violation', () => {
  expect(Object.keys(VIOLATIONS).sort()).toEqual(ruleNames().sort());
});

test.each(Object.entries(VIOLATIONS))('%s is caught where it is broken', (rule, { file }) => {
  const caught = planted.violations.filter(({ from, to }) => from === file || to === file);
  expect(caught.map((violation) => violation.rule)).toContain(rule);
});

test.each(Object.keys(FINE))('%s breaks no rule', (file) => {
  expect(planted.violations.filter(({ from }) => from === file)).toEqual([]);
});

test('the product breaks no import rule, and no TypeScript file of it goes unread', async () => {
  const { violations, cruised } = await judgeImports();
  expect(violations).toEqual([]);
  expect(cruised).toEqual(expect.arrayContaining(productFiles()));
  expect(productFiles().length).toBeGreaterThan(20);
}, 60_000);
