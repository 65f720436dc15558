import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { READ_TIMEOUT_MS } from '../../lib/wallet/PortLink.ts';
import { PortProvider } from '../../lib/wallet/PortProvider.ts';
import { endOf, SEND, setup } from './walletPort.ts';
import { ACCOUNT, FakeWallet, fakeRuntime, OTHER_ACCOUNT, WALLET_ID } from './walletRuntime.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a port that closes', () => {
  test('ends a signing request as vanished: its result is lost', async () => {
    const { wallet, provider } = setup({ replies: { eth_sendTransaction: 'silent' } });
    const sent = provider.request(SEND);
    await vi.advanceTimersByTimeAsync(50);
    wallet.stop();
    expect(await endOf(sent, 10)).toBe('wallet.vanished');
  });

  test('ends any other request with code 4900', async () => {
    const { wallet, provider } = setup({ replies: { eth_requestAccounts: 'silent' } });
    const asked = provider.request({ method: 'eth_requestAccounts' });
    await vi.advanceTimersByTimeAsync(50);
    wallet.stop();
    expect(await endOf(asked, 10)).toBe(4900);
  });

  test('is opened again by the next request, which is not the one that was lost', async () => {
    const { wallet, provider } = setup({ replies: { eth_sendTransaction: 'silent' } });
    const sent = provider.request(SEND);
    await vi.advanceTimersByTimeAsync(50);
    wallet.stop();
    await endOf(sent, 10);
    expect(provider.session).toBe(0);
    expect(await endOf(provider.request({ method: 'eth_chainId' }), 50)).toBe('0x1');
    expect(provider.session).toBe(2);
    expect(wallet.sends()).toHaveLength(1);
  });

  test('shows a chain that was changed meanwhile as soon as it is open again', async () => {
    const { wallet, provider } = setup();
    const chains: unknown[] = [];
    provider.on('chainChanged', (chainId) => chains.push(chainId));
    await endOf(provider.request({ method: 'eth_chainId' }), 50);
    wallet.stop();
    wallet.chainId = '0x2105';
    await vi.advanceTimersByTimeAsync(5);
    await endOf(provider.isReachable(), 50);
    expect(chains).toEqual(['0x2105']);
  });
});

describe('finding the wallet', () => {
  test.each([false, true])('with none installed every request says absent (%s)', async (onPort) => {
    const runtime = fakeRuntime({}, onPort);
    const provider = new PortProvider(runtime, ['a'.repeat(32), 'b'.repeat(32)]);
    expect(await endOf(provider.request({ method: 'eth_accounts' }), 50)).toBe('wallet.absent');
    expect(await endOf(provider.request(SEND), 50)).toBe('wallet.absent');
    expect(provider.presence).toBe('absent');
  });

  test('an id the browser refuses outright is passed over', async () => {
    const wallet = new FakeWallet();
    const runtime = fakeRuntime({ [WALLET_ID]: wallet });
    const provider = new PortProvider(runtime, ['', WALLET_ID]);
    expect(await endOf(provider.isReachable(), 50)).toBe(true);
  });

  test('the first of the ids that answers is asked, and no later one', async () => {
    const [own, store] = [new FakeWallet(), new FakeWallet()];
    const runtime = fakeRuntime({ [WALLET_ID]: own, ['b'.repeat(32)]: store });
    const provider = new PortProvider(runtime, ['a'.repeat(32), WALLET_ID, 'b'.repeat(32)]);
    await endOf(provider.request({ method: 'eth_accounts' }), 50);
    expect(own.methods()).toContain('eth_accounts');
    expect(store.connects).toBe(0);
  });

  test('a wallet installed later is found by the next request', async () => {
    const installed: Record<string, FakeWallet> = {};
    const provider = new PortProvider(fakeRuntime(installed), [WALLET_ID]);
    expect(await endOf(provider.isReachable(), 50)).toBe(false);
    installed[WALLET_ID] = new FakeWallet();
    expect(await endOf(provider.isReachable(), 50)).toBe(true);
    expect(provider.presence).toBe('present');
  });
});

