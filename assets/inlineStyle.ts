import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LINK = /<link rel="stylesheet"[^>]* href="(\/[^"]+\.css)">/;

/**
 * Puts a built page's style sheet into the page itself, so that its first drawing waits for no second
 * file, and gives the source by which a content policy lets that one sheet be. @throws without a sheet
 */
export function inlineStyle(outDir: string, page: string): string {
  const file = join(outDir, page);
  const html = readFileSync(file, 'utf8');
  const href = LINK.exec(html)?.[1];
  if (!href) throw new Error(`${page} names no style sheet`);
  const sheet = readFileSync(join(outDir, href), 'utf8').trim();
  writeFileSync(
    file,
    html.replace(LINK, () => `<style>${sheet}</style>`),
  );
  return `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`;
}
