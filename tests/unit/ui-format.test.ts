import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  driftScale,
  formatAmountDown,
  formatAmountExact,
  formatDrift,
  formatPoints,
  formatUsd,
  formatWeight,
  shortAddress,
  shownWeights,
} from '../../components/ui/format.ts';
import { formatAge, formatAhead, formatSpan } from '../../components/ui/time.ts';
import { bps, dollars, type Usd, usd } from '../../lib/core/money.ts';
import { weightsOf } from '../../lib/core/weights.ts';

const cents = (n: bigint): Usd => usd(n * 1_000_000n);
/** What a formatted amount of dollars says, in cents. */
const centsSaid = (words: string): bigint =>
  BigInt(words.replace('\u2212', '-').replace(/[$,.]/g, ''));

describe('dollars', () => {
  it('are shown with cents below ten thousand and whole from there on', () => {
    expect(formatUsd(dollars(0))).toBe('$0.00');
    expect(formatUsd(cents(2_548n))).toBe('$25.48');
    expect(formatUsd(cents(999_999n))).toBe('$9,999.99');
    expect(formatUsd(dollars(10_000))).toBe('$10,000');
    expect(formatUsd(cents(4_821_307n))).toBe('$48,213');
  });

  it('that round up to ten thousand lose their cents too', () => {
    expect(formatUsd(usd(999_999_499_999n))).toBe('$9,999.99');
    expect(formatUsd(usd(999_999_500_000n))).toBe('$10,000');
  });

  it('keep or lose their cents where a view says so', () => {
    expect(formatUsd(cents(1_234_567_890n), 'cents')).toBe('$12,345,678.90');
    expect(formatUsd(cents(18_049n), 'whole')).toBe('$180');
    expect(formatUsd(cents(18_050n), 'whole')).toBe('$181');
  });

  it('that are not zero never read as zero', () => {
    expect(formatUsd(usd(1n))).toBe('<$0.01');
    expect(formatUsd(usd(499_999n))).toBe('<$0.01');
    expect(formatUsd(usd(500_000n))).toBe('$0.01');
    expect(formatUsd(usd(-1n))).toBe('\u2212<$0.01');
    expect(formatUsd(cents(49n), 'whole')).toBe('<$1');
    expect(formatUsd(cents(50n), 'whole')).toBe('$1');
  });

  it('below zero carry a real minus, and a plus only when asked', () => {
    expect(formatUsd(dollars(-1_880), 'whole')).toBe('\u2212$1,880');
    expect(formatUsd(dollars(5), 'auto', true)).toBe('+$5.00');
    expect(formatUsd(dollars(0), 'auto', true)).toBe('$0.00');
  });

  it('beyond what a float can hold keep every digit', () => {
    const huge = cents(90_071_992_547_409_931n);
    expect(formatUsd(huge, 'cents')).toBe('$900,719,925,474,099.31');
  });

  it('say the nearest cent, for any amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (value) => {
        fc.pre(value <= -500_000n || value >= 500_000n || value === 0n);
        const gap = centsSaid(formatUsd(usd(value), 'cents')) * 1_000_000n - value;
        return gap <= 500_000n && gap >= -500_000n;
      }),
    );
  });
});

describe('weights', () => {
  it('are shown in percent with one decimal, or two where asked', () => {
    expect(formatWeight(bps(3_886))).toBe('38.9%');
    expect(formatWeight(bps(3_886), 2)).toBe('38.86%');
    expect(formatWeight(bps(0))).toBe('0.0%');
    expect(formatWeight(bps(10_000))).toBe('100.0%');
  });

  it('become signed points when they are drift, and a rounded zero has no sign', () => {
    expect(formatDrift(bps(390))).toBe('+3.9\u00a0pp');
    expect(formatDrift(bps(-310))).toBe('\u22123.1\u00a0pp');
    expect(formatDrift(bps(4))).toBe('0.0\u00a0pp');
    expect(formatDrift(bps(-4))).toBe('0.0\u00a0pp');
    expect(formatDrift(bps(-4), 2)).toBe('\u22120.04\u00a0pp');
    expect(formatDrift(bps(254), 2)).toBe('+2.54\u00a0pp');
  });

  it('of a band show no decimal they do not need', () => {
    expect([500, 250, 255, 1_000, 0].map((size) => formatPoints(bps(size)))).toEqual([
      '5',
      '2.5',
      '2.55',
      '10',
      '0',
    ]);
  });

  it('rounded together for a view still add up to one hundred, each within a tenth', () => {
    const values = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(values, (amounts) => {
        const weights = weightsOf(amounts.map(usd));
        const shown = shownWeights(weights);
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
        expect(sum(shown)).toBe(sum(weights));
        for (const [index, weight] of shown.entries()) {
          expect(weight % 10).toBe(0);
          expect(Math.abs(weight - (weights[index] ?? 0))).toBeLessThan(10);
        }
      }),
    );
  });
});

