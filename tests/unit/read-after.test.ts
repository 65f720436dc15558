import { expect, test } from 'vitest';
import { bundleOf, REVIEW } from '../../entrypoints/gallery/planFixtures.ts';
import { isReadAfter } from '../../lib/core/settle.ts';

const base = bundleOf(REVIEW, []);
const CHAIN = base.legs[0]?.sell.chainId ?? 0;
const MINED = 100n;
const bundle = { ...base, steps: base.steps.slice(0, 1).map((s) => ({ ...s, block: MINED })) };
const readAt = (number: bigint, chainId = CHAIN) => [
  { chainId, block: { number, hash: '0x00' as const, time: 0 } },
];

test('a snapshot below the block of the last step does not have what it moved', () => {
  expect(isReadAfter(bundle, readAt(MINED - 1n))).toBe(false);
  expect(isReadAfter(bundle, readAt(MINED))).toBe(true);
  expect(isReadAfter(bundle, readAt(MINED + 1n))).toBe(true);
});

test('another chain’s block says nothing, and a chain never read has nothing', () => {
  expect(isReadAfter(bundle, readAt(MINED, CHAIN + 1))).toBe(false);
  expect(isReadAfter(bundle, [{ chainId: CHAIN, block: null }])).toBe(false);
  expect(isReadAfter(bundle, [])).toBe(false);
});

test('a bundle of which nothing was mined is in every snapshot', () => {
  const queued = { ...base, steps: base.steps.map((step) => ({ ...step, block: null })) };
  expect(isReadAfter(queued, [])).toBe(true);
});
