import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LINK = /<link rel="stylesheet"[^>]* href="(\/[^"]+\.css)">/;

/**
 * Puts a built page's style sheet into the page itself, so that its first drawing waits for no second
 * file, ahead of the scripts, so that it is read while they load. Gives the source by which a content
 * policy lets that one sheet be. @throws without a sheet or a script
 */
export function inlineStyle(outDir: string, page: string): string {
  const file = join(outDir, page);
  const html = readFileSync(file, 'utf8');
  const href = LINK.exec(html)?.[1];
  if (!href) throw new Error(`${page} names no style sheet`);
  const sheet = readFileSync(join(outDir, href), 'utf8').trim();
  const [head, ...scripts] = html.replace(LINK, '').split('<script');
  if (scripts.length === 0) throw new Error(`${page} names no script`);
  writeFileSync(file, [`${head}<style>${sheet}</style>`, ...scripts].join('<script'));
  return `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
}
