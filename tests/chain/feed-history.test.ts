import type { Hex } from 'viem';
import { decodeFunctionResult, encodeFunctionResult } from 'viem';
import { describe, expect, it } from 'vitest';
import { MULTICALL_ABI } from '../../devnet/chain/abis.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import { readFeedDays } from '../../lib/chain/feedDays.ts';
import { assetKey, NATIVE } from '../../lib/core/asset.ts';
import {
  type Day,
  type DayRecord,
  daysBetween,
  endOf,
  mergeCloses,
  newerRecord,
} from '../../lib/core/closes.ts';
import { UNCHANGED } from '../../lib/core/portfolio.ts';
import { fillStep } from '../../lib/flow/fillHistory.ts';
import type { HistoryWorld } from '../../lib/flow/historyWorld.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import {
  CHAIN,
  COUNTED,
  DAYS,
  ETH,
  ETHER,
  expectedOf,
  FIRST,
  now,
  pushHistory,
  SLEEPY,
  STALE_AFTER,
  TODAY,
} from './feedRounds.ts';
import { onDevnet } from './onDevnet.ts';
import { portfolioOf } from './world.ts';

const devnet = onDevnet({}, pushHistory);
const budgetOf = (reads: number) => ({ reads, signal: AbortSignal.timeout(30_000) });
const read = (wanted: { closes: Day[]; ranges: Day[] }, reads = 200) =>
  readFeedDays(CHAIN, ETH, STALE_AFTER, wanted, budgetOf(reads), now);
const inOrder = (records: readonly DayRecord[]) => [...records].sort((a, b) => a.day - b.day);
const requests = () => devnet().front.log.filter(({ method }) => method !== 'OPTIONS').length;

describe('a feed’s history', () => {
  it('gives the closes and ranges that the pushed rounds have, over two phases', async () => {
    const before = requests();
    const { records, reads, fault } = await read({ closes: DAYS, ranges: DAYS });
    console.log(
      `${DAYS.length} days of ${COUNTED.length} rounds: ${reads} reads, ${requests() - before} requests`,
    );
    expect(fault).toBeNull();
    expect(inOrder(records)).toEqual(DAYS.map(expectedOf));
  });

  it('finds closes alone in fewer reads than there are batches of rounds', async () => {
    const before = requests();
    const { records, reads } = await read({ closes: DAYS, ranges: [] });
    console.log(`${DAYS.length} closes alone: ${reads} reads, ${requests() - before} requests`);
    expect(inOrder(records)).toEqual(
      DAYS.map(expectedOf).map((one) =>
        one.close === null ? one : expect.objectContaining({ close: one.close, asOf: one.asOf }),
      ),
    );
    expect(reads).toBeLessThan(COUNTED.length / 50);
  });

  it('marks the day it slept beyond its heartbeat, and no other', async () => {
    const { records } = await read({ closes: DAYS, ranges: [] });
    expect(records.filter(({ close }) => close === null)).toEqual([
      { day: SLEEPY, close: null, source: 'feed' },
    ]);
  });

  it('has no close of days before its first round, nor of a day that is not over', async () => {
    const { records } = await read({ closes: [FIRST - 30, TODAY, TODAY + 1], ranges: [] });
    expect(records).toEqual([{ day: FIRST - 30, close: null, source: 'feed' }]);
  });

  it('gives back what it found when its budget ends', async () => {
    const { records, reads } = await read({ closes: DAYS, ranges: DAYS }, 6);
    expect(reads).toBe(6);
    expect(records.length).toBeGreaterThan(0);
    for (const record of records)
      expect(record).toMatchObject({ day: record.day, close: expectedOf(record.day).close });
  });
});

/** Makes every round a tenth dearer and a minute younger. */
const lieAboutRounds: Lie = (method, _params, result) => {
  if (method !== 'eth_call') return result;
  const results = decodeFunctionResult({
    abi: MULTICALL_ABI,
    functionName: 'aggregate3',
    data: result as Hex,
  });
  const bent = results.map((one) => ({ ...one, returnData: bendRound(one.returnData) }));
  return encodeFunctionResult({ abi: MULTICALL_ABI, functionName: 'aggregate3', result: bent });
};

