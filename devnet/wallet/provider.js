// One JSON-RPC request of a connected page: answered, asked of the person, or refused.
import { applyControl, control } from './control.js';
import { describeRequest } from './describe.js';
import {
  alreadyAsking,
  internal,
  invalidParams,
  RpcError,
  unauthorized,
  unknownChain,
  unknownMethod,
} from './errors.js';
import { addNetwork, askNode, networks } from './networks.js';
import { accountsOf, describePermissions, disconnectOrigin, grant } from './permissions.js';
import { ask } from './queue.js';
import { checkTransaction, sendTransaction } from './transaction.js';

/** Reads that need no permission go to the node as they are. */
const READS = new Set([
  'eth_blockNumber',
  'eth_call',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_maxPriorityFeePerGas',
  'net_version',
]);

const METHODS = {
  eth_chainId: () => control.chain,
  eth_accounts: ({ origin }) => accountsOf(origin),
  eth_requestAccounts: requestAccounts,
  eth_sendTransaction: askToSend,
  eth_signTypedData_v4: askToSign,
  wallet_getPermissions: ({ origin }) => describePermissions(origin),
  wallet_requestPermissions: requestPermissions,
  wallet_revokePermissions: ({ origin }) => disconnectOrigin(origin).then(() => null),
  wallet_switchEthereumChain: switchChain,
  wallet_addEthereumChain: addChain,
  wallet_getCapabilities: getCapabilities,
  wallet_sendCalls: refuseCalls,
  wallet_getCallsStatus: () => {
    throw new RpcError(5730, 'No matching bundle found');
  },
};

/** Origins whose connect window is open. */
const connecting = new Set();

export function answer(request) {
  const method = METHODS[request.method];
  if (method) return method(request);
  if (READS.has(request.method)) return askNode(request.method, request.params);
  throw unknownMethod(request.method);
}

async function requestAccounts(request) {
  const { origin } = request;
  if (accountsOf(origin).length > 0) return accountsOf(origin);
  await connect(request);
  return accountsOf(origin);
}

/** Always asks, also when the origin is connected: this is how accounts are changed. */
async function requestPermissions(request) {
  if (!request.params?.[0]?.eth_accounts) throw invalidParams('Only eth_accounts can be asked for');
  await connect(request);
  return describePermissions(request.origin);
}

async function connect(request) {
  const { origin, method } = request;
  if (connecting.has(origin)) throw alreadyAsking(method);
  connecting.add(origin);
  try {
    const { accounts } = await ask(request, await describeRequest(request));
    await grant(origin, accounts);
  } finally {
    connecting.delete(origin);
  }
}

/** `chainId` in the transaction is ignored: it goes to the selected chain. */
async function askToSend(request) {
  const transaction = checkTransaction(request.params);
  if (!accountsOf(request.origin).includes(transaction.from)) throw unauthorized();
  await askNode('eth_blockNumber'); // without its node it does not come to asking
  await ask(request, await describeRequest({ ...request, transaction }));
  return sendTransaction(transaction).catch(({ message }) => {
    throw internal(message); // whatever failed once the person had agreed
  });
}

async function askToSign(request) {
  const [from, text] = request.params ?? [];
  const typed = parseTyped(text);
  if (!accountsOf(request.origin).includes(String(from).toLowerCase())) throw unauthorized();
  const wanted = typed.domain?.chainId;
  if (wanted !== undefined && Number(wanted) !== Number(control.chain)) {
    const active = Number(control.chain);
    throw internal(`Provided chainId "${wanted}" must match the active chainId "${active}"`);
  }
  await ask(request, await describeRequest({ ...request, typed }));
  return askNode('eth_signTypedData_v4', [from, typed]);
}

function parseTyped(text) {
  try {
    const typed = typeof text === 'string' ? JSON.parse(text) : text;
    if (typed?.types && typed.primaryType && typed.message) return typed;
  } catch {
    // not JSON: refused below
  }
  throw invalidParams('Invalid message: must be EIP-712 typed data');
}

/** Silent for a connected page and a known chain, as MetaMask is. */
async function switchChain(request) {
  const chainId = request.params?.[0]?.chainId;
  if (typeof chainId !== 'string' || !/^0x[1-9a-f][0-9a-f]*$/i.test(chainId)) {
    throw invalidParams(
      `Expected 0x-prefixed hexadecimal string 'chainId'. Received: "${chainId}"`,
    );
  }
  const known = Object.keys(networks()).find((id) => id === chainId.toLowerCase());
  if (!known) throw unknownChain(chainId);
  if (accountsOf(request.origin).length === 0) await ask(request, await describeRequest(request));
  await applyControl({ chain: known });
  return null;
}

/** A known chain is switched to; for an unknown one the person is asked, then it is added too. */
async function addChain(request) {
  const { chainId, chainName, rpcUrls, nativeCurrency } = request.params?.[0] ?? {};
  if (networks()[chainId]) return switchChain(request);
  if (!chainId || !chainName || !rpcUrls?.[0]) throw invalidParams('Invalid chain description');
  await ask(request, await describeRequest(request));
  const symbol = nativeCurrency?.symbol ?? 'ETH';
  await addNetwork(chainId, { name: chainName, url: rpcUrls[0], symbol });
  await applyControl({ chain: chainId });
  return null;
}

/** No chain of this wallet can do several calls at once. */
function getCapabilities({ origin, params }) {
  if (!accountsOf(origin).includes(String(params?.[0]).toLowerCase())) throw unauthorized();
  return {};
}

/** The checks in MetaMask's order, then its refusal on a chain without EIP-7702. */
function refuseCalls({ origin, params }) {
  const { version, chainId, from, atomicRequired, calls } = params?.[0] ?? {};
  if (typeof atomicRequired !== 'boolean' || !Array.isArray(calls)) {
    throw invalidParams('Invalid params');
  }
  if (!accountsOf(origin).includes(String(from).toLowerCase())) throw unauthorized();
  if (version !== '2.0.0') throw new RpcError(-32000, `Version not supported: Got ${version}`);
  if (chainId !== control.chain)
    throw invalidParams('Chain ID must match the dApp selected network');
  throw new RpcError(5710, `EIP-7702 not supported on chain: ${chainId}`);
}
