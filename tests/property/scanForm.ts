// The scanner's form (devnet/contracts/CallScan.sol) read and written a second time, plainly.
import {
  type Address,
  bytesToHex,
  concat,
  type Hex,
  hexToBytes,
  numberToHex,
  pad,
  size,
} from 'viem';
import { CALL_SCAN } from '../../lib/chain/callScan.ts';
import type { Answer, View } from '../../lib/chain/views.ts';

/** The calls an input stands for, one after another. */
export function callsIn(call: Hex): View[] {
  const bytes = hexToBytes(call).subarray(size(CALL_SCAN));
  const input = bytes.subarray(0, bytes.length - 2);
  const number = (at: number, length: number) =>
    Number(bytesToHex(input.subarray(at, at + length)));
  if (Number(bytesToHex(bytes.subarray(-2))) !== input.length) throw new Error('a wrong length');
  const addressAt = (index: number): Address =>
    bytesToHex(input.subarray(2 + 20 * index, 22 + 20 * index));
  const views: View[] = [];
  for (let at = 2 + 20 * number(0, 2); at < input.length; at += 8 + number(at + 7, 1)) {
    const kind = number(at, 1);
    const base = { words: number(at + 5, 1), gas: number(at + 6, 1) };
    const data = bytesToHex(input.subarray(at + 8, at + 8 + number(at + 7, 1)));
    for (let i = 0; i < number(at + 3, 2); i++) {
      const own = addressAt(number(at + 1, 2) + i);
      views.push({ ...base, ...called(kind, own, data, addressAt) });
    }
  }
  return views;
}

function called(kind: number, own: Address, data: Hex, addressAt: (index: number) => Address) {
  if (kind === 0) return { target: own, data };
  if (kind === 1) {
    const target = addressAt(Number(data.slice(0, 6)));
    return { target, data: concat([`0x${data.slice(6)}`, pad(own)]) };
  }
  if (kind !== 2) throw new Error('no such kind');
  return { target: own, via: data.slice(0, 10) as Hex, data: `0x${data.slice(10)}` as Hex };
}

/** The bytes that answers are written in, runs as long as they may be. */
export function writeAnswers(answers: readonly Answer[]): Hex {
  const items = answers.flatMap((answer) => (answer === null ? [null] : [...answer]));
  const bytes: Hex[] = ['0x01'];
  for (let i = 0; i < items.length; ) {
    const item = items[i] ?? null;
    const run = item === null || item === 0n ? runFrom(items, i) : 1;
    bytes.push(item === null || item === 0n ? runOf(item, run) : wordOf(item));
    i += run;
  }
  return concat(bytes);
}

const wordOf = (word: bigint): Hex => {
  const digits = word.toString(16);
  const hex: Hex = `0x${digits.length % 2 ? '0' : ''}${digits}`;
  return concat([numberToHex(size(hex), { size: 1 }), hex]);
};

const runOf = (item: bigint | null, length: number): Hex =>
  numberToHex((item === null ? 0x80 : 0x40) + length - 1, { size: 1 });

/** How many alike stand from here on, as many as a run holds. */
function runFrom(items: readonly (bigint | null)[], from: number): number {
  const most = from + (items[from] === null ? 128 : 64);
  let to = from + 1;
  while (to < most && to < items.length && items[to] === items[from]) to += 1;
  return to - from;
}
