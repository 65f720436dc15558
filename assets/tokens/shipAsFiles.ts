import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const LIST = /\/assets\/tokens\/(\d+)\.json$/;
const MARK = '\0token-list:';

/**
 * Ships each token list as a file of its own: a build's script holds none of them and fetches, from
 * its own package, the one it is asked for. What is imported is then the function that does so.
 */
export const shipAsFiles = (): Plugin => ({
  name: 'ship-token-lists-as-files',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => {
    const chainId = LIST.exec(source)?.[1];
    return chainId === undefined ? null : MARK + chainId;
  },
  load(id) {
    if (!id.startsWith(MARK)) return null;
    const file = `${id.slice(MARK.length)}.json`;
    const list: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    const fileName = `tokens/${file}`;
    this.emitFile({ type: 'asset', fileName, source: JSON.stringify(list) });
    return `export default () => fetch(${JSON.stringify(`/${fileName}`)}).then((list) => list.json());`;
  },
});
