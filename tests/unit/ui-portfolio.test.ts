import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { isTooLittle, progressOf, standingOf } from '../../components/portfolio/facts.ts';
import { findingsOf } from '../../components/portfolio/findingsOf.tsx';
import { commonBand, outsideOf, shownRows } from '../../components/portfolio/rows.ts';
import { driftSentence } from '../../components/ui/DriftBar.tsx';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import type { DriftRow, Position } from '../../lib/core/drift.ts';
import { bps, usd } from '../../lib/core/money.ts';
import { readSince } from '../../lib/core/snapshot.ts';

const row = (
  weight: number,
  target: number,
  position: Position,
  more: Partial<DriftRow> = {},
): DriftRow => ({
  classId: 'ETH',
  value: usd(1n),
  weight: bps(weight),
  target: bps(target),
  drift: bps(weight - target),
  above: bps(250),
  below: bps(250),
  band: bps(250),
  position,
  change: usd(0n),
  holdings: [],
  manual: usd(0n),
  debt: usd(0n),
  ...more,
});

describe('figures of a chain that is not known', () => {
  const { snapshot } = FACTS.inBand;
  if (!snapshot) throw new Error('the fixture has a snapshot');
  const [chain, ...others] = snapshot.chains;
  if (!chain?.block) throw new Error('the fixture was read');
  const block = { ...chain.block, time: snapshot.takenAt - 3_600 };

  it('are as old as its last block', () => {
    const unknown = { ...chain, status: 'unknown' as const, block };
    expect(readSince({ ...snapshot, chains: [unknown, ...others] })).toBe(block.time);
    const never = { ...unknown, block: null };
    expect(readSince({ ...snapshot, chains: [never, ...others] })).toBe(snapshot.takenAt);
  });

  it('are as old as the reading where all agree', () => {
    expect(readSince({ ...snapshot, chains: [{ ...chain, block }, ...others] })).toBe(
      snapshot.takenAt,
    );
  });
});

describe('what is outside its band', () => {
  const of = (...changes: bigint[]) => {
    const { drift, portfolio } = FACTS.drifted;
    if (!drift) throw new Error('the fixture has a drift');
    const rows = changes.map((change) => row(9_000, 5_000, 'over', { change: usd(change) }));
    return isTooLittle({
      ...FACTS.drifted,
      portfolio: { ...portfolio, limits: { ...portfolio.limits, minTrade: usd(2_500n) } },
      drift: { ...drift, rows: [...rows, row(5_000, 5_000, 'inBand')] },
    });
  };

  it('is too little to trade only where every class is below the minimum', () => {
    expect(of(-2_499n, 2_499n)).toBe(true);
    expect(of(-2_500n, 2_499n)).toBe(false);
    expect(of()).toBe(false);
  });
});

