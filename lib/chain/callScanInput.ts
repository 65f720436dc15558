import type { Hex } from 'viem';
import { concat, numberToHex, size, slice } from 'viem/utils';
import { CALL_SCAN } from './callScan.ts';
import type { View } from './views.ts';

/** How an instruction calls its stretch of addresses (devnet/contracts/CallScan.sol). */
const KIND = { each: 0, argument: 1, via: 2 } as const;
/** A stretch is counted in two bytes. */
const LONGEST_STRETCH = 0xffff;
/** selector, twelve zero bytes, an address */
const ONE_ADDRESS = /^0x[0-9a-f]{8}0{24}[0-9a-f]{40}$/i;

interface Instruction {
  kind: number;
  first: number;
  count: number;
  words: number;
  gas: number;
  data: Hex;
}

/** Every address once, in the order it came up. */
class Table {
  readonly addresses: Hex[] = [];
  private readonly places = new Map<string, number>();

  indexOf(address: string): number {
    const key = address.toLowerCase();
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.addresses.length);
    this.addresses.push(key as Hex);
    return this.addresses.length - 1;
  }
}

/**
 * Data of an `eth_call` without `to` that makes all views: the scanner's init code and its input. An
 * address stands in it once however often it is called or asked about; neighbours that differ only
 * in one address share an instruction.
 */
export function encodeScan(views: readonly View[]): Hex {
  const table = new Table();
  const instructions: Instruction[] = [];
  for (const [index, view] of views.entries()) {
    const isArgument = asksOfOne(view, views[index - 1]) || asksOfOne(view, views[index + 1]);
    const next = isArgument ? argumentOf(view, table) : callOf(view, table);
    const last = instructions.at(-1);
    if (last && isNext(last, next)) last.count += 1;
    else instructions.push(next);
  }
  const count = numberToHex(table.addresses.length, { size: 2 });
  const input = concat([count, ...table.addresses, ...instructions.map(bytesOf)]);
  return concat([CALL_SCAN, input, numberToHex(size(input), { size: 2 })]);
}

/** Whether two neighbours ask the same target the same about one address each. */
const asksOfOne = (one: View, other: View | undefined): boolean =>
  other !== undefined &&
  !one.via &&
  !other.via &&
  one.target === other.target &&
  ONE_ADDRESS.test(one.data) &&
  ONE_ADDRESS.test(other.data) &&
  one.data.slice(0, 10) === other.data.slice(0, 10);

function callOf({ target, data, words, gas, via }: View, table: Table): Instruction {
  const base = { first: table.indexOf(target), count: 1, words, gas };
  return via
    ? { ...base, kind: KIND.via, data: concat([via, data]) }
    : { ...base, kind: KIND.each, data };
}

function argumentOf({ target, data, words, gas }: View, table: Table): Instruction {
  const first = table.indexOf(`0x${data.slice(-40)}`);
  const called = numberToHex(table.indexOf(target), { size: 2 });
  const selector = slice(data, 0, 4);
  return { kind: KIND.argument, first, count: 1, words, gas, data: concat([called, selector]) };
}

const isNext = (last: Instruction, next: Instruction): boolean =>
  last.kind === next.kind &&
  last.data === next.data &&
  last.words === next.words &&
  last.gas === next.gas &&
  last.first + last.count === next.first &&
  last.count < LONGEST_STRETCH;

const bytesOf = ({ kind, first, count, words, gas, data }: Instruction): Hex =>
  concat([
    numberToHex(kind, { size: 1 }),
    numberToHex(first, { size: 2 }),
    numberToHex(count, { size: 2 }),
    numberToHex(words, { size: 1 }),
    numberToHex(gas, { size: 1 }),
    numberToHex(size(data), { size: 1 }),
    data,
  ]);
