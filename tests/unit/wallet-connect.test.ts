import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getBalance, sendTransaction, signMessage } from 'wagmi/actions';
import { faultCodeOf } from '../../lib/core/fault.ts';
import {
  connectWallet,
  disconnectWallet,
  readAccount,
  reconnectWallet,
  refreshWallet,
  switchChain,
} from '../../lib/wallet/connect.ts';
import { createWalletConfig } from '../../lib/wallet/wagmiConfig.ts';
import { readWallet, watchWallet } from '../../lib/wallet/walletState.ts';
import {
  ACCOUNT,
  FakeWallet,
  fakeRuntime,
  fakeStorage,
  OTHER_ACCOUNT,
  WALLET_ID,
} from './walletRuntime.ts';

// wagmi's connector looks for a window before it uses the provider it was given.
beforeEach(() => void vi.stubGlobal('window', globalThis));
afterEach(() => vi.unstubAllGlobals());

const setup = (change: Partial<FakeWallet> = {}, storage = fakeStorage()) => {
  const metamask = Object.assign(new FakeWallet(), change);
  const runtime = fakeRuntime({ [WALLET_ID]: metamask });
  const wallet = createWalletConfig({ ids: [WALLET_ID], runtime, storage });
  return { metamask, wallet, storage };
};

const LOWER = ACCOUNT.toLowerCase();
const OTHER_LOWER = OTHER_ACCOUNT.toLowerCase();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (thrown: unknown) => faultCodeOf(thrown),
  );

describe('connecting', () => {
  test('gives the account, checksummed, and the chain', async () => {
    const { wallet } = setup();
    const account = { address: ACCOUNT, addresses: [ACCOUNT], chainId: 1 };
    expect(await connectWallet(wallet)).toEqual(account);
    expect(readAccount(wallet)).toEqual(account);
    expect(await connectWallet(wallet)).toEqual(account);
  });

  test('asks for accounts alone, so that a permitted one is connected without a window', async () => {
    const { metamask, wallet } = setup({ permitted: [LOWER] });
    await connectWallet(wallet);
    expect([...new Set(metamask.methods())].sort()).toEqual(['eth_chainId', 'eth_requestAccounts']);
  });

  test.each([
    [4001, 'wallet.declined'],
    [-32002, 'wallet.busy'],
    [-32603, 'bug.unreachable'],
  ])('that ends with code %i is %s and leaves nothing connected', async (code, fault) => {
    const { wallet, storage } = setup({ replies: { eth_requestAccounts: { code } } });
    expect(await codeOf(connectWallet(wallet))).toBe(fault);
    expect(readAccount(wallet)).toBeNull();
    expect(readWallet(wallet).status).toBe('disconnected');
    expect(storage.values.size).toBe(code === -32002 ? 1 : 0); // what the older window confirms is to last
  });

  test('while an older window still asks lasts once that one is confirmed', async () => {
    const { metamask, wallet, storage } = setup({
      replies: { eth_requestAccounts: { code: -32002 } },
    });
    expect(await codeOf(connectWallet(wallet))).toBe('wallet.busy');
    metamask.permitted = [LOWER];
    const runtime = fakeRuntime({ [WALLET_ID]: metamask });
    const next = createWalletConfig({ ids: [WALLET_ID], runtime, storage });
    expect((await reconnectWallet(next))?.address).toBe(ACCOUNT);
  });

  test('without a wallet is absent, and so is the state', async () => {
    const wallet = createWalletConfig({
      ids: [WALLET_ID],
      runtime: fakeRuntime({}),
      storage: fakeStorage(),
    });
    expect(await codeOf(connectWallet(wallet))).toBe('wallet.absent');
    expect(readWallet(wallet).status).toBe('absent');
  });

  test('twice at once says that it is being asked', async () => {
    const { wallet } = setup({ latencyMs: 20 });
    const first = connectWallet(wallet);
    expect(readWallet(wallet).status).toBe('connecting');
    expect(await codeOf(connectWallet(wallet))).toBe('wallet.busy');
    expect((await first).address).toBe(ACCOUNT);
  });

  test('to a wallet that grants no account connects nothing', async () => {
    const { wallet } = setup({ replies: { eth_requestAccounts: { result: [] } } });
    expect(await codeOf(connectWallet(wallet))).toBe('wallet.declined');
    expect(readWallet(wallet)).toMatchObject({ address: null });
  });
});

