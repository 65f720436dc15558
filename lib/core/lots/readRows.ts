import type { Address } from 'viem';
import { parseIso } from '../civil.ts';
import { USD_DECIMALS, usd } from '../money.ts';
import type { UnixSeconds } from '../snapshot.ts';
import { parseAddress } from '../typedAddress.ts';
import { parseDecimal } from '../typedNumber.ts';
import { COIN_DECIMALS, type NamedCoin } from './coin.ts';
import { type LotRecord, RECORD_KINDS } from './record.ts';

/** A line of a file with its cells by column. */
export interface CsvLine {
  /** Counted from 1, the heading included. */
  line: number;
  /** Null where a line has more or fewer cells than there are headings. */
  cells: Readonly<Record<string, string>> | null;
}

export const NEEDED_COLUMNS = ['date', 'type', 'asset', 'amount', 'value'] as const;
export const OTHER_COLUMNS = ['fee', 'wallet', 'to'] as const;
type Column = (typeof NEEDED_COLUMNS)[number] | (typeof OTHER_COLUMNS)[number];

/** Why a line is not taken; each is a sentence on screen. */
export type RowProblem =
  | 'cells'
  | 'date'
  | 'future'
  | 'type'
  | 'asset'
  | 'amount'
  | 'amountFine'
  | 'amountZero'
  | 'value'
  | 'valueFine'
  | 'fee'
  | 'wallet'
  | 'walletMissing'
  | 'moveTo'
  | 'moveValue'
  | 'known';

export interface RefusedLine {
  line: number;
  problem: RowProblem;
  /** What stands there, as it was typed. */
  typed: string;
}

/** What an import would do. */
export interface ImportPreview {
  records: LotRecord[];
  refused: RefusedLine[];
}

/** What lines are read against. */
export interface ImportWorld {
  now: UnixSeconds;
  /** Coins of the portfolio by their symbol in capitals. */
  coins: ReadonlyMap<string, NamedCoin>;
  addresses: readonly Address[];
  /** Records there are already. */
  known: ReadonlySet<string>;
}

/** Columns a file has to have and has not. */
export const missingColumns = (columns: readonly string[]): string[] =>
  NEEDED_COLUMNS.filter((column) => !columns.includes(column));

/** Reads lines strictly: what is not exactly understood is refused with its reason, and nothing is rounded. */
export function readRows(lines: readonly CsvLine[], world: ImportWorld): ImportPreview {
  const seen = new Map<string, number>();
  // Two purchases of one day may be alike in everything: the second one has a number.
  const numbered = (record: LotRecord): LotRecord => {
    const times = (seen.get(record.id) ?? 0) + 1;
    seen.set(record.id, times);
    return times === 1 ? record : { ...record, id: `${record.id}:${times}` };
  };
  const read = lines.map(({ line, cells }) => {
    try {
      const record = numbered(readRow(cells, world));
      if (world.known.has(record.id)) throw new Refused('known', '');
      return record;
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      return { line, problem: thrown.problem, typed: thrown.typed };
    }
  });
  return {
    records: read.filter((one) => 'id' in one),
    refused: read.filter((one) => 'problem' in one),
  };
}

/** Ends the reading of one line. */
class Refused extends Error {
  readonly problem: RowProblem;
  readonly typed: string;

  constructor(problem: RowProblem, typed: string) {
    super(problem);
    this.problem = problem;
    this.typed = typed;
  }
}

function readRow(cells: CsvLine['cells'], world: ImportWorld): LotRecord {
  if (!cells) throw new Refused('cells', '');
  const cell = (column: Column): string => (cells[column] ?? '').trim();
  const at = readDate(cell('date'), world.now);
  const kind = RECORD_KINDS.find((one) => one === cell('type').toLowerCase());
  if (!kind) throw new Refused('type', cell('type'));
  const found = world.coins.get(cell('asset').toUpperCase());
  if (!found) throw new Refused('asset', cell('asset'));
  const amount = readExact(cell('amount'), found.decimals, 'amount', 'amountFine');
  if (amount === 0n) throw new Refused('amountZero', cell('amount'));
  const typed = kind === 'move' ? cell('value') || '0' : cell('value');
  const value = readExact(typed, USD_DECIMALS, 'value', 'valueFine');
  const fee = readExact(cell('fee') || '0', USD_DECIMALS, 'fee', 'fee');
  const wallet = readWallet(cell('wallet'), world.addresses);
  const record = {
    kind,
    at,
    coin: found.coin,
    wallet,
    amount: amount * 10n ** BigInt(COIN_DECIMALS - found.decimals),
    value: usd(value),
    fee: usd(fee),
  };
  return withId(kind === 'move' ? readMove(record, cell, world) : record);
}

/** A move goes to another place of the user's own; what it cost in fees is a disposal, and not this line's. */
function readMove(
  record: Omit<LotRecord, 'id'>,
  cell: (column: Column) => string,
  { addresses }: ImportWorld,
): Omit<LotRecord, 'id'> {
  if (record.value > 0n) throw new Refused('moveValue', cell('value'));
  if (record.fee > 0n) throw new Refused('moveValue', cell('fee'));
  const to = cell('to') === '' ? record.wallet : readWallet(cell('to'), addresses);
  const isOwn = to === null || addresses.includes(to);
  if (to === record.wallet || !isOwn) throw new Refused('moveTo', cell('to'));
  return { ...record, to };
}

function readDate(typed: string, now: UnixSeconds): UnixSeconds {
  const at = parseIso(typed);
  if (at === null) throw new Refused('date', typed);
  if (at > now) throw new Refused('future', typed);
  return at;
}

/** An exact decimal with a point: a comma could stand between thousands. */
function readExact(typed: string, decimals: number, wrong: RowProblem, fine: RowProblem): bigint {
  const parsed = typed.includes(',') ? 'notNumber' : parseDecimal(typed, decimals);
  if (typeof parsed === 'string') throw new Refused(parsed === 'tooFine' ? fine : wrong, typed);
  return parsed;
}

/** What stands for coins that were bought elsewhere and are at no address of the portfolio. */
const ELSEWHERE = 'elsewhere';

/** The address named; the portfolio's only one where none is. */
function readWallet(typed: string, addresses: readonly Address[]): Address | null {
  const [only, ...others] = addresses;
  if (typed === '' && only && others.length === 0) return only;
  if (typed === '') throw new Refused('walletMissing', '');
  if (typed.toLowerCase() === ELSEWHERE) return null;
  const parsed = parseAddress(typed);
  if (!parsed.isOk) throw new Refused('wallet', typed);
  return parsed.address;
}

const withId = (record: Omit<LotRecord, 'id'>): LotRecord => {
  const { at, kind, coin, wallet, amount, value, fee, to } = record;
  const parts = [at, kind, coin, wallet ?? '', amount, value, fee];
  return { ...record, id: [...parts, ...(kind === 'move' ? [to ?? ''] : [])].join(':') };
};
