import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { decimalText, formatCsv } from '../../lib/core/csv.ts';

test('what is written is what another reader reads, whatever stands in a cell', () => {
  const rows = [
    ['a', 'b,c', 'say "so"'],
    ['two\nlines', '', ' spaced '],
    ['-12.50', '0', 'ünï'],
  ];
  const { data, errors } = Papa.parse<string[]>(formatCsv(rows), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data).toEqual(rows);
});

test('lines end as RFC 4180 says, the last one too', () => {
  expect(formatCsv([['a', 'b'], ['c']])).toBe('a,b\r\nc\r\n');
});

test.each([
  '=1+1',
  '+cmd',
  '-cmd',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '=HYPERLINK("http://a")',
  '-1e5',
  '-',
])('a spreadsheet does not run %j', (formula) => {
  const { data } = Papa.parse<string[]>(formatCsv([[formula]]));
  expect(data[0]).toEqual([`'${formula}`]);
});

test.each(['-12', '-0.00000001', '12', '0.5'])('the number %s stays a number', (number) => {
  expect(formatCsv([[number]])).toBe(`${number}\r\n`);
});

test('a decimal keeps every digit and no zero that says nothing', () => {
  expect(decimalText(-1_050_000_000n, 8)).toBe('-10.5');
  expect(decimalText(5n, 8)).toBe('0.00000005');
  expect(decimalText(-5n, 0)).toBe('-5');
  expect(decimalText(0n, 18)).toBe('0');
  expect(decimalText(10n ** 36n + 1n, 36)).toBe(`1.${'0'.repeat(35)}1`);
});
