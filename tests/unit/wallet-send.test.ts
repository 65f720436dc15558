import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { type Call, hashCall } from '../../lib/core/terms.ts';
import * as text from '../../lib/core/text.ts';
import { PortProvider } from '../../lib/wallet/PortProvider.ts';
import { sendCall } from '../../lib/wallet/sendCall.ts';
import { ACCOUNT, FakeWallet, fakeRuntime, OTHER_ACCOUNT, WALLET_ID } from './walletRuntime.ts';

const HASH = `0x${'ab'.repeat(32)}`;

const CALL: Call = {
  chainId: 8453,
  from: ACCOUNT,
  to: '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5',
  data: '0xE21FD0E9',
  value: 255n,
  gas: 300_000n,
  maxFeePerGas: 2_000_000_000n,
  maxPriorityFeePerGas: 0n,
};

/** A wallet that has permitted the account and is on the chain of the call. */
const setup = (change: Partial<FakeWallet> = {}) => {
  const ready = { permitted: [ACCOUNT.toLowerCase()], chainId: '0x2105' };
  const wallet = Object.assign(new FakeWallet(), ready, change);
  return { wallet, provider: new PortProvider(fakeRuntime({ [WALLET_ID]: wallet }), [WALLET_ID]) };
};

const send = (provider: Parameters<typeof sendCall>[0], call = CALL, hash = hashCall(call)) =>
  sendCall(provider, call, hash);

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'sent',
    (thrown: unknown) => faultCodeOf(thrown),
  );

