import { describe, expect, it } from 'vitest';
import {
  addedOrigins,
  type NetworkChoice,
  NO_NETWORKS,
  permissionOf,
  typedNodeUrl,
} from '../../lib/core/network.ts';
import { NEW_SCORE, scoreAfter } from '../../lib/core/operatorScore.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { customChain, inOrder, withChoice } from '../../lib/world/composeChain.ts';

const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const OWN = { name: 'Mine', url: 'http://192.168.1.5:8545/' };
const NOW = 1_800_000_000;

describe('the address of a node', () => {
  it.each([
    'https://node.example/v3/key?x=1',
    'http://localhost:8545/',
    'http://127.0.0.1:8545/',
    'http://10.0.0.2/',
    'http://172.20.0.2/',
    'http://192.168.1.5:8545/',
    'http://umbrel.local:8545/',
    'http://node/',
    'http://[::1]:8545/',
    'http://[fd12::1]/',
  ])('may be %s', (typed) => {
    expect(typedNodeUrl(` ${typed} `)).toBe(typed);
  });

  it.each([
    'node.example',
    'http://node.example/',
    'http://8.8.8.8/',
    'http://172.32.0.1/',
    'http://11.0.0.1/',
    'http://10.evil.example/',
    'http://localhost.evil.example/',
    'http://[2001:db8::1]/',
    'wss://node.example/',
    'ftp://localhost/',
    'javascript:alert(1)',
    'https://user:secret@node.example/',
    'https://node.example/#x',
    '',
  ])('may not be %s', (typed) => {
    expect(() => typedNodeUrl(typed)).toThrow('input.invalid');
  });

  it('gives the permission that lets it be asked, without its port', () => {
    expect(permissionOf(OWN.url)).toBe('http://192.168.1.5/*');
  });
});

describe('a chain with the user’s choice', () => {
  const chain = chainOf(1);
  const withIt = (choice: Partial<NetworkChoice>, switchedOff: string[] = []) =>
    withChoice(chain, {
      ...NO_NETWORKS,
      choices: [{ chainId: 1, operators: [], quorum: null, isOwnOnly: false, ...choice }],
      switchedOff,
    });

  it('is the registry’s where nothing was chosen', () => {
    expect(withChoice(chain, NO_NETWORKS)).toEqual(chain);
  });

  it('has their nodes beside the others, under the same quorum or the one they set', () => {
    const joined = withIt({ operators: [OWN] });
    expect(joined.operators).toHaveLength(chain.operators.length + 1);
    expect(joined.operators[0]).toEqual({ ...OWN, host: '192.168.1.5:8545' });
    expect(joined.quorum).toBe(chain.quorum);
    expect(withIt({ operators: [OWN], quorum: 3 }).quorum).toBe(3);
  });

  it('is one of one only where they said that nobody else is asked', () => {
    const { operators, quorum } = withIt({ operators: [OWN], isOwnOnly: true });
    expect(operators.map(({ name }) => name)).toEqual(['Mine']);
    expect(quorum).toBe(1);
  });

  it('asks no host that is switched off, and needs as many as before', () => {
    const [first, second] = chain.operators.map(({ host }) => host);
    const { operators, quorum } = withIt({}, [first ?? '', second ?? '']);
    expect(operators).toHaveLength(chain.operators.length - 2);
    expect(quorum).toBe(chain.quorum);
  });

  it('lets their nodes be asked, and no other', () => {
    const custom = { id: 9, name: 'C', nativeSymbol: 'C', quorum: 1, explorer: null };
    const networks = { ...NO_NETWORKS, custom: [{ ...custom, operators: [OWN, OWN] }] };
    expect(addedOrigins(networks)).toEqual(['http://192.168.1.5:8545']);
    expect(customChain({ ...custom, operators: [OWN] })).toMatchObject({ id: 9, quorum: 1 });
  });
});

describe('the operators of a chain', () => {
  const chain = withChoice(chainOf(1), {
    ...NO_NETWORKS,
    choices: [{ chainId: 1, operators: [OWN], quorum: null, isOwnOnly: false }],
  });
  const hosts = (scores = {}) =>
    inOrder(chain, OWNER, [OWN.url], scores, NOW).operators.map(({ host }) => host);

  it('start with the user’s own, the others as the address falls', () => {
    expect(hosts()[0]).toBe('192.168.1.5:8545');
    expect([...hosts()].sort()).toEqual(chain.operators.map(({ host }) => host).sort());
  });

  it('carry their usual pace, and one in doubt comes last', () => {
    const [, doubted = ''] = hosts();
    const scores = { [doubted]: scoreAfter(NEW_SCORE, 'late', 321, NOW) };
    expect(hosts(scores).at(-1)).toBe(doubted);
    const { operators } = inOrder(chain, OWNER, [], scores, NOW);
    expect(operators.find(({ host }) => host === doubted)?.usualMs).toBe(321);
  });
});
