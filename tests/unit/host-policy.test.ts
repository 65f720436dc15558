import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchJson } from '../../lib/net/fetchJson.ts';
import { type HostChoice, installHostPolicy, withHost } from '../../lib/net/hostPolicy.ts';
import { noteRest, restHost, restsUntil } from '../../lib/net/rests.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';

// The wire alone is played: whether a request leaves at all is the thing under test.
const real = globalThis.fetch;
let sent: string[] = [];
beforeEach(() => {
  sent = [];
  globalThis.fetch = async (input) => {
    sent.push(String(input));
    return new Response('{}');
  };
});
afterEach(() => {
  globalThis.fetch = real;
});

const KNOWN = `https://${HOSTS[0]?.host}/`;
const OWN = 'http://192.168.1.5:8545/';

describe('a request', () => {
  it('does not leave before somebody said what the user chose', async () => {
    await expect(fetchJson({ url: KNOWN })).rejects.toThrow('host.refused');
    expect(sent).toEqual([]);
  });

  it('waits until the choice was read', async () => {
    const choice = Promise.withResolvers<HostChoice>();
    installHostPolicy(() => choice.promise);
    const fetched = fetchJson({ url: KNOWN });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toEqual([]);
    choice.resolve({ added: [], off: [] });
    await fetched;
    expect(sent).toEqual([KNOWN]);
  });

  it.each([
    ['a host of the table', KNOWN, true],
    ['a host of the table over http', KNOWN.replace('https', 'http'), false],
    ['a host of the table on another port', KNOWN.replace(/\/$/, ':8443/'), false],
    [
      'a host whose name ends like one of the table',
      KNOWN.replace('https://', 'https://evil-'),
      false,
    ],
    ['a host the user added, over http', OWN, true],
    ['the same over https', OWN.replace('http:', 'https:'), false],
    ['the same on another port', OWN.replace('8545', '8546'), false],
    ['any other host', 'https://evil.example/', false],
    ['no address', 'evil', false],
    ['a file', 'file:///etc/passwd', false],
  ])('to %s goes or not as it should', async (_what, url, isSent) => {
    installHostPolicy(async () => ({ added: [new URL(OWN).origin], off: [] }));
    await fetchJson({ url }).catch((thrown) => expect(thrown.code).toBe('host.refused'));
    expect(sent).toEqual(isSent ? [url] : []);
  });

  it.each([KNOWN, OWN])('to %s does not leave once it is switched off', async (url) => {
    const off = [new URL(url).host];
    installHostPolicy(async () => ({ added: [new URL(OWN).origin], off }));
    await expect(fetchJson({ url })).rejects.toThrow('host.refused');
    expect(sent).toEqual([]);
  });

  it('to an address the user tests may leave while it is tested, and no longer', async () => {
    installHostPolicy(async () => ({ added: [], off: [] }));
    const url = 'https://node.example/key';
    await withHost(url, () => fetchJson({ url }));
    await expect(
      withHost(url, () => fetchJson({ url: 'https://evil.example/' })),
    ).rejects.toThrow();
    await expect(fetchJson({ url })).rejects.toThrow('host.refused');
    expect(sent).toEqual([url]);
  });

  it('ends with what went wrong when the choice cannot be read', async () => {
    installHostPolicy(async () => Promise.reject(new Error('storage')));
    await expect(fetchJson({ url: KNOWN })).rejects.toThrow('storage');
    expect(sent).toEqual([]);
  });
});

describe('a rest', () => {
  const inSeconds = (host: string) => Math.round((restsUntil(host) - Date.now()) / 1000);

  it.each([
    ['as many seconds as asked', 429, '7', 7],
    ['half a minute where nothing is said', 429, null, 30],
    ['half a minute where it makes no sense', 429, 'soon', 30],
    ['an hour at the most', 429, '999999', 3600],
    ['a second at the least', 429, '0', 1],
    ['as long as a busy server asks', 503, '9', 9],
  ])('lasts %s', (what, status, header, seconds) => {
    noteRest(what, status, header);
    expect(inSeconds(what)).toBe(seconds);
  });

  it('lasts until the date that is given', () => {
    noteRest('date', 429, new Date(Date.now() + 20_000).toUTCString());
    expect(inSeconds('date')).toBeGreaterThan(17);
    expect(inSeconds('date')).toBeLessThanOrEqual(20);
  });

  it('is not taken for another refusal', () => {
    noteRest('broken', 500, '9');
    noteRest('away', 503, null);
    expect([restsUntil('broken'), restsUntil('away')]).toEqual([0, 0]);
  });

  it('that an earlier context was asked for goes on, never longer than an hour', () => {
    restHost('earlier', Date.now() + 5000);
    restHost('for good', Date.now() + 1e12);
    expect([inSeconds('earlier'), inSeconds('for good')]).toEqual([5, 3600]);
  });
});
