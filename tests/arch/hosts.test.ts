import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { CHAINS } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { productFiles, ROOT } from './productFiles.ts';

/** Hosts that are only ever opened in a tab by a click, never asked by us. */
const LINKED = [
  ...CHAINS.flatMap(({ explorer }) => (explorer ? new URL(explorer).host : [])),
  'metamask.io',
  'www.w3.org', // in the name of a namespace
];

/** Every https address written in the code, comments aside, by its host. A host may be a placeholder. */
function hostsIn(file: string, code = readFileSync(join(ROOT, file), 'utf8')): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const hosts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isJsxText(node))
      hosts.push(
        ...[...node.text.matchAll(/(?:https?|wss?):\/\/([^/\s"'`]+)/g)].map(([, h]) => h ?? ''),
      );
    ts.forEachChild(node, visit);
  };
  visit(source);
  return hosts;
}

test('every host written in the product is in the host table, or is only linked to', () => {
  const known = [...HOSTS.map(({ host }) => host), ...LINKED];
  const written = productFiles()
    .filter((file) => !file.startsWith('entrypoints/gallery/'))
    .flatMap((file) => hostsIn(file).map((host) => ({ file, host })));
  expect(written.length).toBeGreaterThan(3);
  expect(written.filter(({ host }) => !known.includes(host))).toEqual([]);
});

test('a host is seen in a string, a template and a text, and not in a comment', () => {
  const code = `a('https://a.example/x', \`wss://b.example/$\{c}\`); // https://d.example`;
  expect(hostsIn('a.ts', code)).toEqual(['a.example', 'b.example']);
  expect(hostsIn('a.tsx', '<p>see http://e.example</p>')).toEqual(['e.example']);
});

test('the host table has each host once, and says why it is asked and what it learns', () => {
  expect(new Set(HOSTS.map(({ host }) => host)).size).toBe(HOSTS.length);
  for (const { why, learns } of HOSTS) expect(why.length > 10 && learns.length > 10).toBe(true);
});

test('each node of a chain is asked at the host that the table names', () => {
  for (const { operators } of CHAINS)
    for (const { url, host } of operators) expect(new URL(url).host).toBe(host);
});

test('the operators of a chain are at least three, all of different companies', () => {
  for (const { name, operators, quorum } of CHAINS) {
    const companies = operators.map(({ host }) => host.split('.').slice(-2).join('.'));
    expect([name, new Set(companies).size]).toEqual([name, operators.length]);
    expect(operators.length).toBeGreaterThanOrEqual(3);
    expect(quorum).toBe(2);
  }
});
