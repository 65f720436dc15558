import { expect, test } from 'vitest';
import type { Asset } from '../../lib/core/asset.ts';
import { coinsBySymbol } from '../../lib/core/lots/coin.ts';
import { type CsvLine, type ImportWorld, readRows } from '../../lib/core/lots/readRows.ts';
import { eventOfRecord } from '../../lib/core/lots/record.ts';

const OWN = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
const WORLD: ImportWorld = {
  now: 1_795_000_000,
  coins: new Map([
    ['ETH', { coin: 'ETH', decimals: 18 }],
    ['USDC', { coin: 'USDC', decimals: 6 }],
  ]),
  addresses: [OWN],
  known: new Set(),
};
const GOOD = { date: '2024-03-01', type: 'buy', asset: 'eth', amount: '1.5', value: '4500.10' };
const line = (cells: Partial<Record<string, string>>, number = 2): CsvLine => ({
  line: number,
  cells: { ...GOOD, ...cells } as Record<string, string>,
});
const read = (cells: Partial<Record<string, string>>, world = WORLD) =>
  readRows([line(cells)], world);

test('a line is read exactly: time in UTC, amount in the coin’s unit, dollars to their last digit', () => {
  const { records, refused } = read({ fee: '1.00000001' });
  expect(refused).toEqual([]);
  expect(records).toMatchObject([
    {
      kind: 'buy',
      coin: 'ETH',
      at: Date.UTC(2024, 2, 1) / 1000,
      wallet: OWN,
      amount: 15n * 10n ** 35n,
      value: 450_010_000_000n,
      fee: 100_000_001n,
    },
  ]);
});

test('a fee joins the cost of what is bought, and lowers what a sale brings', () => {
  const [bought] = read({ fee: '10' }).records;
  const [sold] = read({ fee: '10', type: 'sell' }).records;
  if (!bought || !sold) throw new Error('both are read');
  expect(eventOfRecord(bought)).toMatchObject({ kind: 'acquire', cost: 451_010_000_000n });
  expect(eventOfRecord(sold)).toMatchObject({ kind: 'dispose', proceeds: 449_010_000_000n });
});

test.each([
  [{ date: '01/03/2024' }, 'date', '01/03/2024'],
  [{ date: '2024-02-30' }, 'date', '2024-02-30'],
  [{ date: '2027-01-01' }, 'future', '2027-01-01'],
  [{ type: 'airdrop' }, 'type', 'airdrop'],
  [{ asset: 'DOGE' }, 'asset', 'DOGE'],
  [{ amount: '1,500' }, 'amount', '1,500'],
  [{ amount: '-1' }, 'amount', '-1'],
  [{ amount: '1e3' }, 'amount', '1e3'],
  [{ amount: '0' }, 'amountZero', '0'],
  [{ asset: 'USDC', amount: '0.1234567' }, 'amountFine', '0.1234567'],
  [{ value: '' }, 'value', ''],
  [{ value: '$5' }, 'value', '$5'],
  [{ value: '0.000000001' }, 'valueFine', '0.000000001'],
  [{ fee: 'free' }, 'fee', 'free'],
  [{ wallet: '0x12' }, 'wallet', '0x12'],
] as const)('%o is refused', (cells, problem, typed) => {
  expect(read(cells)).toEqual({ records: [], refused: [{ line: 2, problem, typed }] });
});

const OTHER = `0x${'2'.repeat(40)}` as const;
const TWO: ImportWorld = { ...WORLD, addresses: [OWN, OTHER] };
const MOVED = { type: 'move', value: '', wallet: OWN, to: OTHER };

test('a move goes from one own place to another, is worth nothing and is no disposal', () => {
  const [moved] = read(MOVED, TWO).records;
  if (!moved) throw new Error('it is read');
  expect(moved).toMatchObject({ kind: 'move', wallet: OWN, to: OTHER, value: 0n, fee: 0n });
  expect(eventOfRecord(moved)).toEqual({
    kind: 'move',
    id: moved.id,
    at: moved.at,
    coin: 'ETH',
    wallet: OWN,
    to: OTHER,
    amount: 15n * 10n ** 35n,
  });
  expect(read({ ...MOVED, to: 'elsewhere' }, TWO).records[0]).toMatchObject({ to: null });
  expect(read({ ...MOVED, wallet: 'elsewhere', to: OWN }, TWO).records[0]).toMatchObject({
    wallet: null,
    to: OWN,
  });
  const back = read({ ...MOVED, wallet: OTHER, to: OWN }, TWO).records[0];
  expect(new Set([moved.id, back?.id]).size).toBe(2);
});

test.each([
  [{ to: '' }, 'moveTo'],
  [{ to: OWN }, 'moveTo'],
  [{ to: `0x${'3'.repeat(40)}` }, 'moveTo'],
  [{ to: '0x12' }, 'wallet'],
  [{ value: '5' }, 'moveValue'],
  [{ fee: '0.5' }, 'moveValue'],
  [{ wallet: '' }, 'walletMissing'],
] as const)('a move with %o is refused', (cells, problem) => {
  expect(read({ ...MOVED, ...cells }, TWO).refused).toMatchObject([{ problem }]);
});

test('with two addresses a line has to name one, or say elsewhere', () => {
  const two = { ...WORLD, addresses: [OWN, `0x${'2'.repeat(40)}`] } as const;
  expect(read({}, two).refused[0]?.problem).toBe('walletMissing');
  expect(read({ wallet: OWN.toLowerCase() }, two).records[0]?.wallet).toBe(OWN);
  expect(read({ wallet: 'Elsewhere' }, two).records[0]?.wallet).toBeNull();
});

test('a bad line keeps no good one out', () => {
  const { records, refused } = readRows([line({}), line({ asset: 'X' }, 3), line({}, 4)], WORLD);
  expect(records.length).toBe(2);
  expect(refused.map((one) => one.line)).toEqual([3]);
});

test('the same file imported twice adds nothing, though two of its lines are alike', () => {
  const lines = [line({}), line({}, 3)];
  const first = readRows(lines, WORLD);
  expect(new Set(first.records.map(({ id }) => id)).size).toBe(2);
  const known = new Set(first.records.map(({ id }) => id));
  const again = readRows(lines, { ...WORLD, known });
  expect(again.records).toEqual([]);
  expect(again.refused.map(({ problem }) => problem)).toEqual(['known', 'known']);
});

const token = (symbol: string, more: Partial<Asset> = {}): Asset => ({
  chainId: 1,
  address: OWN,
  symbol,
  decimals: 6,
  classId: 'X',
  ...more,
});
const own = ({ symbol, address, isUnverified }: Asset) => (isUnverified ? address : symbol);

test('a symbol means the listed token, however many others call themselves so', () => {
  const fake = token('usdc', { address: `0x${'3'.repeat(40)}`, isUnverified: true, decimals: 30 });
  const coins = coinsBySymbol([fake, token('USDC'), token('USDC', { decimals: 18 })], own);
  expect(coins.get('USDC')).toEqual({ coin: 'USDC', decimals: 18 });
});

test('a symbol that only strangers share means none of them', () => {
  const stranger = (digit: string) =>
    token('FOO', { address: `0x${digit.repeat(40)}`, isUnverified: true });
  expect(coinsBySymbol([stranger('3')], own).get('FOO')?.coin).toBe(`0x${'3'.repeat(40)}`);
  expect(coinsBySymbol([stranger('3'), stranger('4')], own).size).toBe(0);
});
