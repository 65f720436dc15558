// Lies in the answer of the product's scanner (devnet/contracts/CallScan.sol): read as it is written
// there, so that only the words meant are changed and the whole stays well formed.
import { bytesToBigInt, bytesToHex, concat, type Hex, hexToBytes, numberToHex, size } from 'viem';
import { CALL_SCAN } from '../../lib/chain/callScan.ts';

const FIRST = 1;
const ZEROS = 0x40;
const FAILED = 0x80;

/** A word, or a call that failed. */
type Item = bigint | 'failed';

/** Changes every word that answers calldata which begins with a selector. */
export function lieInScan(
  call: Hex,
  answer: Hex,
  selector: Hex,
  change: (word: bigint) => bigint,
): Hex {
  const bytes = hexToBytes(answer);
  if (bytes[0] !== FIRST) return answer;
  const items = itemsIn(bytes);
  const out: Item[] = [];
  for (const { count, words, data } of instructionsIn(hexToBytes(call))) {
    for (let i = 0; i < count; i++) {
      const own = items[0] === 'failed' ? items.splice(0, 1) : items.splice(0, words);
      const isMeant = data.startsWith(selector);
      out.push(...own.map((item) => (isMeant && item !== 'failed' ? change(item) : item)));
    }
  }
  return concat([numberToHex(FIRST, { size: 1 }), ...tokensOf(out)]);
}

function instructionsIn(call: Uint8Array) {
  const list: { count: number; words: number; data: Hex }[] = [];
  const input = call.subarray(size(CALL_SCAN), call.length - 2);
  const two = (at: number) => ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0);
  for (let at = 2 + 20 * two(0); at < input.length; ) {
    const length = input[at + 7] ?? 0;
    const data = bytesToHex(input.subarray(at + 8, at + 8 + length));
    list.push({ count: two(at + 3), words: input[at + 5] ?? 0, data });
    at += 8 + length;
  }
  return list;
}

function itemsIn(bytes: Uint8Array): Item[] {
  const items: Item[] = [];
  for (let at = 1; at < bytes.length; ) {
    const head = bytes[at] ?? 0;
    at += 1;
    if (head >= FAILED) items.push(...Array<Item>(head - FAILED + 1).fill('failed'));
    else if (head >= ZEROS) items.push(...Array<Item>(head - ZEROS + 1).fill(0n));
    else {
      items.push(bytesToBigInt(bytes.subarray(at, at + head)));
      at += head;
    }
  }
  return items;
}

/** Each zero and each failure as a run of one: longer, and as good. */
const tokensOf = (items: readonly Item[]): Hex[] =>
  items.map((item) => {
    if (item === 'failed') return numberToHex(FAILED, { size: 1 });
    if (item === 0n) return numberToHex(ZEROS, { size: 1 });
    const digits = item.toString(16);
    const word: Hex = `0x${digits.length % 2 ? '0' : ''}${digits}`;
    return concat([numberToHex(size(word), { size: 1 }), word]);
  });
