import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../components/portfolio/findingsOf.tsx';
import { formatHealth, loanState } from '../../components/portfolio/overviewModel.ts';
import {
  isStranger,
  owedAside,
  sumsOf,
  uncountedLines,
} from '../../components/portfolio/reconcile.ts';
import { formatPrice } from '../../components/ui/formatPrice.ts';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import { NOW, portfolioOf, SIX } from '../../entrypoints/gallery/fixtures.ts';
import { TRUTH } from '../../entrypoints/gallery/truth.ts';
import { isNative } from '../../lib/core/asset.ts';
import { price } from '../../lib/core/money.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';

const ETHER = 10n ** 18n;
const measured = ({ drift, snapshot }: (typeof TRUTH)['everything']) => {
  if (!drift || !snapshot) throw new Error('the fixture is measured');
  const lines = uncountedLines(drift, snapshot).filter(({ reason }) => reason !== 'reserve');
  return { drift, snapshot, lines };
};

describe('what is not counted', () => {
  const { drift, snapshot, lines } = measured(TRUTH.everything);

  it('holds everything the snapshot left out, each once and with its reason', () => {
    expect(lines).toHaveLength(snapshot.uncounted.length);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    expect(lines.map(({ reason }) => reason)).toContain('debtUnknown');
  });

  it('puts strangers’ tokens last, whatever they claim to be worth', () => {
    const first = lines.findIndex(isStranger);
    expect(first).toBe(5);
    expect(lines.slice(first).every(isStranger)).toBe(true);
  });

  it('values what has a price and says no value of the rest', () => {
    const [ens] = lines;
    expect([ens?.asset.symbol, ens?.value]).toEqual(['ENS', 252n * 10n ** 8n]);
    expect(lines.slice(1).every(({ value }) => value === null)).toBe(true);
  });

  it('names what is held of a class without a target, and not what is held at zero', () => {
    const beside = measured(TRUTH.beside);
    expect(beside.lines.map(({ asset, reason }) => [asset.symbol, reason])).toEqual([
      ['PEPE', 'noTarget'],
    ]);
    const bare = uncountedLines({ ...drift, reserved: [] }, { ...snapshot, uncounted: [] });
    expect(bare).toEqual([]);
  });
});

describe('the reserve for fees', () => {
  it('stands beside the total, on each chain where native coin is held', () => {
    const { drift, snapshot } = measured(TRUTH.everything);
    const kept = uncountedLines(drift, snapshot).filter(({ reason }) => reason === 'reserve');
    expect(kept).toHaveLength(drift.reserved.length);
    expect(kept.every(({ asset, value }) => isNative(asset) && value !== null)).toBe(true);
  });
});

describe('the sums', () => {
  it.each(Object.entries({ ...FACTS, ...TRUTH }))(
    'of %s lead from what is held to the total and to what is seen',
    (_name, facts) => {
      if (!facts.drift || !facts.snapshot) return;
      const sums = sumsOf(facts.drift, uncountedLines(facts.drift, facts.snapshot));
      expect(sums.held + sums.manual - sums.debt).toBe(facts.drift.total);
      expect(sums.total).toBe(facts.drift.total);
      expect(sums.seen).toBe(sums.held + sums.aside);
    },
  );

  it('count what has no price', () => {
    const { drift, lines } = measured(TRUTH.everything);
    expect(sumsOf(drift, lines).unpriced).toBe(8);
  });

  it('leave a debt of a class without a target to a line of its own', () => {
    const { snapshot } = measured(TRUTH.everything);
    const without = portfolioOf(
      SIX.map((one) => ({ ...one, target: one.classId === 'USD' ? 0 : 1 })),
    );
    expect(owedAside(without, snapshot).map(({ asset, value }) => [asset.symbol, value])).toEqual([
      ['USDC', 1_200n * 10n ** 8n],
    ]);
    expect(owedAside(TRUTH.everything.portfolio, snapshot)).toEqual([]);
  });
});

describe('a loan', () => {
  it.each([
    [null, 'none'],
    [(12n * ETHER) / 10n - 1n, 'critical'],
    [(12n * ETHER) / 10n, 'low'],
    [(15n * ETHER) / 10n - 1n, 'low'],
    [(15n * ETHER) / 10n, 'safe'],
  ] as const)('of health %s is %s', (healthFactor, state) => {
    expect(loanState({ healthFactor })).toBe(state);
  });

  it('never looks safer than it is', () => {
    expect(formatHealth(1_199_999_999_999_999_999n)).toBe('1.19');
    expect(formatHealth(2n ** 256n - 1n)).toBe('>100');
    expect(formatHealth(0n)).toBe('0.00');
  });

  it('near liquidation is told first and loudest, and one getting near is told too', () => {
    const [first, ...others] = findingsOf(TRUTH.everything);
    expect([first?.id.split(':')[0], first?.tone]).toEqual(['loan', 'failure']);
    const later = others.filter(({ id }) => id.startsWith('loan:'));
    expect(later.map(({ tone }) => tone)).toEqual(['warning']);
  });

  it('far from liquidation is no finding', () => {
    const { everything } = TRUTH;
    const calm: Snapshot = {
      ...measured(everything).snapshot,
      lending: [{ ...(everything.snapshot?.lending[2] as Snapshot['lending'][number]) }],
    };
    const ids = findingsOf({ ...everything, snapshot: calm }).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('loan:'))).toEqual([]);
  });
});

describe('a price', () => {
  it.each([
    [2850n * ETHER, '$2,850.00'],
    [ETHER, '$1.0000'],
    [999_812_345_678_901_234n, '$0.9998'],
    [(ETHER * 3n) / 2n, '$1.5000'],
    [1_234_567_890_123n, '$0.000001234'],
  ])('of %s reads %s', (value, words) => {
    expect(formatPrice(price(value))).toBe(words);
  });

  it('that is flawed or off its peg is found like one in dispute', () => {
    const status = (entry: 'flawed' | 'depegged') => {
      const { snapshot } = measured(TRUTH.everything);
      const prices = snapshot.prices.map((one) => ({ ...one, status: entry, asOf: NOW }));
      return findingsOf({ ...TRUTH.everything, snapshot: { ...snapshot, prices } }).map(
        ({ id }) => id,
      );
    };
    expect(status('flawed')).toContain('price:flawed');
    expect(status('depegged')).toContain('price:depegged');
  });
});