describe('coming back', () => {
  test('a page of the same user is connected without asking anything of them', async () => {
    const { metamask, wallet, storage } = setup();
    await connectWallet(wallet);
    const runtime = fakeRuntime({ [WALLET_ID]: metamask });
    const next = createWalletConfig({ ids: [WALLET_ID], runtime, storage });
    const before = metamask.heard.length;
    const seen = [readWallet(next).status];
    watchWallet(next, () => seen.push(readWallet(next).status));
    expect((await reconnectWallet(next))?.address).toBe(ACCOUNT);
    expect(readWallet(next)).toMatchObject({ status: 'connected', address: ACCOUNT, chainId: 1 });
    expect([...new Set(seen)]).toEqual(['connecting', 'connected']);
    const asked = new Set(metamask.methods().slice(before));
    expect([...asked].sort()).toEqual(['eth_accounts', 'eth_chainId']);
  });

  test('someone who never connected is not connected, though the wallet would', async () => {
    const { metamask, wallet } = setup({ permitted: [LOWER] });
    expect(await reconnectWallet(wallet)).toBeNull();
    expect(readWallet(wallet).status).toBe('disconnected');
    expect(metamask.methods()).not.toContain('eth_accounts');
  });

  test('someone whose wallet took back the permission is disconnected', async () => {
    const { metamask, wallet, storage } = setup();
    await connectWallet(wallet);
    metamask.permitted = [];
    const runtime = fakeRuntime({ [WALLET_ID]: metamask });
    const next = createWalletConfig({ ids: [WALLET_ID], runtime, storage });
    expect(await reconnectWallet(next)).toBeNull();
    expect(readWallet(next).status).toBe('disconnected');
  });

  test('a wallet that is gone is absent at once', async () => {
    const storage = fakeStorage();
    storage.values.set('wallet.connected', 'yes');
    const wallet = createWalletConfig({ ids: [WALLET_ID], runtime: fakeRuntime({}), storage });
    expect(await reconnectWallet(wallet)).toBeNull();
    expect(readWallet(wallet).status).toBe('absent');
  });

  test('a locked wallet that is not connected says locked', async () => {
    const { metamask, wallet } = setup({ isUnlocked: false });
    await reconnectWallet(wallet);
    metamask.pushPublicConfig();
    await wait(5);
    expect(readWallet(wallet)).toMatchObject({ status: 'locked', isUnlocked: false });
  });
});

describe('disconnecting', () => {
  test('takes back the permission and is remembered', async () => {
    const { metamask, wallet, storage } = setup();
    await connectWallet(wallet);
    await disconnectWallet(wallet);
    expect(readWallet(wallet).status).toBe('disconnected');
    expect(metamask.permitted).toEqual([]);
    expect(storage.values.size).toBe(0);
  });

  test('works while the wallet is gone, and a silent wallet does not undo it', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    metamask.replies.wallet_revokePermissions = 'silent';
    await disconnectWallet(wallet);
    await refreshWallet(wallet);
    expect(readAccount(wallet)).toBeNull();
  });

  test('from the wallet disconnects the page, and connecting again works', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    metamask.permitted = [];
    metamask.push('metamask_accountsChanged', []);
    await wait(20);
    expect(readWallet(wallet).status).toBe('disconnected');
    expect((await connectWallet(wallet)).address).toBe(ACCOUNT);
  });
});

