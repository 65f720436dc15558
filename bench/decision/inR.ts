// R beside us, where it is installed: a script is given its numbers as CSV files and prints JSON-like lines.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Why R cannot be asked; null when it has the package. */
export function missingInR(library: string): string | null {
  if (run('cat(1)').status !== 0) return 'R is not installed';
  return run(`library(${library})`).status === 0 ? null : `R is installed without ${library}`;
}

/**
 * What a script prints, its lines split at commas; it runs in a folder of its own with these files.
 * @throws with R's words
 */
export function inR(script: string, files: Record<string, string>): number[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenkeel-r-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const { status, stdout, stderr } = run(script, folder);
    if (status !== 0) throw new Error(stderr);
    return stdout
      .trim()
      .split('\n')
      .map((line) => line.split(',').map(Number));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (script: string, cwd?: string) =>
  spawnSync('Rscript', ['--vanilla', '-e', script], { cwd, encoding: 'utf8' });

/** Rows of numbers without a head, for `as.matrix(read.csv(file, header = FALSE))`. */
export const csvOf = (rows: readonly (readonly number[])[]): string =>
  rows.map((row) => row.join(',')).join('\n');
