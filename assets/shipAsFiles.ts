import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const LIST = /\/assets\/(tokens\/\d+|lending)\.json$/;
const MARK = '\0list:';

/**
 * Ships each token list, and the lending markets, as a file of its own: a build's script holds none
 * of them and fetches, from its own package, the one it is asked for. What is imported is then the
 * function that does so.
 */
export const shipAsFiles = (): Plugin => ({
  name: 'ship-lists-as-files',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => {
    const name = LIST.exec(source)?.[1];
    return name === undefined ? null : MARK + name;
  },
  load(id) {
    if (!id.startsWith(MARK)) return null;
    const fileName = `${id.slice(MARK.length)}.json`;
    const list: unknown = JSON.parse(readFileSync(new URL(fileName, import.meta.url), 'utf8'));
    this.emitFile({ type: 'asset', fileName, source: JSON.stringify(list) });
    return `export default () => fetch(${JSON.stringify(`/${fileName}`)}).then((list) => list.json());`;
  },
});
