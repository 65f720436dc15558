import { expect, test } from 'vitest';
import { readCsv } from '../../hooks/readCsv.ts';

test.each([',', ';', '\t'])('cells are told apart by %j, headings in any letters', (by) => {
  const file = readCsv(`\uFEFF Date ${by}TYPE\r\n2024-01-01${by}buy\r\n`);
  expect(file).toEqual({
    columns: ['date', 'type'],
    lines: [{ line: 2, cells: { date: '2024-01-01', type: 'buy' } }],
  });
});

test('an empty line is passed over and counted', () => {
  const file = readCsv('a,b\n\n1,2\n,\n3,4');
  expect('lines' in file && file.lines.map(({ line }) => line)).toEqual([3, 5]);
});

test('a line of more or fewer cells than headings gives none of them', () => {
  const file = readCsv('date,amount,value\n2024-01-01,1,500,10\n2024-01-01,1\n2024-01-01,"1,5",2');
  expect('lines' in file && file.lines.map(({ cells }) => cells)).toEqual([
    null,
    null,
    { date: '2024-01-01', amount: '1,5', value: '2' },
  ]);
});

test('quotes that do not close are told with their line', () => {
  expect(readCsv('a,b\n1,2\n3,"4\n')).toEqual({ brokenAt: 3 });
});