describe('what the wallet says', () => {
  test('a refusal keeps its code and loses its words', async () => {
    const { provider } = setup({ replies: { eth_requestAccounts: { code: -32002 } } });
    const asked = provider.request({ method: 'eth_requestAccounts' });
    const thrown = asked.catch((error: unknown) => error);
    expect(await endOf(asked, 50)).toBe(-32002);
    expect(String(await thrown)).not.toContain('evil');
  });

  test('an answer of nothing is an answer: the port drops what is undefined', async () => {
    const { provider } = setup({ replies: { wallet_switchEthereumChain: { result: undefined } } });
    const asked = provider.request({ method: 'wallet_switchEthereumChain', params: [] });
    expect(await endOf(asked, 50)).toBeUndefined();
  });

  test('a read that is never answered ends; a question to a person does not', async () => {
    const { provider } = setup({
      replies: { eth_accounts: 'silent', eth_requestAccounts: 'silent' },
    });
    const read = provider.request({ method: 'eth_accounts' });
    const asked = provider.request({ method: 'eth_requestAccounts' });
    expect(await endOf(read, READ_TIMEOUT_MS + 50)).toBe(4900);
    expect(await endOf(asked, 3_600_000)).toBe('pending');
  });

  test.each([
    'eth_sign',
    'personal_sign',
    'eth_signTypedData_v4',
    'wallet_sendCalls',
    'wallet_addEthereumChain',
    'eth_sendRawTransaction',
    'constructor',
  ])('%s is never put to a wallet', async (method) => {
    const { wallet, provider } = setup();
    expect(await endOf(provider.request({ method, params: [] }), 50)).toBe(4200);
    expect(wallet.connects).toBe(0);
  });

  test('pushes of account, chain and lock are told to those who listen, and only then', async () => {
    const { wallet, provider } = setup({ permitted: [ACCOUNT.toLowerCase()] });
    const told: unknown[] = [];
    const onAccounts = (accounts: readonly string[]) => told.push(accounts);
    provider.on('accountsChanged', onAccounts).on('chainChanged', (chain) => told.push(chain));
    await endOf(provider.request({ method: 'eth_accounts' }), 50);
    wallet.push('metamask_accountsChanged', [OTHER_ACCOUNT.toLowerCase()]);
    wallet.push('metamask_chainChanged', { chainId: '0x2105', networkVersion: 'loading' });
    wallet.push('metamask_chainChanged', { chainId: '0x2105', networkVersion: '8453' });
    await vi.advanceTimersByTimeAsync(5);
    expect(told).toEqual([[OTHER_ACCOUNT], '0x2105']);
    provider.removeListener('accountsChanged', onAccounts);
    wallet.push('metamask_accountsChanged', []);
    await vi.advanceTimersByTimeAsync(5);
    expect(told).toHaveLength(2);
    wallet.isUnlocked = false;
    wallet.pushPublicConfig();
    await vi.advanceTimersByTimeAsync(5);
    expect(provider.isUnlocked).toBe(false);
  });

  test('frames of any other shape change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (method, params) => {
        const { wallet, provider } = setup();
        const told: unknown[] = [];
        provider.on('accountsChanged', (accounts) => told.push(accounts));
        await endOf(provider.request({ method: 'eth_chainId' }), 20);
        const isMeant = typeof method === 'string' && method.startsWith('metamask_');
        if (!isMeant) wallet.push(String(JSON.stringify(method)), params ?? null);
        wallet.push('metamask_accountsChanged', { accounts: params ?? null });
        wallet.push('metamask_chainChanged', null);
        await vi.advanceTimersByTimeAsync(5);
        expect(told).toEqual([]);
        expect(await endOf(provider.request({ method: 'eth_chainId' }), 20)).toBe('0x1');
      }),
      { numRuns: 100 },
    );
  });

  test('a listener that throws hinders neither the others nor the request', async () => {
    const { wallet, provider } = setup();
    const told: unknown[] = [];
    provider.on('accountsChanged', () => {
      throw new Error('listener');
    });
    provider.on('accountsChanged', (accounts) => told.push(accounts));
    await endOf(provider.isReachable(), 50);
    wallet.push('metamask_accountsChanged', [ACCOUNT.toLowerCase()]);
    await vi.advanceTimersByTimeAsync(5);
    expect(told).toEqual([[ACCOUNT]]);
    expect(faultCodeOf(await provider.request({ method: 'nope' }).catch((e) => e))).toBe(
      'bug.unreachable',
    );
  });
});