describe('token amounts', () => {
  const ether = 10n ** 18n;

  it('show four significant digits below a thousand and six above', () => {
    expect(formatAmountDown(524_612_345_678_901_234n, 18)).toBe('0.5246');
    expect(formatAmountDown(1_399_456n, 8)).toBe('0.01399');
    expect(formatAmountDown(109_456_000n, 6)).toBe('109.4');
    expect(formatAmountDown(12_345_678_901n, 6)).toBe('12,345.6');
    expect(formatAmountDown(0n, 18)).toBe('0');
    expect(formatAmountDown(5n * ether, 18)).toBe('5');
  });

  it('keep their length where figures change: zeros at the end stay', () => {
    expect(formatAmountDown((13n * ether) / 10n, 18, true)).toBe('1.300');
    expect(formatAmountDown(1_306_512_345_678_901_234n, 18, true)).toBe('1.306');
    expect(formatAmountDown(2_500_000n, 6, true)).toBe('2.500');
    expect(formatAmountDown(0n, 18, true)).toBe('0');
    expect(formatAmountDown(42n, 0, true)).toBe('42');
  });

  it('never lose a whole digit and never say more than is there', () => {
    expect(formatAmountDown(123_456_789n * ether + 1n, 18)).toBe('123,456,789');
    expect(formatAmountDown(999_999_999_999_999_999n, 18)).toBe('0.9999');
    expect(formatAmountDown(42n, 0)).toBe('42');
  });

  it('too small to read are named as such, never as zero', () => {
    expect(formatAmountDown(1n, 18)).toBe('<0.000001');
    expect(formatAmountDown(1n, 6)).toBe('0.000001');
    expect(formatAmountDown(1_234n, 9)).toBe('0.000001234');
  });

  it('in full keep every digit', () => {
    expect(formatAmountExact(524_612_345_678_901_234n, 18)).toBe('0.524612345678901234');
    expect(formatAmountExact(-1_500_000n, 6)).toBe('\u22121.5');
    expect(formatAmountExact(2n ** 256n - 1n, 0).replaceAll(',', '')).toBe(`${2n ** 256n - 1n}`);
  });

  it('cut for the eye are never above the exact amount', () => {
    const decimals = fc.constantFrom(0, 6, 8, 18);
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), decimals, (amount, places) => {
        const said = formatAmountDown(amount, places);
        fc.pre(!said.startsWith('<'));
        const [whole = '0', fraction = ''] = said.replaceAll(',', '').split('.');
        const back = BigInt(whole + fraction.padEnd(places, '0'));
        expect(back).toBeLessThanOrEqual(amount);
        expect(back * 1000n).toBeGreaterThan(amount * 999n - 1000n);
      }),
    );
  });
});

describe('the scale of drift bars', () => {
  const row = (band: number, drift: number, below = band) => ({
    above: bps(band),
    below: bps(below),
    drift: bps(drift),
  });

  it('holds twice the widest band and the worst drift up to twenty points', () => {
    expect(driftScale([row(250, 390), row(250, -310)])).toBe(500);
    expect(driftScale([row(250, 640)])).toBe(1_000);
    expect(driftScale([row(500, 3_500)])).toBe(2_000);
    expect(driftScale([row(1_500, 0)])).toBe(5_000);
    expect(driftScale([row(100, 0, 1_500)])).toBe(5_000);
    expect(driftScale([row(10_000, 700)])).toBe(1_000);
    expect(driftScale([])).toBe(500);
  });
});

describe('ages', () => {
  it('are said in one unit, rounded down', () => {
    expect(formatSpan(59)).toBe('59 s');
    expect(formatSpan(125)).toBe('2 min');
    expect(formatSpan(7_900)).toBe('2 h');
    expect(formatSpan(200_000)).toBe('2 days');
    expect(formatSpan(-5)).toBe('0 s');
  });

  it('look back and ahead', () => {
    expect(formatAge(1_000, 1_125)).toBe('2 min ago');
    expect(formatAge(1_000, 1_002)).toBe('just now');
    expect(formatAhead(1_780, 1_000)).toBe('in 13 min');
  });

  it('what was read since a screen last looked at its clock is new, and no check is in the past', () => {
    expect(formatAge(1_007, 1_000)).toBe('just now');
    expect(formatAhead(1_000, 1_200)).toBe('due');
  });
});

it('a short address keeps both ends', () => {
  expect(shortAddress('0x71C7656EC7ab88b098defB751B7401B5f6d8976F')).toBe('0x71C7\u2026976F');
});
