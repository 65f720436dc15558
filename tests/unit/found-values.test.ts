import { expect, test } from 'vitest';
import { FACTS } from '../../entrypoints/gallery/facts.ts';
import { valueOnChain, valuesByClass } from '../../hooks/foundValues.ts';
import type { Snapshot } from '../../lib/core/snapshot.ts';

const { snapshot } = FACTS.inBand;
if (!snapshot) throw new Error('the fixture has a snapshot');
const chainIds = [1, 8453];
const unpriced: Snapshot = { ...snapshot, prices: [] };
const nothing: Snapshot = { ...snapshot, holdings: [] };
const etherIn = (found: Snapshot) =>
  valuesByClass(found, chainIds).find(({ classId }) => classId === 'ETH')?.value;

test('what is held and priced has its value', () => {
  expect(valueOnChain(snapshot, 1)).toBeGreaterThan(0n);
  expect(etherIn(snapshot)).toBeGreaterThan(0n);
});

test('what is held without a price has none, and is not worth nothing', () => {
  expect(valueOnChain(unpriced, 1)).toBeNull();
  expect(etherIn(unpriced)).toBeNull();
});

test('of what is not held nothing is said, not even that it lacks a price', () => {
  expect(valueOnChain(snapshot, 43114)).toBeUndefined();
  expect(etherIn(nothing)).toBeUndefined();
});
