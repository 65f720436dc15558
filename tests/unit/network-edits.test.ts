import { describe, expect, it } from 'vitest';
import { hostRows } from '../../components/settings/hostModel.ts';
import { abilitiesOf } from '../../components/settings/networkModel.ts';
import { readTypedChain } from '../../components/settings/typedChain.ts';
import { readNodeUrl } from '../../components/settings/typedSettings.ts';
import { NETWORKS } from '../../entrypoints/gallery/networkFixtures.ts';
import { NO_NETWORKS } from '../../lib/core/network.ts';
import {
  withCustom,
  withHost,
  withNode,
  withOwnOnly,
  withoutCustom,
  withQuorum,
} from '../../lib/core/networkEdits.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { withChoice } from '../../lib/world/composeChain.ts';

const MINE = { name: 'Mine', url: 'http://127.0.0.1:8545/' };
const OTHER = { name: 'Other', url: 'https://node.example/' };
const CUSTOM = {
  id: 777,
  name: 'Mine',
  nativeSymbol: 'COIN',
  operators: [MINE],
  quorum: 1,
  explorer: null,
};

describe('an edit of the networks', () => {
  it('adds, changes and removes a node of the user’s, and leaves nothing behind', () => {
    const added = withNode(NO_NETWORKS, 1, null, MINE);
    expect(added.choices).toEqual([
      { chainId: 1, operators: [MINE], quorum: null, isOwnOnly: false },
    ]);
    const changed = withNode(added, 1, MINE.url, OTHER);
    expect(changed.choices[0]?.operators).toEqual([OTHER]);
    expect(withNode(changed, 1, OTHER.url, null)).toEqual(NO_NETWORKS);
  });

  it('asks others again when the last node of the user’s is removed', () => {
    const alone = withOwnOnly(withNode(NO_NETWORKS, 1, null, MINE), 1, true);
    expect(withChoice(chainOf(1), alone).operators.map(({ host }) => host)).toEqual([
      '127.0.0.1:8545',
    ]);
    expect(withChoice(chainOf(1), alone).quorum).toBe(1);
    const back = withNode(alone, 1, MINE.url, null);
    expect(withChoice(chainOf(1), back)).toEqual(chainOf(1));
  });

  it('keeps a number that must agree until the user asks only their own', () => {
    const three = withQuorum(withNode(NO_NETWORKS, 1, null, MINE), 1, 3);
    expect(three.choices[0]?.quorum).toBe(3);
    expect(withOwnOnly(three, 1, true).choices[0]?.quorum).toBeNull();
    expect(withQuorum(withQuorum(NO_NETWORKS, 1, 3), 1, null)).toEqual(NO_NETWORKS);
  });

  it('never leaves a chain of the user’s asking for more nodes than it has', () => {
    const two = withNode(withCustom(NO_NETWORKS, CUSTOM), 777, null, OTHER);
    const both = withQuorum(two, 777, 2);
    expect(both.custom[0]?.quorum).toBe(2);
    expect(withNode(both, 777, OTHER.url, null).custom[0]?.quorum).toBe(1);
    expect(withoutCustom(both, 777)).toEqual(NO_NETWORKS);
  });

  it('switches a host off and on, once', () => {
    const off = withHost(withHost(NO_NETWORKS, 'a.example', false), 'a.example', false);
    expect(off.switchedOff).toEqual(['a.example']);
    expect(withHost(off, 'a.example', true)).toEqual(NO_NETWORKS);
  });
});

describe('what can be done on a chain', () => {
  const good = {
    isOn: true,
    asked: 3,
    quorum: 2,
    reading: { status: 'agreed' as const },
    hasPrices: true,
    aggregators: { known: 2, asked: 1 },
    maySimulate: null,
    hasWallet: true,
  };

  it('is everything where nothing is missing', () => {
    expect(abilitiesOf(good)).toEqual({ watch: null, plan: null, sign: null });
  });

  it.each([
    [{ isOn: false }, 'off', 'off', 'off'],
    [{ asked: 1 }, 'tooFewNodes', 'tooFewNodes', 'tooFewNodes'],
    [{ reading: null }, 'notRead', 'notRead', 'notRead'],
    [{ reading: { status: 'unknown' as const } }, 'notConfirmed', 'notConfirmed', 'notConfirmed'],
    [{ hasPrices: false }, null, 'noPrices', 'noPrices'],
    [{ aggregators: { known: 0, asked: 0 } }, null, 'noQuotes', 'noQuotes'],
    [{ aggregators: { known: 2, asked: 0 } }, null, 'quotesOff', 'quotesOff'],
    [{ maySimulate: false }, null, 'noSimulation', 'noSimulation'],
    [{ hasWallet: false }, null, null, 'noWallet'],
  ])('with %o says what is missing first', (missing, watch, plan, sign) => {
    expect(abilitiesOf({ ...good, ...missing })).toEqual({ watch, plan, sign });
  });
});

describe('the hosts', () => {
  const rows = (off: string[]) => hostRows(HOSTS, NETWORKS, off);

  it('stand once each, prices first, with those the user added', () => {
    const hosts = rows([]).map(({ host }) => host);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(rows([])[0]?.purpose).toBe('price');
    expect(rows([]).find(({ host }) => host === '192.168.1.20:8545')?.isAdded).toBe(true);
    for (const { host } of HOSTS) expect(hosts).toContain(host);
  });

  it('say what stops only where something does', () => {
    expect(rows([]).every(({ stops, isAsked }) => stops === null && isAsked)).toBe(true);
    const off = (host: string, all = [host]) => rows(all).find((row) => row.host === host)?.stops;
    expect(off('api.paraswap.io')).not.toBe(
      off('api.paraswap.io', ['api.paraswap.io', 'aggregator-api.kyberswap.com']),
    );
    expect(off('coins.llama.fi')).toContain('planned');
  });

  it('name the chain that is left with too few nodes', () => {
    const [first] = chainOf(10).operators;
    const short = rows([first?.host ?? '']).find(({ host }) => host === first?.host);
    expect(short?.stops).toContain(chainOf(10).name);
  });
});

describe('what is typed of a node or chain', () => {
  const typed = { id: '777', name: 'Mine', symbol: 'COIN', url: 'https://node.example' };

  it('is a node over https anywhere and over http only nearby', () => {
    expect(readNodeUrl(' https://node.example/rpc ')).toBe('https://node.example/rpc');
    expect(readNodeUrl('http://127.0.0.1:8545')).toBe('http://127.0.0.1:8545/');
    expect(readNodeUrl('http://node.example')).toBeNull();
    expect(readNodeUrl('javascript:alert(1)')).toBeNull();
    expect(readNodeUrl('')).toBeNull();
  });

  it('is a chain of one node whose word alone counts', () => {
    const reading = readTypedChain(typed, [1]);
    expect(reading.isOk && reading.chain).toMatchObject({ id: 777, quorum: 1 });
  });

  it.each([
    [{ id: '0' }, 'id'],
    [{ id: '1' }, 'id'],
    [{ id: '99999999999999999999' }, 'id'],
    [{ id: 'x' }, 'id'],
    [{ name: ' ' }, 'name'],
    [{ symbol: 'A.B' }, 'symbol'],
    [{ url: 'ftp://node.example' }, 'url'],
  ])('%o is refused at its field', (wrong, at) => {
    const reading = readTypedChain({ ...typed, ...wrong }, [1]);
    expect(!reading.isOk && reading.problem.at).toBe(at);
  });
});
