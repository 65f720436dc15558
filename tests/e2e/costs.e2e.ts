import assert from 'node:assert/strict';
import type { Driver } from './driver/launch.ts';
import { sees, until } from './driver/screen.ts';
import { watchAddress } from './pages/onboarding.ts';
import { readyToSign, signAll } from './pages/plan.ts';
import { storedRecords } from './pages/stored.ts';
import type { Scenarios } from './scenario.ts';

const CHECK_MS = 20_000;

interface Point {
  chainId: number;
  source: string;
  sell: string;
  size: string;
  cost: string | null;
  gas: string | null;
}

/** What is kept of costs. */
async function keptCosts(driver: Driver) {
  const points = await storedRecords<Point>(driver, 'costs');
  const gas = await storedRecords<{ chainId: number; perGas: string }>(driver, 'gas');
  return { points: points.map(({ value }) => value), gas: gas.map(({ value }) => value) };
}

export const scenarios: Scenarios = {
  about: 'What trading costs',
  cases: [
    {
      title: 'a check keeps what gas costs, and asks the pools of each chain once an hour',
      async run({ driver, devnet }) {
        await watchAddress(driver, devnet.user);
        await driver.fireAlarm();
        const kept = await until(
          'costs in the store',
          async () => {
            const found = await keptCosts(driver);
            const chains = new Set(found.points.map(({ chainId }) => chainId));
            return chains.size === 2 && found.gas.length >= 2 && found;
          },
          CHECK_MS,
        );
        assert.deepEqual(new Set(kept.gas.map(({ chainId }) => chainId)), new Set([1, 8453]));
        assert.ok(kept.gas.every(({ perGas }) => BigInt(perGas) > 0n));
        for (const id of [1, 8453]) {
          const told = kept.points.filter(({ chainId, cost }) => chainId === id && cost !== null);
          assert.ok(told.length >= 12, `${told.length} points of chain ${id}`);
        }

        await driver.fireAlarm();
        const later = await keptCosts(driver);
        assert.deepEqual(later.points, kept.points);
      },
    },
    {
      title: 'every quote of a plan and every fill of it is kept as what a swap of its size cost',
      async run({ driver, devnet }) {
        const screen = await readyToSign(driver, devnet.user);
        const of = async (source: string) =>
          (await keptCosts(driver)).points.filter((one) => one.source === source);
        const quotes = await of('quote');
        assert.equal(quotes.length, 2);
        assert.ok(quotes.every(({ gas }) => Number(gas) > 100_000));
        assert.deepEqual(await of('fill'), []);
        await signAll(driver, screen, () => undefined);
        await sees(screen, /Portfolio is now [\d.]+% on target/);
        const fills = await until(
          'fills in the store',
          async () => {
            const found = await of('fill');
            return found.length === 2 && found;
          },
          CHECK_MS,
        );
        for (const { sell, size, cost } of fills) {
          const quote = quotes.find((one) => one.sell === sell);
          assert.equal(size, quote?.size);
          // Pools' fees on the way, and nothing much beside.
          assert.ok(Number(cost) < Number(size) / 100, `${cost} of ${size}`);
        }
      },
    },
  ],
};
