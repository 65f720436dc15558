import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { activityCsv } from '../../lib/core/activityCsv.ts';
import { formatCsv } from '../../lib/core/csv.ts';
import { buildLedger } from '../../lib/core/ledger.ts';
import { ledgerCsv } from '../../lib/core/ledgerCsv.ts';
import { bps } from '../../lib/core/money.ts';
import { assetOf, dollarsEach, endedBundle, entryOf, usdOf } from '../property/endedBundle.ts';

const AT = { ETH: dollarsEach(3_000n), A: dollarsEach(2n), '=cmd': dollarsEach(1n) };
const hostile = assetOf('=cmd', 6);
const bundle = endedBundle(
  [
    {
      sell: assetOf('A'),
      sellAmount: 500n * 10n ** 18n,
      buy: hostile,
      received: 995_000_000n,
      quoted: 1_000_000_000n,
      fee: 10n ** 15n,
    },
  ],
  AT,
);
const entry = entryOf(bundle, 86_400);
const read = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

test('the ledger’s file says of plan, swap and transfer what the screen says', () => {
  const priceFor = ({ symbol }: { symbol: string }) => {
    const price = AT[symbol as keyof typeof AT];
    return price === undefined ? null : { price, asOf: 86_390 };
  };
  const ledger = buildLedger([entry], [{ asset: assetOf('A'), by: 10n ** 21n }], priceFor);
  const flows = [{ at: 90_000, value: usdOf(-200n), arrived: [] }];
  expect(read(ledgerCsv(ledger, flows))).toMatchObject([
    {
      record: 'plan',
      time: '1970-01-02T00:00:00Z',
      value_usd: '1000',
      swap_cost_usd: '5',
      network_fee_usd: '3',
      difference_now_usd: '-8',
      prices_as_of: '1970-01-01T23:59:50Z',
    },
    {
      record: 'swap',
      chain: '1',
      sold: 'A',
      sold_amount: '500',
      received_amount: '995',
      quoted_amount: '1000',
      against_quote_bps: '-50',
    },
    { record: 'withdrawal', value_usd: '-200' },
  ]);
});

test('what is not known is empty in the file, never zero', () => {
  const ledger = buildLedger([entry], [], () => null);
  expect(read(ledgerCsv(ledger, []))[0]).toMatchObject({
    difference_now_usd: '',
    prices_as_of: '',
  });
});

test('a token’s own name is no formula in the file', () => {
  const alert = {
    kind: 'alert' as const,
    id: 'a',
    portfolioId: 'p',
    at: 1,
    classId: '+SUM(A1)',
    weight: bps(3_000),
    target: bps(2_500),
    band: bps(250),
    outside: 1,
    said: {
      kind: 'notWorth' as const,
      outside: [],
      causes: [],
      missing: [],
      worth: null,
    },
  };
  const [step, told] = read(activityCsv([entry, alert]));
  expect(step).toMatchObject({ action: 'swap', state: 'confirmed', received: "'=cmd" });
  expect(step?.fee_coin).toBe('0.001');
  expect(told).toMatchObject({
    record: 'alert',
    class: "'+SUM(A1)",
    weight_bps: '3000',
    verdict: 'notWorth',
    cost_usd: '',
  });
});

test.each([
  '=1',
  '+1+1',
  '-1+1',
  '@a',
  '\t1',
  '\r1',
  '\n=1',
  ' =1',
  '\r\n +1',
  '\u200b@a',
  '\ufeff=1',
  '\uff1d1',
])('a cell that begins %j is written as text', (typed) => {
  const [[cell]] = Papa.parse<[string]>(formatCsv([[typed]])).data as [[string]];
  expect(cell).toBe(`'${typed}`);
});

test.each(['-1.5', '12', 'a=1', '', 'Plan'])('a cell %j stays as it is', (typed) => {
  expect(formatCsv([[typed]])).toBe(`${typed}\r\n`);
});
