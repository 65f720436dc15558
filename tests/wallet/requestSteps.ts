// What a connected page asks, and what the wallet makes of it.
import type { Hex } from 'viem';
import { WALLET_HOSTS } from '../../devnet/front/operators.ts';
import { OTHER, type Recorder, typedData } from './recorder.ts';
import type { Session } from './session.ts';
import { sleep } from './wallets.ts';

/** Not what a wallet would set by itself. */
const FEES = { gas: '0x61a9', maxFeePerGas: '0x77359401', maxPriorityFeePerGas: '0x3b9aca01' };

export async function sending({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  const transaction = { from: devnet.user, to: OTHER, value: '0x1', chainId: '0x2105', ...FEES };
  let id = await session.start('eth_sendTransaction', [transaction]);
  await wallet.approve(await wallet.window(context));
  const sent = await session.answerOf(id);
  row('sending, approved', 'eth_sendTransaction', sent);
  await sleep(2_500);
  const hash = sent === 'silence' ? undefined : sent.result;
  const receipt = await session.request('eth_getTransactionReceipt', [hash]);
  const isThere = receipt !== 'silence' && receipt.result !== null;
  row('chainId in a transaction is ignored', 'eth_getTransactionReceipt', { result: isThere });
  const mined = await session.request('eth_getTransactionByHash', [hash]);
  const fields = mined === 'silence' ? {} : (mined.result as Record<string, unknown>);
  const areKept = Object.entries(FEES).every(([name, value]) => fields[name] === value);
  row('gas and fees are kept', 'eth_getTransactionByHash', { result: areKept });
  id = await session.start('eth_sendTransaction', [transaction]);
  await wallet.reject(await wallet.window(context));
  row('sending, rejected', 'eth_sendTransaction', await session.answerOf(id));
  const first = await session.start('eth_sendTransaction', [transaction]);
  const window = await wallet.window(context);
  const next = await session.start('eth_sendTransaction', [transaction]);
  await sleep(500);
  await window.close();
  row('window closed on the first of two', 'eth_sendTransaction', await session.answerOf(first));
  row('and on the second', 'eth_sendTransaction', await session.answerOf(next));
}

export async function refusals({ session, row }: Recorder): Promise<void> {
  const { user } = session.devnet;
  const send = async (step: string, transaction: unknown) => {
    const outcome = await session.request('eth_sendTransaction', [transaction]);
    row(step, 'eth_sendTransaction', outcome);
  };
  await send('sending from another account', { from: OTHER, to: user, value: '0x1' });
  await send('sending to no address', { from: user, to: 'nobody', value: '0x1' });
  await send('sending odd data', { from: user, to: OTHER, data: '0x123' });
}

export async function signing({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  const sign = (chainId: number) =>
    session.start('eth_signTypedData_v4', [devnet.user, typedData(chainId)]);
  let id = await sign(1);
  await wallet.approve(await wallet.window(context));
  row('signing, approved', 'eth_signTypedData_v4', await session.answerOf(id));
  id = await sign(1);
  await wallet.reject(await wallet.window(context));
  row('signing, rejected', 'eth_signTypedData_v4', await session.answerOf(id));
  id = await sign(8453);
  row('signing for another chain', 'eth_signTypedData_v4', await session.answerOf(id));
}

export async function locked({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  await wallet.lock(context);
  row('locked, the account is still shown', 'eth_accounts', await session.request('eth_accounts'));
  row('locked, the chain too', 'eth_chainId', await session.request('eth_chainId'));
  for (const chainId of ['0x2105', '0x1']) {
    const switched = await session.request('wallet_switchEthereumChain', [{ chainId }]);
    row('locked, switching is silent', 'wallet_switchEthereumChain', switched);
  }
  const transaction = { from: devnet.user, to: OTHER, value: '0x1' };
  let id = await session.start('eth_sendTransaction', [transaction]);
  await (await wallet.window(context)).close();
  row('locked, window closed', 'eth_sendTransaction', await session.answerOf(id));
  id = await session.start('eth_sendTransaction', [transaction]);
  const window = await wallet.window(context);
  await wallet.unlock(window);
  await wallet.approve(window);
  const sent = await session.answerOf(id);
  row('locked, unlocked and confirmed in one window', 'eth_sendTransaction', sent);
}

export async function batches({ session, row }: Recorder): Promise<void> {
  const { user } = session.devnet;
  const flags = 'a real one batches where its remote flags say so';
  const capabilities = await session.request('wallet_getCapabilities', [user]);
  row('capabilities', 'wallet_getCapabilities', capabilities, flags);
  const call = { to: OTHER, value: '0x1' };
  const batch = { version: '2.0.0', from: user, chainId: '0x1', atomicRequired: false };
  const send = async (step: string, params: object, mayDiffer?: string) => {
    const outcome = await session.request('wallet_sendCalls', [{ ...batch, ...params }]);
    row(step, 'wallet_sendCalls', outcome, mayDiffer);
  };
  await send('two calls', { calls: [call, call] }, flags);
  await send('two calls on another chain', { calls: [call, call], chainId: '0x2105' });
  await send('two calls by another version', { calls: [call, call], version: '1.0' });
  const status = await session.request('wallet_getCallsStatus', [`0x${'00'.repeat(16)}`]);
  row('the status of an unknown batch', 'wallet_getCallsStatus', status);
}

export async function pageGone({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  const before = await nonceOf(session);
  const transaction = { from: devnet.user, to: OTHER, value: '0x1' };
  await session.start('eth_sendTransaction', [transaction]);
  const window = await wallet.window(context);
  await session.page().close();
  await wallet.approve(window);
  await sleep(1_000);
  const isSent = (await nonceOf(session)) === before + 1n;
  row('confirmed after the page was closed, it is sent', 'eth_sendTransaction', { result: isSent });
  await session.openPage();
  await session.connectPort();
  await session.handshake();
}

export async function workerGone({ session, row }: Recorder): Promise<void> {
  await session.stopWorker();
  const closed = await session.page().evaluate('caller.closed !== undefined');
  row('the worker ends and the port closes', 'port', { result: closed });
  await session.connectPort();
  await session.handshake();
  row('connected after a restart', 'eth_accounts', await session.request('eth_accounts'));
  const last = `caller.frames.findLast(({ name }) => name === 'publicConfig')`;
  const isUnlocked = await session.page().evaluate(`${last}?.data.isUnlocked`);
  const reason = 'the test wallet stays as it was set';
  row('unlocked after a restart', 'publicConfig', { result: isUnlocked }, reason);
  await session.wallet.afterRestart(session.context);
}

/** Its own node refuses: an answer comes at once, and no window. */
export async function nodeGone({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  devnet.front.setOperator(WALLET_HOSTS[1], { kind: 'failing', status: 404 });
  const transaction = { from: devnet.user, to: OTHER, value: '0x1' };
  const refused = await session.request('eth_sendTransaction', [transaction]);
  const status = refused === 'silence' ? undefined : refused.error?.data?.httpStatus;
  const asks = 'the real one asks when it needs nothing new of its node';
  row('sending while its node refuses', 'eth_sendTransaction', refused, asks);
  row('and says so beside the code', 'eth_sendTransaction', { result: status }, asks);
  devnet.front.reset();
  if (refused === 'silence') await wallet.reject(await wallet.window(context));
}

/** Counting what is sent but not mined yet. */
async function nonceOf({ devnet }: Session): Promise<bigint> {
  const { rpc } = devnet.chains[1];
  return BigInt((await rpc('eth_getTransactionCount', [devnet.user, 'pending'])) as Hex);
}
