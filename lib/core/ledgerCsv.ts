import { isoTime } from './civil.ts';
import { decimalText, formatCsv } from './csv.ts';
import type { Ledger, LedgerRow, LedgerSwap } from './ledger.ts';
import { USD_DECIMALS, type Usd } from './money.ts';
import type { DatedFlow } from './performance.ts';

const COLUMNS = [
  'record',
  'time',
  'plan',
  'chain',
  'sold',
  'sold_amount',
  'received',
  'received_amount',
  'quoted_amount',
  'against_quote_bps',
  'value_usd',
  'swap_cost_usd',
  'network_fee_usd',
  'difference_now_usd',
  'difference_now_bps',
  'prices_as_of',
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const unknown = '';
const usdText = (value: Usd | null): string =>
  value === null ? unknown : decimalText(value, USD_DECIMALS);

/** The ledger as CSV: a line a plan, a line a swap below it, a line a transfer. Empty is not known. */
export function ledgerCsv(ledger: Ledger, flows: readonly DatedFlow[]): string {
  const asOf = ledger.total.asOf === null ? unknown : isoTime(ledger.total.asOf);
  const plans = ledger.rows.flatMap((row) => [
    planCells(row, asOf),
    ...row.swaps.map((swap) => swapCells(row, swap)),
  ]);
  const transfers = flows.map(
    ({ at, value }): Cells => ({
      record: value > 0n ? 'deposit' : 'withdrawal',
      time: isoTime(at),
      value_usd: usdText(value),
    }),
  );
  const lines = [...plans, ...transfers].map((cells) =>
    COLUMNS.map((column) => cells[column] ?? ''),
  );
  return formatCsv([COLUMNS, ...lines]);
}

const planCells = (row: LedgerRow, asOf: string): Cells => ({
  record: 'plan',
  time: isoTime(row.at),
  plan: row.id,
  value_usd: usdText(row.swapped),
  swap_cost_usd: usdText(row.swapCost),
  network_fee_usd: usdText(row.networkFee),
  difference_now_usd: usdText(row.difference),
  difference_now_bps: row.differenceBps === null ? unknown : `${row.differenceBps}`,
  prices_as_of: asOf,
});

function swapCells(row: LedgerRow, { terms, received, againstQuote, cost }: LedgerSwap): Cells {
  const { sell, buy } = terms;
  return {
    record: 'swap',
    time: isoTime(row.at),
    plan: row.id,
    chain: `${sell.chainId}`,
    sold: sell.symbol,
    sold_amount: decimalText(terms.sellAmount, sell.decimals),
    received: buy.symbol,
    received_amount: received === null ? unknown : decimalText(received, buy.decimals),
    quoted_amount: decimalText(terms.expectedOut, buy.decimals),
    against_quote_bps: againstQuote === null ? unknown : `${againstQuote}`,
    value_usd: usdText(terms.value),
    swap_cost_usd: usdText(cost),
  };
}
