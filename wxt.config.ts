import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { foldAbis } from './assets/foldAbis.ts';
import { inlineStyle } from './assets/inlineStyle.ts';
import { shipAsFiles } from './assets/shipAsFiles.ts';
import { recordModuleGraph } from './tests/arch/moduleGraph.ts';

/** Pins the Chromium id, which is the only name MetaMask shows for us. Public half only. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApIcNDHOgNYKTmfUOIFcqAtmOCPzd7QguPYaXHwRjA09oXtynbETutjpN0tcH5jGwMZI9r1QQ+Bb4Mtq1V2xa4Iwwj6KzKBBYy3E+uPBXgOMm+YuzrZ8wYi28sLc3e/4+5vc5fVl2P/WXCAaS/xob7VNg6fi1rhuHJKBsNLQ719tJex7xJx8vDvjMBsOfE09RpakBTItrobx7PMPRNjPtdew/YNesbaVD8AWpuHgKSbnpRS6mdQ3eKGaCRQycaFe0GnCo0B2zQXgB6NtpFowmx2E76MhUkfegUVsTxq3VksCnklEBihqj/2wFYnqBZcuvaNwusi3XEWQdRu0fWbBmzwIDAQAB';

/** Nothing runs but what is in the package; requests go to https hosts, and by http
 * to the user's own node on this computer or their network: lib/net holds the list of hosts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: http:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The popup's modules wait for its first script, which draws what needs none of them and then asks
 * for the page's own (`entrypoints/popupFrame`).
 */
const hastenPopup: Plugin = {
  name: 'hasten-popup',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { path }) => (path.includes('popup') ? withModulesLater(html) : html),
  },
};

function withModulesLater(html: string): string {
  const main = /\s*<script type="module"[^>]* src="([^"]+)"><\/script>/;
  const src = main.exec(html)?.[1];
  if (!src) throw new Error('the popup names no module');
  const preload = /\s*<link rel="modulepreload"[^>]* href="([^"]+)">/g;
  const imports = [...html.matchAll(preload)].map(([, href]) => href).join(' ');
  return html
    .replace(main, '')
    .replace(preload, '')
    .replace('src="/popupFrame.js"', `$& data-main="${src}" data-imports="${imports}"`);
}

/** The background draws the popup as plain values: it needs what makes elements, not React. */
const elementsForReact: Plugin = {
  name: 'elements-for-react',
  enforce: 'pre',
  resolveId: (id) =>
    /^react(\/jsx-(dev-)?runtime)?$/.test(id) ? resolve('components/frame/elements.ts') : null,
};

/** A bundle takes the sections of words it names, also where one is made of another's. */
const WORDS_HAVE_NONE = [{ test: /\/lib\/core\/text[./]/, sideEffects: false }];

interface Importing {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/** A module with all that import it, near or far, at once and not for later. */
function importersOf(id: string, modules: Importing): string[] {
  const seen = new Set([id]);
  for (const one of seen)
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) seen.add(importer);
  return [...seen];
}

/** The popup's own modules run in it alone; words are taken section by section, not as a folder. */
const APART = /\/entrypoints\/|\.css|\/lib\/core\/text[./]/;

function chunkOf(id: string, modules: Importing): string | null {
  if (APART.test(id)) return null;
  const above = importersOf(id, modules);
  const isBelow = (entry: string) =>
    above.some((one) => one.endsWith(`entrypoints/popup/${entry}`));
  if (isBelow('main.tsx')) return 'popupFirst';
  return isBelow('startReact.tsx') ? 'popupReact' : null;
}

/**
 * What the popup loads stays one file for each step of its start, however the full page's screens
 * are split: many small files are many requests, and compress worse.
 */
const keepPopupWhole: Plugin = {
  name: 'keep-popup-whole',
  outputOptions: (options) =>
    options.codeSplitting === false || options.format !== 'es'
      ? options
      : { ...options, codeSplitting: { groups: [{ name: chunkOf }] } },
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/module-react'],
  zip: {
    sourcesTemplate: 'evenkeel-{{version}}-sources.zip',
    // Hidden files are left out by themselves; this one keeps an install from running scripts.
    includeSources: ['**/*', '.npmrc'],
  },
  ...(!process.env.EVENKEEL_GALLERY && {
    filterEntrypoints: ['background', 'popup', 'popupFrame', 'app'],
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === 'background'))
        config.plugins?.push(elementsForReact);
    },
    'build:manifestGenerated': ({ config }, { content_security_policy: policy }) => {
      if (config.command !== 'build' || typeof policy !== 'object' || !policy.extension_pages)
        return;
      const own = inlineStyle(config.outDir, 'popup.html');
      policy.extension_pages = policy.extension_pages.replace("style-src 'self'", `$& ${own}`);
    },
  },
  vite: ({ browser }) => ({
    plugins: [
      tailwindcss(),
      foldAbis(),
      hastenPopup,
      keepPopupWhole,
      recordModuleGraph(browser),
      shipAsFiles(),
    ],
    build: {
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        treeshake: { moduleSideEffects: WORDS_HAVE_NONE },
      },
    },
  }),
  manifest: ({ browser, command }) => ({
    name: 'Evenkeel',
    description: 'Keeps your own-wallet crypto portfolio at its target weights. Your wallet signs.',
    permissions: ['storage', 'alarms', 'notifications'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(command === 'build' && {
      content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'evenkeel@evenkeel.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['financialAndPaymentInfo'] },
            },
          },
        }
      : { key: CHROMIUM_KEY, minimum_chrome_version: '120', externally_connectable: { ids: [] } }),
  }),
});
