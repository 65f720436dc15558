// How a page finds the wallet, connects, changes the chain and leaves.
import { OTHER, type Recorder, typedData } from './recorder.ts';
import type { Session } from './session.ts';
import type { Outcome } from './shape.ts';
import { sleep } from './wallets.ts';

const DETAILS = 'versions give other details of a permission';

export async function coldStart({ session, row }: Recorder): Promise<void> {
  await session.openPage();
  await session.stopWorker();
  await session.connectPort();
  const atOnce = await session.request('eth_chainId', [], 600);
  row('a request to a cold wallet is lost', 'eth_chainId', atOnce, 'a race in the real one');
  row('a handshake gets through', 'eth_chainId', await session.handshake());
  await session.wallet.afterRestart(session.context);
}

export async function beforeConnecting({ session, row }: Recorder): Promise<void> {
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

export async function connecting({ session, row }: Recorder): Promise<void> {
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

export async function connected({ session, row }: Recorder): Promise<void> {
  const again = await session.request('eth_requestAccounts');
  row('connecting once more is silent', 'eth_requestAccounts', again);
  row('the account is shown', 'eth_accounts', await session.request('eth_accounts'));
  const permissions = await session.request('wallet_getPermissions');
  row('permissions are listed', 'wallet_getPermissions', permissions, DETAILS);
  row('the push of accounts', 'metamask_accountsChanged', await pushed(session, 'accounts'));
}

export async function chains({ session, row }: Recorder): Promise<void> {
  const to = async (step: string, chainId: string) => {
    const params = [{ chainId }];
    const outcome = await session.request('wallet_switchEthereumChain', params);
    row(step, 'wallet_switchEthereumChain', outcome);
  };
  await to('switching to a permitted chain is silent', '0x2105');
  row('the chain is the new one', 'eth_chainId', await session.request('eth_chainId'));
  row('the push of the chain', 'metamask_chainChanged', await pushed(session, 'chain', '8453'));
  await to('switching to an unknown chain', '0x539');
  await to('switching to no chain', 'one');
  await to('switching back', '0x1');
}

export async function disconnecting({ session, row }: Recorder): Promise<void> {
  const revoked = await session.request('wallet_revokePermissions', [{ eth_accounts: {} }]);
  row('revoking', 'wallet_revokePermissions', revoked);
  row('no account is shown any more', 'eth_accounts', await session.request('eth_accounts'));
}

/** The last push of a kind that holds the words, as a result; it may come after the answer. */
async function pushed(session: Session, kind: 'accounts' | 'chain', words = ''): Promise<Outcome> {
  const isIt = `push.method === 'metamask_${kind}Changed' && JSON.stringify(push).includes('${words}')`;
  for (let tries = 0; tries < 50; tries += 1) {
    const push: { params: unknown } | null = await session
      .page()
      .evaluate(`caller.pushes.findLast((push) => ${isIt}) ?? null`);
    if (push) return { result: push.params };
    await sleep(100);
  }
  return 'silence';
}
