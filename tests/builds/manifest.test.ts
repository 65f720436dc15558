import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BROWSERS, type Browser, outputOf } from '../arch/built.ts';
import { ROOT } from '../arch/productFiles.ts';

/** The id Chromium derives from the manifest's key: MetaMask shows this and nothing else of us. */
const CHROMIUM_ID = 'cbgebdhjajomdbphnfkimehiifkeincp';

type Manifest = Record<string, unknown> & {
  permissions: string[];
  key?: string;
  content_security_policy: { extension_pages: string };
  background: Record<string, unknown>;
};

const read = (browser: Browser): Manifest =>
  JSON.parse(readFileSync(join(outputOf(browser), 'manifest.json'), 'utf8'));

/** The source of the one sheet within a page, as a policy names it. */
function sheetOf(page: string, browser: Browser): string {
  const html = readFileSync(join(outputOf(browser), page), 'utf8');
  const sheets = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet = '']) => sheet);
  expect(sheets).toHaveLength(1);
  return `'sha256-${createHash('sha256').update(sheets.join('')).digest('base64')}'`;
}

describe.each(BROWSERS)('the manifest for %s', (browser) => {
  test('is of version 3, with a background of its own', () => {
    const manifest = read(browser);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.background).toMatchObject(
      browser === 'chrome' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
    );
  });

  test('asks for storage, alarms and notifications, and for no host', () => {
    const manifest = read(browser);
    expect([...manifest.permissions].sort()).toEqual(['alarms', 'notifications', 'storage']);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toBeUndefined();
  });

  test('lets hosts be granted later, one by one', () => {
    expect(read(browser).optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  test('puts nothing into any web page and lets none in', () => {
    const manifest = read(browser);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    const files = readdirSync(outputOf(browser), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.includes('content-scripts'))).toEqual([]);
  });

  test("runs only what is in the package, and styles by its files and the popup's own sheet", () => {
    const policy = read(browser).content_security_policy.extension_pages.split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${sheetOf('popup.html', browser)}`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' https: http:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('names only files that are there, and no page but popup and app', () => {
    const manifest = read(browser) as Manifest & {
      icons: Record<string, string>;
      action: { default_popup: string };
    };
    const named = [...Object.values(manifest.icons), manifest.action.default_popup];
    for (const file of named) expect(existsSync(join(outputOf(browser), file)), file).toBe(true);
    const pages = readdirSync(outputOf(browser)).filter((file) => file.endsWith('.html'));
    expect(pages.sort()).toEqual(['app.html', 'popup.html']);
  });

  test('ships no source map and nothing built for development', () => {
    const files = readdirSync(outputOf(browser), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const code = readFileSync(join(outputOf(browser), file), 'utf8');
      expect(/react\.development|jsxDEV\(|import\.meta\.hot/.test(code), file).toBe(false);
    }
  });
});

test('in Chromium the key pins the id that MetaMask will show and the README names', () => {
  const { key } = read('chrome');
  const digest = createHash('sha256')
    .update(Buffer.from(key ?? '', 'base64'))
    .digest('hex');
  const id = [...digest.slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
  expect(id).toBe(CHROMIUM_ID);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(id);
});

test('in Chromium no page and no other extension may open a channel to us', () => {
  expect(read('chrome').externally_connectable).toEqual({ ids: [] });
});

test('in Firefox the id is fixed, and what is collected is declared', () => {
  const manifest = read('firefox');
  expect(manifest.browser_specific_settings).toMatchObject({
    gecko: {
      id: 'evenkeel@evenkeel.app',
      data_collection_permissions: { required: ['financialAndPaymentInfo'] },
    },
  });
  expect(manifest.key).toBeUndefined();
});
