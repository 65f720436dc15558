import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders whose code is shipped. */
export const PRODUCT_FOLDERS = ['entrypoints', 'components', 'hooks', 'lib'] as const;

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file of the product, as paths from the root, sorted. */
export const productFiles = (root = ROOT): string[] =>
  PRODUCT_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  ).sort();
