import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readAgreed } from '../../lib/chain/agree.ts';
import { typedNodeUrl } from '../../lib/core/network.ts';
import { fetchJson } from '../../lib/net/fetchJson.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { networksItem } from '../../lib/storage/networks.ts';
import { operatorScores } from '../../lib/storage/operatorScores.ts';
import { guardHosts } from '../../lib/world/hosts.ts';
import { chainFor } from '../../lib/world/networks.ts';
import { keepScores } from '../../lib/world/operatorScores.ts';
import { NOW, type Played, play } from './playedOperators.ts';

const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const NOTHING = { calls: () => [], parse: () => null };
const nameOf = (host: string) => host.split('.')[0] ?? '';
const hostsOf = async () => (await chainFor(1, OWNER)).operators.map(({ host }) => host);

keepScores();
beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: NOW * 1000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

/** Lets the registry's own operators of Ethereum be played. */
async function readWith(played: Record<string, Played>): Promise<void> {
  const hosts = chainOf(1).operators.map(({ host }) => [nameOf(host), {}]);
  const { end } = play({ ...Object.fromEntries(hosts), ...played });
  guardHosts();
  await readAgreed(await chainFor(1, OWNER), NOTHING, NOW).finally(end);
}

it('scores are written once, some seconds after the reads, and move a liar back', async () => {
  const before = await hostsOf();
  const [first = '', second = ''] = before;
  const write = vi.spyOn(fakeBrowser.storage.local, 'set');
  await readWith({ [nameOf(second)]: { fork: 'x' } });
  await readWith({});
  expect(write).not.toHaveBeenCalled();
  expect((await hostsOf()).at(-1)).toBe(second);
  await vi.advanceTimersByTimeAsync(5000);
  await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1));
  const scores = await operatorScores.read();
  expect(scores[second]).toMatchObject({ lied: 1, answered: 0, liedAt: NOW });
  expect(scores[first]).toMatchObject({ lied: 0, answered: 2 });
  expect((await hostsOf()).at(-1)).toBe(second);
});

it('what the user set is read again for each read, and guards what is asked', async () => {
  guardHosts();
  const url = typedNodeUrl('http://192.168.1.5:8545');
  await expect(fetchJson({ url })).rejects.toThrow('host.refused');
  const own = { name: 'Mine', url };
  const choice = { chainId: 1, operators: [own], quorum: null, isOwnOnly: true };
  await networksItem.write({ choices: [choice], custom: [], switchedOff: [] });
  expect(await chainFor(1, OWNER)).toMatchObject({ operators: [own], quorum: 1 });
  const { sent, end } = play({ 192: { status: 418 } });
  guardHosts();
  await expect(fetchJson({ url, method: 'POST', body: '[]' })).rejects.toThrow('host.unreachable');
  expect(sent).toHaveLength(1);
  end();
});

it('a chain nobody knows is refused, and one the user added is read', async () => {
  await expect(chainFor(999_999)).rejects.toThrow(RangeError);
  const operators = [{ name: 'N', url: 'https://node.example/' }];
  const named = { id: 999_999, name: 'Nine', nativeSymbol: 'N' };
  const custom = { ...named, operators, quorum: 1, explorer: null };
  await networksItem.write({ choices: [], custom: [custom], switchedOff: [] });
  expect(await chainFor(999_999)).toMatchObject({ ...named, quorum: 1, aaveOracle: null });
});
