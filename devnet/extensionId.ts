// The ids Chromium gives to unpacked extensions.
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** From the manifest's key, or without one from the folder's real path. */
export function extensionIdOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    key?: string;
  };
  const source = manifest.key ? Buffer.from(manifest.key, 'base64') : realpathSync(folder);
  const digest = createHash('sha256').update(source).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
