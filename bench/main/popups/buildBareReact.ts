// The bare React popup, bundled as the product is.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('./bareReact', import.meta.url));

/** A fresh folder with the unpacked extension, minified for production; the caller removes it. */
export async function buildBareReact(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenkeel-bare-react-'));
  await build({
    root: SOURCE,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      outDir: folder,
      target: 'es2023',
      rolldownOptions: { input: path.join(SOURCE, 'popup.html') },
    },
  });
  cpSync(path.join(SOURCE, 'manifest.json'), path.join(folder, 'manifest.json'));
  return folder;
}
