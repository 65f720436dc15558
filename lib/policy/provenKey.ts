import type { Rule } from './rule.ts';

/** Names a rule and its targets as far as a walk-forward hangs on them: no modifiers, nothing to wait for. */
export function provenKey(
  { volatilityExponent: _, trendBars: __, limits: ___, ...plain }: Rule,
  ids: readonly string[],
  targets: readonly number[],
): string {
  const held = ids.map((id, i): [string, number] => [id, targets[i] ?? 0]);
  return canonical([plain, Object.fromEntries(held)]);
}

/** JSON with its names in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
