import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HANDSHAKE_MS } from '../../lib/wallet/handshake.ts';
import { endOf, HASH, SEND, setup } from './walletPort.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the handshake', () => {
  test('a request to a warm wallet is answered', async () => {
    const { provider } = setup();
    expect(await endOf(provider.request({ method: 'eth_chainId' }), 50)).toBe('0x1');
    expect(provider.presence).toBe('present');
  });

  test('a wallet deaf for a while gets the real request after it has answered, and once', async () => {
    const { wallet, provider } = setup({ deafMs: 1200 });
    expect(await endOf(provider.request(SEND), 2000)).toBe(HASH);
    expect(wallet.sends().map(({ isLost }) => isLost)).toEqual([false]);
    expect(wallet.methods().slice(0, 4)).toEqual(Array(4).fill('eth_chainId'));
  });

  test('a push from a wallet that is still deaf does not bring the request forward', async () => {
    const { wallet, provider } = setup({ deafMs: 1200 });
    const sent = provider.request(SEND);
    await vi.advanceTimersByTimeAsync(5);
    wallet.pushPublicConfig();
    expect(await endOf(sent, 2000)).toBe(HASH);
    expect(wallet.sends()).toHaveLength(1);
  });

  test('a push from a wallet that listens brings the next probe forward', async () => {
    const { wallet, provider } = setup({ deafMs: 100 });
    const asked = provider.request({ method: 'eth_chainId' });
    await vi.advanceTimersByTimeAsync(110);
    wallet.pushPublicConfig();
    expect(await endOf(asked, 20)).toBe('0x1');
  });

  test('a wallet that stays deaf counts as absent after twenty seconds, and nothing was sent', async () => {
    const { wallet, provider } = setup({ deafMs: Number.POSITIVE_INFINITY });
    const sent = provider.request(SEND);
    expect(await endOf(sent, HANDSHAKE_MS - 10)).toBe('pending');
    expect(await endOf(sent, 20)).toBe('wallet.absent');
    expect(wallet.sends()).toEqual([]);
    expect(provider.presence).toBe('absent');
  });

  test('a wallet whose worker closes the port while it starts is tried again', async () => {
    const { wallet, provider } = setup({ deafMs: 1200 });
    const sent = provider.request(SEND);
    await vi.advanceTimersByTimeAsync(300);
    wallet.stop();
    expect(await endOf(sent, 3000)).toBe(HASH);
    expect(wallet.connects).toBe(2);
    expect(wallet.sends()).toHaveLength(1);
  });

  test('a wallet that closes the port again and again counts as absent', async () => {
    const { wallet, provider } = setup({ deafMs: 1200 });
    const sent = provider.request(SEND);
    for (let times = 0; times < 3; times += 1) {
      await vi.advanceTimersByTimeAsync(600);
      wallet.stop();
    }
    expect(await endOf(sent, 1000)).toBe('wallet.absent');
    expect(wallet.connects).toBe(3);
    expect(wallet.sends()).toEqual([]);
  });

  test('requests made together share one port and keep their order', async () => {
    const { wallet, provider } = setup({ deafMs: 600 });
    const both = Promise.all([
      provider.request({ method: 'eth_accounts' }),
      provider.request({ method: 'eth_requestAccounts' }),
    ]);
    await endOf(both, 1500);
    expect(wallet.connects).toBe(1);
    expect(wallet.methods().slice(-2)).toEqual(['eth_accounts', 'eth_requestAccounts']);
  });

  describe('whatever the timing', () => {
    const at = fc.integer({ min: 0, max: 26_000 });
    const schedule = fc.record({
      deafMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 25_000 })),
      latencyMs: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3000 })),
      stops: fc.array(at, { maxLength: 3 }),
      pushes: fc.array(at, { maxLength: 3 }),
      isAnswered: fc.boolean(),
    });

    type Plan = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

    /** Asks for a signature while the wallet behaves as scheduled, and waits for the end. */
    async function run({ deafMs, latencyMs, ...plan }: Plan) {
      const { wallet, provider } = setup({ deafMs, latencyMs });
      if (!plan.isAnswered) wallet.replies.eth_sendTransaction = 'silent';
      for (const ms of plan.stops) setTimeout(() => wallet.stop(), ms);
      for (const ms of plan.pushes) setTimeout(() => wallet.pushPublicConfig(), ms);
      const end = await endOf(provider.request(SEND), 60_000);
      vi.clearAllTimers();
      const posted = wallet.posted.filter((method) => method === SEND.method).length;
      return { end, posted, wasLost: wallet.sends().some(({ isLost }) => isLost) };
    }

    test('a signing request is posted at most once, to a wallet that listens, and absent means never', () =>
      fc.assert(
        fc.asyncProperty(schedule, async (plan) => {
          const { end, posted, wasLost } = await run(plan);
          expect([HASH, 'wallet.vanished', 'wallet.absent', 'pending']).toContain(end);
          expect(posted).toBe(end === 'wallet.absent' ? 0 : 1);
          expect(wasLost).toBe(false);
        }),
        { numRuns: 400 },
      ));

    test('a wallet that stays up and answers in time gives the hash', () =>
      fc.assert(
        fc.asyncProperty(schedule, async (plan) => {
          const kind = { stops: [], isAnswered: true, deafMs: plan.deafMs % 16_000 };
          expect((await run({ ...plan, ...kind })).end).toBe(HASH);
        }),
        { numRuns: 200 },
      ));

    test('only a wallet that is up and asking leaves the request open', () =>
      fc.assert(
        fc.asyncProperty(schedule, async (plan) => {
          const { end } = await run({ ...plan, stops: [...plan.stops, 50_000] });
          expect(end).not.toBe('pending');
        }),
        { numRuns: 200 },
      ));
  });
});