describe('what changes in the wallet', () => {
  test('the selected account is followed, and watchers are told once', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    const seen: unknown[] = [];
    const unwatch = watchWallet(wallet, () => seen.push(readWallet(wallet).address));
    metamask.permitted = [OTHER_LOWER, LOWER];
    metamask.push('metamask_accountsChanged', [OTHER_LOWER, LOWER]);
    await wait(10);
    expect(seen).toEqual([OTHER_ACCOUNT]);
    unwatch();
    metamask.push('metamask_accountsChanged', [LOWER]);
    await wait(10);
    expect(seen).toHaveLength(1);
  });

  test('a change made while the port was closed is seen when the page looks again', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    metamask.stop();
    metamask.permitted = [OTHER_LOWER];
    metamask.chainId = '0x2105';
    await wait(10);
    await refreshWallet(wallet);
    expect(readWallet(wallet)).toMatchObject({ address: OTHER_ACCOUNT, chainId: 8453 });
  });

  test('the state is the same object while nothing changed', async () => {
    const { wallet } = setup();
    await connectWallet(wallet);
    expect(readWallet(wallet)).toBe(readWallet(wallet));
  });
});

describe('switching the chain', () => {
  test('is followed by the state, told by the wallet or not', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    await switchChain(wallet, 8453);
    expect(readWallet(wallet).chainId).toBe(8453);
    metamask.replies.wallet_switchEthereumChain = { result: null };
    metamask.chainId = '0x1';
    await switchChain(wallet, 1);
    expect(readWallet(wallet).chainId).toBe(1);
  });

  test.each([
    [4902, 'wallet.wrongChain'],
    [4001, 'wallet.declined'],
    [-32002, 'wallet.busy'],
  ])('that ends with code %i is %s, and no chain is added', async (code, fault) => {
    const { metamask, wallet } = setup({ replies: { wallet_switchEthereumChain: { code } } });
    await connectWallet(wallet);
    expect(await codeOf(switchChain(wallet, 8453))).toBe(fault);
    expect(metamask.methods()).not.toContain('wallet_addEthereumChain');
  });

  test('to one the wallet does not know names that chain and where to add it', async () => {
    const { wallet } = setup({ replies: { wallet_switchEthereumChain: { code: 4902 } } });
    await connectWallet(wallet);
    const thrown = await switchChain(wallet, 8453).catch((fault: unknown) => fault);
    expect(thrown).toMatchObject({ detail: expect.stringContaining('does not know Base') });
  });

  test('a wallet that says yes and stays where it is does not count as switched', async () => {
    const { wallet } = setup({ replies: { wallet_switchEthereumChain: { result: null } } });
    await connectWallet(wallet);
    expect(await codeOf(switchChain(wallet, 8453))).toBe('wallet.wrongChain');
    expect(readWallet(wallet).chainId).toBe(1);
  });
});

describe('wagmi', () => {
  test('asks no node and no wallet for what is not ours to ask', async () => {
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', (url: unknown) => {
      asked.push(url);
      return Promise.reject(new Error('no network'));
    });
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    const before = metamask.heard.length;
    for (const chainId of [1, 8453])
      await expect(getBalance(wallet.config, { address: ACCOUNT, chainId })).rejects.toThrow();
    expect(wallet.config.chains.flatMap(({ rpcUrls }) => rpcUrls.default.http)).toEqual([]);
    expect(metamask.heard).toHaveLength(before);
    expect(asked).toEqual([]);
  });

  test('cannot ask for a signature: only sendCall can', async () => {
    const { metamask, wallet } = setup();
    await connectWallet(wallet);
    const transaction = { to: ACCOUNT, value: 1n, gas: 21000n, chainId: 1 } as const;
    await expect(sendTransaction(wallet.config, transaction)).rejects.toThrow();
    await expect(signMessage(wallet.config, { message: 'hello' })).rejects.toThrow();
    const signing = ['eth_sendTransaction', 'personal_sign', 'wallet_sendTransaction'];
    expect(metamask.methods().filter((method) => signing.includes(method))).toEqual([]);
  });
});
