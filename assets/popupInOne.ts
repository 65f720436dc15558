import { resolve } from 'node:path';

interface Context {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const MAIN = resolve('entrypoints/popup/main.tsx');
const WORDS = /\/lib\/core\/text[./]/;

/**
 * Puts all that the popup draws with into one file: the page's screens, loaded one by one, would
 * else cut it into dozens. Words stay apart, since each bundle takes the sections it names.
 */
export function popupInOne() {
  let known: ReadonlySet<string> | undefined;
  const name = (id: string, context: Context) => {
    known ??= reachedFrom(MAIN, context);
    // The page's first module runs at once: not in what other pages load too.
    return known.has(id) && id !== MAIN && !WORDS.test(id) ? 'drawing' : null;
  };
  return { includeDependenciesRecursively: false, groups: [{ debugName: 'drawing', name }] };
}

/** A module and whatever it imports at once, and that in turn; nothing where it is not built. */
function reachedFrom(main: string, context: Context): Set<string> {
  const reached = new Set<string>();
  const queue = [main];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const imported = reached.has(id) ? undefined : context.getModuleInfo(id)?.importedIds;
    if (!imported) continue;
    reached.add(id);
    queue.push(...imported);
  }
  return reached;
}
