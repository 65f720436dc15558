import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { caseNames, runCase } from '../numbers/runCases.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CASES = resolve(ROOT, '../shared/refcases');
const names = caseNames(CASES);

describe('beside other programs', () => {
  if (names.length === 0)
    test.skip(
      'every figure agrees with its peer (skipped: no reference cases beside this checkout)',
    );
  for (const name of names)
    test(`${name}: every figure agrees with its peer`, () => {
      const { found } = runCase(CASES, name);
      const out = found.rows.filter(({ isWithin }) => !isWithin);
      expect(out.map((row) => `${row.name}: ${row.ours} for ${row.theirs}`)).toEqual([]);
      expect(found.rows.length + found.skipped.length).toBeGreaterThan(0);
    });
});

/** A put of Hull's kind, its value worked out by hand: forward parity with a call of 2.40. */
const PUT = { type: 'put', S: 42, X: 40, days_360: 180, r_cont: 0.1, sigma: 0.2, value: 0.808599 };

describe('the runner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'numbers-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (cases: string, expected?: unknown) => {
    const path = join(folder, cases);
    mkdirSync(join(path, 'own-14-options-greeks'), { recursive: true });
    if (expected)
      writeFileSync(join(path, 'own-14-options-greeks', 'expected.json'), JSON.stringify(expected));
    const script = join(ROOT, 'tests/numbers/run.ts');
    return spawnSync(process.execPath, [script, '--cases', path], { encoding: 'utf8' });
  };

  test('ends well where every figure is within its tolerance, whatever the entries are called', () => {
    const exact = 0.8085993729000922;
    const { status, stdout } = run('good', { anything: { ...PUT, value: exact } });
    expect(stdout).toContain('anything value');
    expect(status).toBe(0);
  });

  test('ends with 1 where one figure is out', () => {
    const { status, stdout } = run('bad', { anything: PUT });
    expect(stdout).toContain('**no**');
    expect(status).toBe(1);
  });

  test('names each figure that no check looked at', () => {
    const read = { ...PUT, value: 0.8085993729000922 };
    const strange = { ...read, figures: [1, 2], deep: { of: 3 } };
    const { status, stdout, stderr } = run('strange', { read, strange });
    expect(stdout).toContain('| strange figures | nothing here reads it |');
    expect(stdout).toContain('| strange deep of | nothing here reads it |');
    expect(stderr).toContain('strange figures');
    expect(stderr).not.toContain('nothing here reads read');
    expect(status).toBe(0);
  });

  test('says of an entry it cannot read why, and compares the others', () => {
    const entries = { odd: { figures: [1, 2] }, put: { ...PUT, value: 0.8085993729000922 } };
    const { status, stdout } = run('odd', entries);
    expect(stdout).toContain('| odd | neither a put nor a call |');
    expect(stdout).toContain('put value');
    expect(status).toBe(0);
  });

  test('ends with 1 where the folder asked for holds no case', () => {
    expect(run('none').status).toBe(1);
  });
});
