import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuilt, loadedWith, namedBy, outputOf } from './built.ts';

export type Part = 'popup' | 'background' | 'app';

/** Gzipped bytes a part may load at most, fonts and lists of assets apart. */
export const BUDGETS: Readonly<Record<Part, number>> = {
  popup: 120_000,
  background: 120_000,
  app: 260_000,
};

export interface Weight {
  /** Gzipped bytes of scripts and style sheets loaded at once. */
  bytes: number;
  files: string[];
  /** Bytes of fonts its style sheets may fetch, as they are: fonts are compressed already. */
  fontBytes: number;
}

/** What opening a part of the Chromium build loads: its page or worker, static imports and styles. */
export function weigh(part: Part): Weight {
  const entries = part === 'background' ? ['background.js'] : namedBy('chrome', part);
  // The popup loads React by itself, right after its first frame.
  const files = loadedWith('chrome', entries, { withDynamic: part === 'popup' });
  const page = part === 'background' ? [] : [`${part}.html`];
  const counted = [...page, ...files].filter((file) => !file.endsWith('.woff2'));
  const bytes = counted.reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
  const fonts = [...new Set([...page, ...files].filter(isStyled).flatMap(fontsOf))];
  return { bytes, files, fontBytes: fonts.reduce((sum, font) => sum + read(font).length, 0) };
}

/** A style sheet, or a page that has it within. */
const isStyled = (file: string): boolean => file.endsWith('.css') || file.endsWith('.html');

const read = (file: string): Buffer => readFileSync(join(outputOf('chrome'), file));

/** Fonts that styles name, found in the build by their file name. */
function fontsOf(sheet: string): string[] {
  const named = new Set(
    [
      ...read(sheet)
        .toString()
        .matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g),
    ].map(([, url]) => basename(url ?? '')),
  );
  return readdirSync(outputOf('chrome'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    named.has(basename(path)),
  );
}

if (import.meta.main) {
  ensureBuilt('chrome');
  for (const part of Object.keys(BUDGETS) as Part[]) {
    const { bytes, files, fontBytes } = weigh(part);
    const isOver = bytes > BUDGETS[part];
    const kilo = (n: number) => `${Math.ceil(n / 1000)} kB`;
    console.log(
      `${part}: ${kilo(bytes)} gzipped of ${kilo(BUDGETS[part])} in ${files.length} files, fonts ${kilo(fontBytes)}${isOver ? ' — over budget' : ''}`,
    );
    if (isOver) process.exitCode = 1;
  }
}