describe('rows as they are shown', () => {
  it('have a drift that is the difference of the weights beside it, and drifts add up to zero', () => {
    const rows = FACTS.drifted.drift?.rows ?? [];
    const shown = shownRows(rows);
    expect(shown).toHaveLength(6);
    for (const { weight, target, drift } of shown) expect(drift).toBe(weight - target);
    expect(shown.reduce((sum, { drift }) => sum + drift, 0)).toBe(0);
    expect(shown.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
  });

  it('take two decimals where one would contradict the word beside it', () => {
    const [over] = shownRows([row(3_752, 3_500, 'over'), row(6_248, 6_500, 'under')]);
    expect([over?.drift, over?.driftDigits]).toEqual([252, 2]);
    const [inside] = shownRows([row(3_748, 3_500, 'inBand'), row(6_252, 6_500, 'inBand')]);
    expect([inside?.drift, inside?.driftDigits]).toEqual([250, 1]);
  });

  it('count a class without any price neither as over nor as under', () => {
    const shown = shownRows(FACTS.prices.drift?.rows ?? []);
    expect(shown.filter(({ isUnpriced }) => isUnpriced).map((s) => s.row.classId)).toEqual(['UNI']);
    expect(outsideOf(shown)).toBe(1);
  });

  it('share a band only when all have the same', () => {
    const rowWith = (above: number, below: number) =>
      row(1, 1, 'inBand', { above: bps(above), below: bps(below) });
    expect(commonBand([rowWith(250, 250), rowWith(250, 250)])).toBe('±2.5');
    expect(commonBand([rowWith(500, 300), rowWith(500, 300)])).toBe('+5 −3');
    expect(commonBand([rowWith(250, 250), rowWith(250, 100)])).toBeNull();
    expect(commonBand([rowWith(10_000, 10_000)])).toBe('');
  });
});

describe('the next step', () => {
  const next = (name: keyof typeof FACTS) => standingOf(FACTS[name]).next;

  it('is to review the plan when a class is outside its band, and nothing urgent when none is', () => {
    expect(next('drifted')).toBe('review');
    expect(next('inBand')).toBe('openPlan');
  });

  it('is a fresh reading before anything is planned on old or unknown figures', () => {
    expect(next('stale')).toBe('refreshFirst');
    expect(next('chainUnknown')).toBe('checkAgain');
    expect(next('neverRead')).toBe('checkAgain');
    expect(next('loading')).toBe('wait');
  });

  it('is the plan under way before all else, and targets where there are none', () => {
    expect(next('underWay')).toBe('resume');
    expect(next('noTargets')).toBe('setTargets');
  });

  it('is never asked for by the age of a demo portfolio', () => {
    const { snapshot, ...facts } = FACTS.demo;
    const old = snapshot && { ...snapshot, takenAt: 0 };
    expect(standingOf({ ...facts, snapshot: old }).isStale).toBe(false);
    expect(standingOf({ ...FACTS.drifted, snapshot: old }).isStale).toBe(true);
  });
});

it('progress names the first step that has not ended well, and the last when all have', () => {
  expect(progressOf([{ state: 'confirmed' }, { state: 'asked' }, { state: 'queued' }])).toEqual({
    step: 2,
    of: 3,
  });
  expect(progressOf([{ state: 'confirmed' }, { state: 'skipped' }])).toEqual({ step: 2, of: 2 });
});

describe('what is uncertain', () => {
  const ids = (name: keyof typeof FACTS) => findingsOf(FACTS[name]).map(({ id }) => id);

  it('is silent when all is agreed and fresh', () => {
    expect(ids('drifted')).toEqual([]);
    expect(ids('inBand')).toEqual([]);
  });

  it('names each chain and each kind of unsound price, and the node that was not believed', () => {
    expect(ids('chainUnknown')).toEqual(['chain:8453']);
    expect(ids('prices')).toEqual([
      'price:disputed',
      'price:missing',
      'price:stale',
      'price:single',
      'dissent:8453',
    ]);
  });

  it('names six assets of unsound price at most, and says how many more there are', () => {
    const { snapshot } = FACTS.inBand;
    const [held] = snapshot?.holdings ?? [];
    if (!snapshot || !held) throw new Error('the fixture holds something');
    const symbols = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const assets = symbols.map((symbol, i) => ({
      ...held.asset,
      symbol,
      address: `0x${`${i + 1}`.repeat(40)}` as const,
    }));
    const facts = {
      ...FACTS.inBand,
      snapshot: {
        ...snapshot,
        holdings: assets.map((asset) => ({ ...held, asset })),
        prices: assets.map((asset) => ({
          asset,
          status: 'single' as const,
          price: null,
          asOf: null,
          readings: [],
        })),
      },
    };
    const [found] = findingsOf(facts);
    const said = renderToStaticMarkup(found?.body);
    expect(said).toContain('F\u00a0(Ethereum) and 2 more.');
    expect(said).not.toContain('G\u00a0');
  });

  it('says one thing once: offline stands for a failed check and old figures', () => {
    expect(ids('offline')).toEqual(['offline']);
  });

  it('offers the repair of a permission the browser took back', () => {
    expect(findingsOf(FACTS.revoked).map(({ remedy }) => remedy)).toEqual(['repair']);
  });
});

it('a drift bar says in one sentence what it draws', () => {
  const props = { ...row(3_890, 3_500, 'over'), name: 'ETH', scale: bps(500) };
  expect(driftSentence(props)).toBe(
    'ETH 38.9%, target 35.0%, over by 3.9 points, outside band ±2.5',
  );
  expect(driftSentence({ ...props, was: bps(-120) })).toContain('was −1.2');
});
