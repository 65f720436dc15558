import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productFiles, ROOT } from './productFiles.ts';
import { wordsIn } from './words.ts';

const VIEWS = productFiles().filter((file) =>
  /^(components|entrypoints\/(popup|app))\/.*\.tsx$/.test(file),
);

test('every word on screen stands in the messages file', () => {
  const strays = VIEWS.flatMap((file) =>
    wordsIn(file, readFileSync(join(ROOT, file), 'utf8')).map(
      ({ line, words }) => `${file}:${line} ${words}`,
    ),
  );
  expect(VIEWS.length).toBeGreaterThan(30);
  expect(strays).toEqual([]);
});

test.each([
  ['<p>Hello</p>', 'Hello'],
  ['<p>{text.a} of</p>', 'of'],
  ["<p>{'Hello'}</p>", 'Hello'],
  ["<p>{isOn ? 'on' : text.off}</p>", 'on'],
  ['<p>{`about $' + '{n} s`}</p>', 'about   s'],
  ["<p>{n > 1 && 'many'}</p>", 'many'],
  ['<>Hello</>', 'Hello'],
  ['<button aria-label="Close" />', 'Close'],
  ["<input placeholder={'Address'} />", 'Address'],
  ['<img alt="Logo" />', 'Logo'],
  ['<Field hint="Where it goes" />', 'Where it goes'],
  ['<a title={`To $' + '{x}`} />', 'To'],
])('%s is caught', (code, words) => {
  expect(wordsIn('a.tsx', `const a = ${code};`).map((found) => found.words)).toEqual([words]);
});

test.each([
  '<p>{text.a}</p>',
  '<p>·</p>',
  "<p>{state === 'sent' && text.sent}</p>",
  '<p>{n} / {m}</p>',
  '<input placeholder="0x…" onKeyDown={isEnter} type="text" />',
  '<p className="big red" data-state="open" />',
  '<a href={url} rel="noreferrer" />',
  '<img alt="" />',
  '<p>{`$' + '{a}…$' + '{b}`}</p>',
  "<p key={isOn ? 'a' : 'b'} />",
])('%s is fine', (code) => {
  expect(wordsIn('a.tsx', `const a = ${code};`)).toEqual([]);
});
