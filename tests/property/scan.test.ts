import fc from 'fast-check';
import { bytesToHex, concat, type Hex, pad, toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { decodeScan } from '../../lib/chain/callScanAnswer.ts';
import { encodeScan } from '../../lib/chain/callScanInput.ts';
import type { Answer, View } from '../../lib/chain/views.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { callsIn, writeAnswers } from './scanForm.ts';
import './seeded.ts';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw): Hex => bytesToHex(raw));
/** Few addresses and few calls, so that neighbours are often alike. */
const address = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map((i): Hex => toHex(0xabc0 + i, { size: 20 })),
  hex(20),
);
const data = fc.oneof(
  fc.constantFrom<Hex>('0x70a08231', '0xb3596f07'),
  fc
    .tuple(fc.constantFrom<Hex>('0x70a08231', '0xb3596f07'), address)
    .map(([selector, about]) => concat([selector, pad(about)])),
  fc.uint8Array({ minLength: 4, maxLength: 200 }).map((raw): Hex => bytesToHex(raw)),
);
const view: fc.Arbitrary<View> = fc
  .record({
    target: address,
    data,
    words: fc.integer({ min: 1, max: 8 }),
    gas: fc.constantFrom(3, 20),
    via: fc.option(hex(4), { nil: undefined }),
  })
  .map(({ via, ...rest }) => (via ? { ...rest, via } : rest));
const views = fc.array(view, { maxLength: 80 });

const word = fc.oneof(
  fc.constantFrom(0n, 0n, 0n, 1n, 255n, 256n, 2n ** 255n, 2n ** 256n - 1n),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
);
const answered = fc.array(
  fc.integer({ min: 1, max: 5 }).chain((words) =>
    fc.record({
      words: fc.constant(words),
      answer: fc.oneof(
        fc.constant<Answer>(null),
        fc.constant<Answer>(Array(words).fill(0n)),
        fc.array(word, { minLength: words, maxLength: words }),
      ),
    }),
  ),
  { maxLength: 300 },
);
const asking = (words: number): View => ({ target: '0x', data: '0x', words, gas: 3 });

describe('the scanner’s input', () => {
  it('stands for exactly the calls it was made of, in their order', () => {
    fc.assert(
      fc.property(views, (list) => {
        expect(callsIn(encodeScan(list))).toEqual(list);
      }),
    );
  });

  it('holds an address once, however many calls are about it', () => {
    const about = Array.from({ length: 400 }, (_, i) => toHex(i + 1, { size: 20 }));
    const owner = toHex(999_999, { size: 20 });
    const balance = concat(['0x70a08231', pad(owner)]);
    const oracle = toHex(888_888, { size: 20 });
    const twice = [
      ...about.map((target) => ({ target, data: balance, words: 1, gas: 3 })),
      ...about.map((one) => ({
        target: oracle,
        data: concat(['0xb3596f07', pad(one)]),
        words: 1,
        gas: 3,
      })),
    ];
    const balances = twice.slice(0, 400);
    expect(encodeScan(twice).length - encodeScan(balances).length).toBe(2 * (20 + 8 + 6));
  });
});

describe('the scanner’s answer', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(answered, (list) => {
        const written = writeAnswers(list.map(({ answer }) => answer));
        const asked = list.map(({ words }) => asking(words));
        expect(decodeScan(written, asked)).toEqual(list.map(({ answer }) => answer));
      }),
    );
  });

  it('that is cut short, goes on or begins otherwise is refused', () => {
    fc.assert(
      fc.property(answered, fc.nat(), fc.integer({ min: 0, max: 255 }), (list, at, byte) => {
        const written = writeAnswers(list.map(({ answer }) => answer));
        const asked = list.map(({ words }) => asking(words));
        const length = (written.length - 2) / 2;
        const cut = written.slice(0, 2 + 2 * (at % length)) as Hex;
        for (const bent of [cut, `${written}${toHex(byte, { size: 1 }).slice(2)}` as Hex])
          expect(codeOf(() => decodeScan(bent, asked))).toBe('rpc.unreachable');
        if (byte !== 1)
          expect(
            codeOf(() => decodeScan(`${toHex(byte, { size: 1 })}${written.slice(4)}`, asked)),
          ).toBe('rpc.unreachable');
      }),
    );
  });

  it('of any bytes gives as many answers as were asked, of as many words, or is refused', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.array(fc.integer({ min: 1, max: 5 })), (raw, words) => {
        const asked = words.map(asking);
        try {
          const read = decodeScan(bytesToHex(Uint8Array.from([1, ...raw])), asked);
          expect(read.map((answer, i) => answer?.length ?? words[i])).toEqual(words);
        } catch (thrown) {
          expect(faultCodeOf(thrown)).toBe('rpc.unreachable');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'nothing thrown';
  } catch (thrown) {
    return faultCodeOf(thrown);
  }
}
