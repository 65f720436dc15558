import './seeded.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, bps, minReceivedUp } from '../../lib/core/money.ts';
import { slippageWithin } from '../../lib/core/quoteChoice.ts';
import { grossUp, netDown, readVeloraFees, VELORA_FEE } from '../../lib/quotes/veloraFees.ts';
import { CAP_SURPLUS, OWNER } from '../fixtures/quotes/swapCalls.ts';
import { anyBps, anyPositive, anyUint } from './seeded.ts';

/**
 * What AugustusFees pays the beneficiary of `received`, for words that are not foreign: with a fee,
 * the fee off; without, no more than quoted (or 1 % above it, where capped); one unit stays.
 */
function payOut(received: bigint, quoted: bigint, partnerAndFee: bigint): bigint {
  const fee = partnerAndFee >> 96n === 0n ? 0n : partnerAndFee & 0x3fffn;
  const isOver = received > quoted + 11n;
  const cap = (partnerAndFee & CAP_SURPLUS) === 0n ? received : quoted / 100n;
  const over = isOver ? received - quoted : 0n;
  const surplus = over > cap ? cap : over;
  if (fee === 0n) return received - surplus - 1n;
  const base = received > quoted + surplus ? quoted + surplus : received;
  return received - (base * fee) / 10_000n - 1n;
}

describe("Velora's fees", () => {
  const words = fc.constantFrom(
    0n,
    CAP_SURPLUS,
    (BigInt(VELORA_FEE.partner) << 96n) | 1n,
    (BigInt(VELORA_FEE.partner) << 96n) | CAP_SURPLUS | 1n,
    (BigInt(OWNER) << 96n) | CAP_SURPLUS,
  );
  const upTo = fc.bigInt({ min: 0n, max: 10n ** 40n });

  test('never bring the beneficiary below what decoding says is guaranteed', () => {
    fc.assert(
      fc.property(words, anyPositive, upTo, upTo, (word, toAmount, more, quotedMore) => {
        const quoted = toAmount + quotedMore;
        const fees = readVeloraFees(word, toAmount, quoted);
        expect(fees.isForeign).toBe(false);
        const paid = payOut(toAmount + more, quoted, word);
        expect(paid >= netDown(toAmount, fees.fee)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('are undone by the least gross amount that leaves enough', () => {
    fc.assert(
      fc.property(anyUint, fc.integer({ min: 0, max: 200 }), (net, fee) => {
        const gross = grossUp(amount(net), bps(fee));
        expect(netDown(gross, bps(fee)) >= net).toBe(true);
        if (net > 0n) expect(netDown(gross - 1n, bps(fee)) < net).toBe(true);
      }),
    );
  });
});

describe('the slippage that is asked for', () => {
  const onWire = (expected: bigint, slippage: number) =>
    (expected * BigInt(10_000 - slippage)) / 10_000n;

  test('guarantees the minimum after rounding down, and one basis point more would not', () => {
    fc.assert(
      fc.property(anyPositive, anyUint, (expected, least) => {
        const slippage = slippageWithin(amount(expected), amount(least));
        if (slippage === null) {
          expect(least > expected).toBe(true);
          return;
        }
        expect(onWire(expected, slippage) >= least).toBe(true);
        const isTight =
          slippage === 10_000 || expected * BigInt(9_999 - slippage) < least * 10_000n;
        expect(isTight).toBe(true);
      }),
    );
  });

  test('is never wider than the slippage a reviewed minimum came from', () => {
    fc.assert(
      fc.property(anyPositive, anyBps, (expected, limit) => {
        const least = minReceivedUp(amount(expected), bps(limit));
        const slippage = slippageWithin(amount(expected), least) ?? 0;
        expect(slippage <= limit).toBe(true);
      }),
    );
  });
});
