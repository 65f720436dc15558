// The release build that is shown: made when there is none, or when a source is newer.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../tests/arch/built.ts';
import { PRODUCT_FOLDERS, ROOT } from '../../tests/arch/productFiles.ts';

/** Everything the build is made of. */
const SOURCES = [...PRODUCT_FOLDERS, 'assets', 'public', 'wxt.config.ts', 'package-lock.json'];
const MANIFEST = path.join(ROOT, '.output/chrome-mv3/manifest.json');

/** Whether it had to be built; builds named by EVENKEEL_BUILDS are taken as they are. @throws when the build fails */
export function ensureBuild(): boolean {
  if (process.env.EVENKEEL_BUILDS) return false;
  if (existsSync(MANIFEST) && writtenAt(MANIFEST) >= newest(SOURCES)) return false;
  build('chrome');
  return true;
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((name) => path.join(ROOT, name)).flatMap(writtenIn));
}

function writtenIn(file: string): number[] {
  if (!statSync(file).isDirectory()) return [writtenAt(file)];
  const inside = readdirSync(file, { recursive: true, encoding: 'utf8' });
  return inside.map((name) => writtenAt(path.join(file, name)));
}

/** Milliseconds since 1970. */
const writtenAt = (file: string): number => statSync(file).mtimeMs;
