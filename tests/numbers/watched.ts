import { isObject } from './json.ts';

/** A case's entries, and which of their figures nobody has looked at. */
export interface Watched {
  value: unknown;
  /** Paths of numbers, and of texts in lists, that were never read; a list stands for its items. */
  unread(): string[];
}

type Path = readonly string[];

/** The same value, remembering what is read of it: a figure that is skipped in silence shows. */
export function watched(value: unknown): Watched {
  const read = new Set<string>();
  return { value: watch(value, [], read), unread: () => leavesOf(value, [], read) };
}

const nameOf = (path: Path): string => path.join(' ');

/** An item of a list goes by its name, where it has one. */
function titleOf(item: unknown): string[] {
  const title = isObject(item) ? (item.id ?? item.name) : undefined;
  return typeof title === 'string' ? [title] : [];
}

function watch(value: unknown, path: Path, read: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return found;
      const inner = Array.isArray(target) ? [...path, ...titleOf(found)] : [...path, key];
      if (typeof found !== 'object' || found === null) read.add(nameOf(inner));
      return watch(found, inner, read);
    },
  });
}

function leavesOf(value: unknown, path: Path, read: Set<string>): string[] {
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key], read));
  if (!Array.isArray(value))
    return typeof value === 'number' && !read.has(nameOf(path)) ? [nameOf(path)] : [];
  const isList = value.some((item) => typeof item !== 'object');
  if (isList) return read.has(nameOf(path)) ? [] : [nameOf(path)];
  const items = value.flatMap((item) => leavesOf(item, [...path, ...titleOf(item)], read));
  return [...new Set(items)];
}