function bendRound(data: Hex): Hex {
  if (data.length !== 2 + 5 * 64) return data;
  const words = (data.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`));
  const [id = 0n, answer = 0n, started = 0n, at = 0n, answered = 0n] = words;
  const bent = [id, (answer * 11n) / 10n, started, at + 60n, answered];
  return `0x${bent.map((word) => word.toString(16).padStart(64, '0')).join('')}`;
}

describe('operators', () => {
  const hosts = CHAIN.operators.map(({ host }) => host);

  it.each([0, 1, 2])('one of three lying about rounds changes nothing: number %i', async (liar) => {
    devnet().front.setOperator(hosts[liar] ?? '', { kind: 'lying', change: lieAboutRounds });
    const { records } = await read({ closes: DAYS.slice(-10), ranges: DAYS.slice(-10) });
    expect(inOrder(records)).toEqual(DAYS.slice(-10).map(expectedOf));
  });

  it('all lying alike would be believed: the lie is one', async () => {
    for (const host of hosts)
      devnet().front.setOperator(host, { kind: 'lying', change: lieAboutRounds });
    const { records } = await read({ closes: DAYS.slice(-1), ranges: [] });
    expect(records[0]?.close).not.toBe(expectedOf(TODAY - 1).close);
  });

  it('an address that is no feed gives no day, neither as close nor as gap', async () => {
    const noFeed = { address: CHAIN.multicall };
    const wanted = { closes: DAYS, ranges: [] };
    const end = await readFeedDays(CHAIN, noFeed, STALE_AFTER, wanted, budgetOf(9), now);
    expect(end).toEqual({ records: [], reads: 0, fault: 'price.missing' });
  });

  it('two of three failing end it with nothing but the reason', async () => {
    for (const host of hosts.slice(0, 2))
      devnet().front.setOperator(host, { kind: 'failing', status: 503 });
    expect(await read({ closes: DAYS, ranges: [] })).toMatchObject({
      records: [],
      fault: 'rpc.unreachable',
    });
  });
});

describe('filling history', () => {
  /** The product's world with its store in memory; the chart is down unless told otherwise. */
  function historyWorld(fetchCloses: HistoryWorld['fetchCloses']) {
    const stored = new Map<string, DayRecord>();
    const keyOf = (series: string, { day, source }: DayRecord) => `${series}/${day}/${source}`;
    const world: HistoryWorld = {
      now,
      readPortfolio: async () => null,
      classesOf: () => OUR_CLASSES,
      sourcesOf: ({ address }) => ({ feed: address === NATIVE, ranges: true, chart: true }),
      basket: [],
      readDays: async (series, from, to) =>
        [...stored].flatMap(([key, one]) =>
          key.startsWith(`${series}/`) && one.day >= from && one.day <= to ? [one] : [],
        ),
      appendDays: async (series, records) => {
        for (const one of records) {
          const before = stored.get(keyOf(series, one));
          stored.set(keyOf(series, one), before ? newerRecord(before, one) : one);
        }
      },
      readFeedDays: (_asset, wanted) =>
        readFeedDays(CHAIN, ETH, STALE_AFTER, wanted, budgetOf(16), now),
      fetchCloses,
      readStep: async () => 0,
      writeStep: async () => undefined,
    };
    return { world, stored };
  }
  const portfolio = { ...portfolioOf(NATIVE, { ETH: 60, BTC: 40 }), ...UNCHANGED };
  const BITCOIN = OUR_CLASSES.referenceOf('BTC');
  if (!BITCOIN) throw new Error('no references');

  async function fillAll(world: HistoryWorld) {
    const before = requests();
    for (let steps = 1; steps < 60; steps += 1) {
      const end = await fillStep(world, portfolio, 60);
      if (end.isWhole || end.found === 0) {
        console.log(`60 days of two assets: ${steps} steps, ${requests() - before} requests`);
        return end;
      }
    }
    throw new Error('no end');
  }
  const chart: HistoryWorld['fetchCloses'] = async (assets, from, to) =>
    Object.fromEntries(
      assets.map((asset) => [
        assetKey(asset),
        daysBetween(from, to).map((day) => ({
          day,
          close: BigInt(day) as never,
          high: null,
          low: null,
          source: 'defillama' as const,
          asOf: endOf(day),
        })),
      ]),
    );

  it('ends with every day of both assets: feed first, the chart where the feed slept or is none', async () => {
    const { world } = historyWorld(chart);
    expect(await fillAll(world)).toMatchObject({ isWhole: true, faults: [] });
    const ether = mergeCloses(await world.readDays(assetKey(ETHER), FIRST, TODAY));
    expect(ether.map(({ day }) => day)).toEqual(DAYS);
    expect(ether.filter(({ source }) => source !== 'feed').map(({ day }) => day)).toEqual([SLEEPY]);
    const bitcoin = mergeCloses(await world.readDays(assetKey(BITCOIN), FIRST, TODAY));
    expect(bitcoin.map(({ day }) => day)).toEqual(DAYS);
    expect(ether.filter((one) => one.source === 'feed')).toEqual(
      DAYS.filter((day) => day !== SLEEPY).map(expectedOf),
    );
  });

  it('leaves gaps while a source fails, says why, and goes on when it is back', async () => {
    let isDown = true;
    const { world } = historyWorld(async (...asked) => {
      if (isDown) throw Object.assign(new Error('x'), { code: 'host.unreachable' });
      return chart(...asked);
    });
    expect(await fillAll(world)).toMatchObject({ faults: ['host.unreachable'] });
    expect(await world.readDays(assetKey(BITCOIN), FIRST, TODAY)).toEqual([]);
    isDown = false;
    expect(await fillAll(world)).toMatchObject({ isWhole: true });
    expect(mergeCloses(await world.readDays(assetKey(BITCOIN), FIRST, TODAY))).toHaveLength(60);
  });
});