describe('what is sent', () => {
  test('is the call in lower-case minimal hex, with its chain', async () => {
    const { wallet, provider } = setup();
    expect(await send(provider)).toBe(HASH);
    const transaction = {
      from: ACCOUNT,
      to: CALL.to,
      data: '0xe21fd0e9',
      value: '0xff',
      chainId: '0x2105',
      gas: '0x493e0',
      maxFeePerGas: '0x77359400',
      maxPriorityFeePerGas: '0x0',
    };
    expect(wallet.sends().map(({ params }) => params)).toEqual([[transaction]]);
  });

  test('carries no empty data and no zero value: MetaMask refuses the former', async () => {
    const { wallet, provider } = setup();
    await send(provider, { ...CALL, data: '0x', value: 0n });
    const [sent] = wallet.sends();
    expect(sent?.params).toHaveLength(1);
    expect(JSON.stringify(sent?.params)).not.toMatch(/"(data|value)"/);
  });

  test('comes after account and chain were read again, and nothing comes after it', async () => {
    const { wallet, provider } = setup();
    await send(provider);
    expect(wallet.methods().slice(-3)).toEqual([
      'eth_accounts',
      'eth_chainId',
      'eth_sendTransaction',
    ]);
  });

  test('is what was checked, even of a call whose fields differ at each look', async () => {
    const { wallet, provider } = setup();
    let looks = 0;
    const shifty = {
      ...CALL,
      get value() {
        looks += 1;
        return CALL.value + BigInt(looks - 1);
      },
    };
    await send(provider, shifty, hashCall(CALL));
    expect(wallet.sends()).toMatchObject([{ params: [{ value: '0xff' }] }]);
  });

  test('comes once and late from a wallet that was cold', async () => {
    const { wallet, provider } = setup({ deafMs: 700 });
    expect(await send(provider)).toBe(HASH);
    expect(wallet.sends()).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  test.each([
    ['the wallet is on another chain', { chainId: '0x1' }, 'wallet.wrongChain'],
    ['another account is permitted', { permitted: [OTHER_ACCOUNT] }, 'wallet.wrongAccount'],
    ['no account is permitted', { permitted: [] }, 'wallet.wrongAccount'],
    [
      'the wallet hides its accounts',
      { replies: { eth_accounts: { code: 4100 } } },
      'wallet.wrongAccount',
    ],
    [
      'the wallet fails to name its chain',
      { replies: { eth_chainId: { code: -32603 } } },
      'wallet.absent',
    ],
    [
      'accounts are garbage',
      { replies: { eth_accounts: { result: ['me'] } } },
      'wallet.wrongAccount',
    ],
    ['the chain is garbage', { replies: { eth_chainId: { result: 8453 } } }, 'wallet.wrongChain'],
  ] as [string, Partial<FakeWallet>, string][])('when %s', async (_why, change, code) => {
    const { wallet, provider } = setup(change);
    expect(await codeOf(send(provider))).toBe(code);
    expect(wallet.sends()).toEqual([]);
  });

  test('when the wallet is locked and shows no account', async () => {
    const { wallet, provider } = setup({ permitted: [], isUnlocked: false });
    await provider.isReachable();
    wallet.pushPublicConfig();
    expect(await codeOf(send(provider))).toBe('wallet.locked');
  });

  test('when there is no wallet', async () => {
    expect(await codeOf(send(new PortProvider(fakeRuntime({}), [WALLET_ID])))).toBe(
      'wallet.absent',
    );
  });

  test('when the port closed after the account was read', async () => {
    const { wallet, provider } = setup();
    const cut = {
      request: async (request: { method: string }) => {
        const answer = await provider.request(request);
        if (request.method === 'eth_accounts') {
          wallet.stop();
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return answer;
      },
      get session() {
        return provider.session;
      },
      isUnlocked: true,
    };
    expect(await codeOf(send(cut))).toBe('wallet.absent');
    expect(wallet.sends()).toEqual([]);
  });

  test('when any field differs from what was reviewed', async () => {
    const hash = hashCall(CALL);
    const hex = (length: number) =>
      fc
        .bigInt({ min: 0n, max: 256n ** BigInt(length) - 1n })
        .map((value) => value.toString(16).padStart(2 * length, '0'));
    const big = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
    const change = fc.oneof(
      hex(20).map((to) => ({ to: `0x${to}` })),
      hex(4).map((data) => ({ data: `0x${data}` })),
      fc.constant({ data: '0x' }),
      ...(['value', 'gas', 'maxFeePerGas', 'maxPriorityFeePerGas'] as const).map((name) =>
        big.map((amount) => ({ [name]: amount })),
      ),
      fc.constant({ value: -1n }),
      fc.constant({ to: 'vitalik.eth' }),
    );
    const { wallet, provider } = setup();
    await fc.assert(
      fc.asyncProperty(change, async (fields) => {
        const call = { ...CALL, ...fields } as Call;
        fc.pre(JSON.stringify(call, plain) !== JSON.stringify(CALL, plain));
        expect(await codeOf(send(provider, call, hash))).toBe('guard.refused');
      }),
      { numRuns: 60 },
    );
    expect(wallet.sends()).toEqual([]);
  });

  test('when the call is changed while account and chain are being read', async () => {
    const { wallet, provider } = setup({ latencyMs: 5 });
    const call = { ...CALL };
    const sent = send(provider, call, hashCall(CALL));
    call.value = 10n ** 24n;
    expect(await codeOf(sent)).toBe('guard.refused');
    expect(wallet.sends()).toEqual([]);
  });
});

const plain = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? `${value}n` : typeof value === 'string' ? value.toLowerCase() : value;

describe('the end of a signing request', () => {
  test.each([
    [4001, 'wallet.declined'],
    [4100, 'wallet.wrongAccount'],
    [4902, 'wallet.wrongChain'],
    [-32002, 'wallet.busy'],
    [4900, 'tx.unknown'],
    [-32603, 'tx.unknown'],
    [-32000, 'tx.unknown'],
    [0, 'tx.unknown'],
  ])('code %i is %s', async (code, fault) => {
    const { wallet, provider } = setup({ replies: { eth_sendTransaction: { code } } });
    expect(await codeOf(send(provider))).toBe(fault);
    expect(wallet.sends()).toHaveLength(1);
  });

  test('whose node refused is unknown, and says that it is the wallet’s own network', async () => {
    const reply = { code: -32002, data: { httpStatus: 503, cause: null } };
    const { provider } = setup({ replies: { eth_sendTransaction: reply } });
    const thrown = await send(provider).catch((fault: unknown) => fault);
    expect(thrown).toMatchObject({ code: 'tx.unknown', detail: text.wallet.nodeDown });
  });

  test.each([null, '', '0x', `0x${'a'.repeat(63)}`, `0x${'a'.repeat(65)}`, 7, { hash: HASH }])(
    'an answer %j that is no hash leaves it unknown',
    async (result) => {
      const { provider } = setup({ replies: { eth_sendTransaction: { result } } });
      expect(await codeOf(send(provider))).toBe('tx.unknown');
    },
  );

  test('is unknown to us when the wallet goes away while asking, and it is not asked again', async () => {
    const { wallet, provider } = setup({ replies: { eth_sendTransaction: 'silent' } });
    setTimeout(() => wallet.stop(), 60);
    expect(await codeOf(send(provider))).toBe('wallet.vanished');
    await provider.request({ method: 'eth_chainId' });
    expect(wallet.sends()).toHaveLength(1);
  });
});

test('the product names the request for a signature in two files: what may be asked, and who asks', () => {
  const root = new URL('../../', import.meta.url);
  const files = ['lib', 'hooks', 'components', 'entrypoints'].flatMap((room) =>
    readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${room}/${name}`),
  );
  const naming = files.filter((file) =>
    readFileSync(new URL(file, root), 'utf8').includes("'eth_sendTransaction'"),
  );
  expect(naming.sort()).toEqual(['lib/wallet/methods.ts', 'lib/wallet/sendCall.ts']);
});
