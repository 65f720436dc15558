import { expect, test } from 'vitest';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import { SIX, snapshotOf } from '../../entrypoints/gallery/fixtures.ts';
import { type Bps, bps } from '../../lib/core/money.ts';
import type { Proposed } from '../../lib/core/targetProposal.ts';
import { NO_COSTS } from '../../lib/policy/costView.ts';
import {
  approved,
  isWaiting,
  type PreviewGround,
  previewTargets,
} from '../../lib/policy/targets/previewTargets.ts';
import { MORNING, walkOf } from '../property/pastPrices.ts';

const { portfolio, snapshot, drift } = FACTS.drifted;
const IDS = portfolio.targets.map(({ classId }) => classId);
const TARGETS = Object.fromEntries(portfolio.targets.map((t) => [t.classId, t.weight]));
const SHAPES = [
  { beta: 1.3, noise: 0.02 },
  { beta: 0, noise: 0.0003 },
  { beta: 1, noise: 0.01 },
];
const GROUND: PreviewGround = {
  portfolio,
  snapshot,
  drift,
  classes: {
    referenceOf: () => undefined,
    maySell: () => true,
    buyMemberOf: (id, chainId) =>
      snapshotOf(SIX)
        .prices.map(({ asset }) => asset)
        .find((asset) => asset.classId === id && asset.chainId === chainId),
  },
  history: walkOf(IDS, 240, 3, SHAPES),
  now: MORNING,
  costs: NO_COSTS,
};

const proposed = (more: Partial<Proposed> = {}): Proposed => ({
  kind: 'proposed',
  weights: TARGETS,
  notes: [],
  inputs: null,
  policy: { kind: 'fixed' },
  ...more,
});
const MOVED: Record<string, Bps> = { ...TARGETS, ETH: bps(1_500), USD: bps(4_000) };

test('the targets as they are, with no policy, are no change; weights or a policy are one', () => {
  const isChange = (more: Partial<Proposed>) => previewTargets(proposed(more), {}, GROUND).isChange;
  expect(isChange({})).toBe(false);
  expect(isChange({ weights: MOVED })).toBe(true);
  expect(isChange({ policy: { kind: 'equal' } })).toBe(true);
  const bounds = { ETH: { least: bps(100), most: bps(9_000) } };
  expect(previewTargets(proposed(), bounds, GROUND).isChange).toBe(true);
});

test('approving changes weights, policy and bounds, and no band, limit or other rule', () => {
  const next = approved(portfolio, { weights: MOVED, policy: { kind: 'equal' } }, {});
  expect(next.targets.map(({ weight }) => weight)).toEqual(IDS.map((id) => MOVED[id]));
  const back = {
    ...next,
    targets: next.targets.map((t) => ({ ...t, weight: TARGETS[t.classId] ?? t.weight })),
    strategy: { ...next.strategy, policy: null },
  };
  expect(back).toEqual(portfolio);
  expect(
    approved(portfolio, { weights: MOVED, policy: { kind: 'fixed' } }, {}).strategy.policy,
  ).toBe(null);
});

test('more of the calm class is expected to be calmer, and the window is named', () => {
  const { volatility, rows } = previewTargets(proposed({ weights: MOVED }), {}, GROUND);
  if (volatility.kind !== 'expected') throw new Error(volatility.why);
  expect(volatility.inputs.days).toBe(180);
  expect(volatility.proposed).toBeLessThan(volatility.target ?? 0);
  expect(volatility.target).toBeGreaterThan(0);
  expect(volatility.now).toBeGreaterThan(0);
  expect(rows.find(({ classId }) => classId === 'ETH')).toEqual({
    classId: 'ETH',
    now: drift?.rows.find(({ classId }) => classId === 'ETH')?.weight,
    target: 3_500,
    proposed: 1_500,
  });
});

test('swaps are those of a plan to the proposal, and a cost nothing tells of is not known', () => {
  const { reach } = previewTargets(proposed({ weights: MOVED }), {}, GROUND);
  expect(reach?.swaps).toBeGreaterThan(0);
  expect(reach?.cost.kind).toBe('unknown');
  expect(previewTargets(proposed(), {}, { ...GROUND, snapshot: null }).reach).toBeNull();
});

test('a proposal waits from one basis point beyond a band on, by the band of its class', () => {
  const band = portfolio.limits.band;
  const off = (by: number) =>
    isWaiting({ weights: { ...TARGETS, ETH: bps((TARGETS.ETH ?? 0) - by) } }, portfolio);
  expect(off(band)).toBe(false);
  expect(off(band + 1)).toBe(true);
  const targets = portfolio.targets.map((t) => ({ ...t, band: bps(9_000) }));
  const wide = { targets, limits: portfolio.limits };
  expect(isWaiting({ weights: MOVED }, wide)).toBe(false);
});

test('while a chain is not known no weight held is told, and no swaps are', () => {
  if (!snapshot) throw new Error('the fixture has a snapshot');
  const chains = snapshot.chains.map((chain, i) =>
    i === 0 ? { ...chain, status: 'unknown' as const, block: null } : chain,
  );
  const ground = { ...GROUND, snapshot: { ...snapshot, chains } };
  const { rows, reach, volatility } = previewTargets(proposed({ weights: MOVED }), {}, ground);
  expect(new Set(rows.map(({ now }) => now))).toEqual(new Set([null]));
  expect(reach).toBeNull();
  expect(volatility).toMatchObject({ kind: 'expected', now: null });
});
