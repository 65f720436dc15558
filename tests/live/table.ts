// Rows of text under their headings.

/** Columns as wide as their widest entry. */
export function tableOf(listed: readonly object[]): string {
  const rows = listed.map((row) => new Map<string, unknown>(Object.entries(row)));
  const heads = [...(rows[0]?.keys() ?? [])].filter((key) => key !== 'isFit');
  const widths = heads.map((head) =>
    Math.max(head.length, ...rows.map((row) => String(row.get(head) ?? '').length)),
  );
  const line = (of: (head: string) => unknown) =>
    heads.map((head, i) => String(of(head) ?? '').padEnd(widths[i] ?? 0)).join('  ');
  return [line((head) => head), ...rows.map((row) => line((head) => row.get(head)))]
    .map((text) => text.trimEnd())
    .join('\n');
}
