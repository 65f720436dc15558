// The conformance script: what is asked of a wallet, in order. Each row of the transcript is one
// answer. The two things a row may leave open between our wallet and a real one are said in
// `mayDiffer`, and then the row is recorded but not compared for a real one.
import type { Hex } from 'viem';
import type { Session } from './session.ts';
import type { Outcome } from './shape.ts';
import { sleep } from './wallets.ts';

export interface Recorder {
  readonly session: Session;
  row(step: string, method: string, outcome: Outcome, mayDiffer?: string): void;
}

const OTHER = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const DETAILS = 'versions give other details of a permission';

export const STEPS: readonly ((recorder: Recorder) => Promise<void>)[] = [
  coldStart,
  beforeConnecting,
  connecting,
  connected,
  chains,
  sending,
  refusals,
  signing,
  locked,
  batches,
  pageGone,
  workerGone,
  disconnecting,
];

async function coldStart({ session, row }: Recorder): Promise<void> {
  await session.openPage();
  await session.stopWorker();
  await session.connectPort();
  const atOnce = await session.request('eth_chainId', [], 600);
  row('a request to a cold wallet is lost', 'eth_chainId', atOnce, 'a race in the real one');
  row('a handshake gets through', 'eth_chainId', await session.handshake());
}

async function beforeConnecting({ session, row }: Recorder): Promise<void> {
  const { user } = session.devnet;
  const ask = async (step: string, method: string, params: unknown[] = []) =>
    row(step, method, await session.request(method, params));
  await ask('reads are open to everybody', 'eth_blockNumber');
  await ask('no account is shown before connecting', 'eth_accounts');
  await ask('no permission yet', 'wallet_getPermissions');
  await ask('sending before connecting', 'eth_sendTransaction', [{ from: user, to: OTHER }]);
  await ask('signing before connecting', 'eth_signTypedData_v4', [user, typedData(1)]);
  await ask('capabilities before connecting', 'wallet_getCapabilities', [user]);
  await ask('an unknown method', 'evenkeel_nothing');
}

async function connecting({ session, row }: Recorder): Promise<void> {
  const { context, wallet } = session;
  let id = await session.start('eth_requestAccounts');
  let window = await wallet.window(context);
  const second = await session.request('eth_requestAccounts');
  row('asking twice to connect', 'eth_requestAccounts', second);
  await wallet.reject(window);
  row('connecting, rejected', 'eth_requestAccounts', await session.answerOf(id));
  id = await session.start('eth_requestAccounts');
  window = await wallet.window(context);
  await window.close();
  row('connecting, window closed', 'eth_requestAccounts', await session.answerOf(id));
  id = await session.start('eth_requestAccounts');
  await wallet.approve(await wallet.window(context));
  row('connecting, approved', 'eth_requestAccounts', await session.answerOf(id));
}

async function connected({ session, row }: Recorder): Promise<void> {
  const again = await session.request('eth_requestAccounts');
  row('connecting once more is silent', 'eth_requestAccounts', again);
  row('the account is shown', 'eth_accounts', await session.request('eth_accounts'));
  const permissions = await session.request('wallet_getPermissions');
  row('permissions are listed', 'wallet_getPermissions', permissions, DETAILS);
  row('the push of accounts', 'metamask_accountsChanged', await pushed(session, 'accounts'));
}

async function chains({ session, row }: Recorder): Promise<void> {
  const to = async (step: string, chainId: string) => {
    const params = [{ chainId }];
    const outcome = await session.request('wallet_switchEthereumChain', params);
    row(step, 'wallet_switchEthereumChain', outcome);
  };
  await to('switching to a permitted chain is silent', '0x2105');
  row('the chain is the new one', 'eth_chainId', await session.request('eth_chainId'));
  row('the push of the chain', 'metamask_chainChanged', await pushed(session, 'chain'));
  await to('switching to an unknown chain', '0x539');
  await to('switching to no chain', 'one');
  await to('switching back', '0x1');
}

async function sending({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  const transaction = { from: devnet.user, to: OTHER, value: '0x1', chainId: '0x2105' };
  let id = await session.start('eth_sendTransaction', [transaction]);
  await wallet.approve(await wallet.window(context));
  const sent = await session.answerOf(id);
  row('sending, approved', 'eth_sendTransaction', sent);
  await sleep(2_500);
  const hash = sent === 'silence' ? undefined : sent.result;
  const receipt = await session.request('eth_getTransactionReceipt', [hash]);
  const isThere = receipt !== 'silence' && receipt.result !== null;
  row('chainId in a transaction is ignored', 'eth_getTransactionReceipt', { result: isThere });
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

async function refusals({ session, row }: Recorder): Promise<void> {
  const { user } = session.devnet;
  const send = async (step: string, transaction: unknown) => {
    const outcome = await session.request('eth_sendTransaction', [transaction]);
    row(step, 'eth_sendTransaction', outcome);
  };
  await send('sending from another account', { from: OTHER, to: user, value: '0x1' });
  await send('sending to no address', { from: user, to: 'nobody', value: '0x1' });
  await send('sending odd data', { from: user, to: OTHER, data: '0x123' });
}

async function signing({ session, row }: Recorder): Promise<void> {
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

async function locked({ session, row }: Recorder): Promise<void> {
  const { context, wallet, devnet } = session;
  await wallet.lock(context);
  row('locked, the account is still shown', 'eth_accounts', await session.request('eth_accounts'));
  row('locked, the chain too', 'eth_chainId', await session.request('eth_chainId'));
  const transaction = { from: devnet.user, to: OTHER, value: '0x1' };
  const id = await session.start('eth_sendTransaction', [transaction]);
  const window = await wallet.window(context);
  await wallet.unlock(window);
  await wallet.approve(window);
  const sent = await session.answerOf(id);
  row('locked, unlocked and confirmed in one window', 'eth_sendTransaction', sent);
}

async function batches({ session, row }: Recorder): Promise<void> {
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

async function pageGone({ session, row }: Recorder): Promise<void> {
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

async function workerGone({ session, row }: Recorder): Promise<void> {
  await session.stopWorker();
  const closed = await session.page().evaluate('caller.closed !== undefined');
  row('the worker ends and the port closes', 'port', { result: closed });
  await session.connectPort();
  await session.handshake();
  row('connected after a restart', 'eth_accounts', await session.request('eth_accounts'));
}

async function disconnecting({ session, row }: Recorder): Promise<void> {
  const revoked = await session.request('wallet_revokePermissions', [{ eth_accounts: {} }]);
  row('revoking', 'wallet_revokePermissions', revoked);
  row('no account is shown any more', 'eth_accounts', await session.request('eth_accounts'));
}

/** The last push of a kind, as a result. */
async function pushed(session: Session, kind: 'accounts' | 'chain'): Promise<Outcome> {
  await sleep(300);
  const last = `caller.pushes.findLast((push) => push.method === 'metamask_${kind}Changed')`;
  const push: { params: unknown } | null = await session.page().evaluate(`${last} ?? null`);
  return push ? { result: push.params } : 'silence';
}

/** Counting what is sent but not mined yet. */
async function nonceOf({ devnet }: Session): Promise<bigint> {
  const { rpc } = devnet.chains[1];
  return BigInt((await rpc('eth_getTransactionCount', [devnet.user, 'pending'])) as Hex);
}

function typedData(chainId: number): string {
  return JSON.stringify({
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'chainId', type: 'uint256' },
      ],
      Note: [{ name: 'text', type: 'string' }],
    },
    primaryType: 'Note',
    domain: { name: 'Conformance', chainId },
    message: { text: 'nothing of value' },
  });
}
