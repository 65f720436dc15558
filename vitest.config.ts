import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Extensionless ESM without `"type": "module"`: only a bundler can resolve its imports. */
const BUNDLED = /@1inch\/(limit-order-protocol|solidity)-utils\/.*\.js$/;

/** Drops the source maps of what is bundled: they name files that the packages do not hold. */
const dropSourceMaps: Plugin = {
  name: 'drop-source-maps',
  enforce: 'pre',
  load: (id) => (BUNDLED.test(id) ? withoutMap(readFileSync(id, 'utf8')) : undefined),
};

const withoutMap = (code: string) => code.replace(/\/\/# sourceMappingURL=.*\s*$/, '');

/** One project a folder, so that each layer of tests runs, and is timed, by its name. */
const project = (name: string, testTimeout = 10_000) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: 60_000 },
});

export default defineConfig({
  plugins: [WxtVitest(), dropSourceMaps],
  test: {
    environment: 'node',
    server: { deps: { inline: [BUNDLED] } },
    projects: [
      project('unit'),
      project('property', 60_000),
      project('arch', 120_000),
      project('builds'),
      project('devnet', 60_000),
      project('chain', 60_000),
      project('wallet', 120_000),
    ],
  },
});
