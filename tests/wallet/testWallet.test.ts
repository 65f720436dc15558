// What only the test wallet can be told to do; the rest is in the conformance script.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, startSession } from './session.ts';
import { setControl, testWallet } from './testWallet.ts';

let session: Session;

beforeAll(async () => {
  session = await startSession(testWallet);
  await session.openPage();
  await session.connectPort();
  await session.handshake();
});
afterAll(() => session?.end());

const transaction = () => ({ from: session.devnet.user, to: session.devnet.user, value: '0x1' });

test('decides by itself when it is told to', async () => {
  await setControl(session.context, { auto: 'reject' });
  expect(await session.request('eth_requestAccounts')).toMatchObject({ error: { code: 4001 } });
  await setControl(session.context, { auto: 'approve', grantAccounts: 'all' });
  expect(await session.request('eth_requestAccounts')).toMatchObject({
    result: [expect.any(String), expect.any(String), expect.any(String)],
  });
  expect(await session.request('eth_sendTransaction', [transaction()])).toHaveProperty('result');
});

test('pushes the accounts when another is selected', async () => {
  const before = await session.request('eth_accounts');
  await setControl(session.context, { account: 1 });
  const last = 'caller.pushes.at(-1)';
  await expect
    .poll(() => session.page().evaluate(last))
    .toMatchObject({ method: 'metamask_accountsChanged' });
  const after = await session.request('eth_accounts');
  expect(after).not.toEqual(before);
  await setControl(session.context, { account: 0 });
});

test('a transaction that will fail is sent all the same, with a warning', async () => {
  await setControl(session.context, { auto: 'off' });
  const usdc = session.devnet.chains[1].tokens.USDC?.address;
  const data = `0xa9059cbb${'f'.repeat(128)}`;
  const id = await session.start('eth_sendTransaction', [{ ...transaction(), to: usdc, data }]);
  const window = await testWallet.window(session.context);
  expect(await window.locator('#warning').textContent()).toContain('expected to fail');
  await testWallet.approve(window);
  expect(await session.answerOf(id)).toHaveProperty('result');
});

test('an approval is shown in words', async () => {
  const spender = '6131b5fae19ea4f9d964eac0408e4408b66337b5';
  const amount = 1_234_500000n.toString(16).padStart(64, '0');
  const data = `0x095ea7b3${spender.padStart(64, '0')}${amount}`;
  const to = session.devnet.chains[1].tokens.USDC?.address;
  const id = await session.start('eth_sendTransaction', [{ ...transaction(), to, data }]);
  const window = await testWallet.window(session.context);
  const rows = await window.locator('#rows').textContent();
  expect(rows).toContain('1234.5 USDC');
  expect(rows).toContain(`0x${spender}`);
  expect(await window.title()).toBe('TEST WALLET — NO REAL FUNDS');
  await testWallet.reject(window);
  expect(await session.answerOf(id)).toMatchObject({ error: { code: 4001 } });
});

test('closes the port in the middle of a request, and a confirmation still sends', async () => {
  await setControl(session.context, {
    auto: 'off',
    dropPortAfter: { method: 'eth_sendTransaction', ms: 200 },
  });
  const { rpc } = session.devnet.chains[1];
  const nonce = () => rpc('eth_getTransactionCount', [session.devnet.user, 'pending']);
  const before = Number(await nonce());
  await session.start('eth_sendTransaction', [transaction()]);
  const window = await testWallet.window(session.context);
  await expect.poll(() => session.page().evaluate('caller.closed ?? ""')).not.toBe('');
  await testWallet.approve(window);
  await expect.poll(async () => Number(await nonce())).toBe(before + 1);
});
