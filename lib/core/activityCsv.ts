import type { Bundle, Step } from './bundle.ts';
import { isoTime } from './civil.ts';
import { decimalText, formatCsv } from './csv.ts';
import type { AlertEntry, HistoryEntry } from './history.ts';
import type { Statement } from './judgement.ts';
import { USD_DECIMALS } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';

const COLUMNS = [
  'time',
  'record',
  'plan',
  'chain',
  'action',
  'state',
  'sold',
  'sold_amount',
  'received',
  'received_amount',
  'fee_coin',
  'block',
  'transaction',
  'class',
  'weight_bps',
  'target_bps',
  'band_bps',
  'verdict',
  'cost_usd',
  'relief_usd',
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const COIN_DECIMALS = 18;

/** Everything that happened as CSV: a line a transaction, an alert, a verdict. Empty is not known. */
export function activityCsv(entries: readonly HistoryEntry[]): string {
  const lines = entries.flatMap((entry): Cells[] => {
    if (entry.kind === 'alert') return [alertCells(entry)];
    if (entry.kind === 'verdict')
      return [{ time: isoTime(entry.at), record: 'verdict', ...verdictCells(entry.said) }];
    return entry.bundle.steps.map((step) => stepCells(entry.bundle, step, entry.at));
  });
  return formatCsv([COLUMNS, ...lines.map((cells) => COLUMNS.map((name) => cells[name] ?? ''))]);
}

function verdictCells(said: Statement | null): Cells {
  const { cost, relief } = said?.worth ?? {};
  return {
    verdict: said?.kind ?? '',
    cost_usd: cost === undefined ? '' : decimalText(cost, USD_DECIMALS),
    relief_usd: relief === undefined ? '' : decimalText(relief, USD_DECIMALS),
  };
}

function stepCells({ id, legs }: Bundle, step: Step, at: UnixSeconds): Cells {
  const leg = legs[step.leg];
  const isSwap = step.kind === 'swap';
  const { received, fee, block, txHash } = step;
  return {
    time: isoTime(at),
    record: 'transaction',
    plan: id,
    chain: `${leg?.sell.chainId ?? ''}`,
    action: step.kind,
    state: step.state,
    sold: leg?.sell.symbol ?? '',
    sold_amount: leg && isSwap ? decimalText(leg.sellAmount, leg.sell.decimals) : '',
    received: leg && isSwap ? leg.buy.symbol : '',
    received_amount: leg && received !== null ? decimalText(received, leg.buy.decimals) : '',
    fee_coin: fee === null ? '' : decimalText(fee, COIN_DECIMALS),
    block: `${block ?? ''}`,
    transaction: txHash ?? '',
  };
}

const alertCells = ({ at, classId, weight, target, band, said }: AlertEntry): Cells => ({
  ...verdictCells(said),
  time: isoTime(at),
  record: 'alert',
  class: classId,
  weight_bps: `${weight}`,
  target_bps: `${target}`,
  band_bps: `${band}`,
});
