// What the window says about a request, as rows of a label and a text.
import { ACCOUNTS, askNode, selectedNetwork } from './networks.js';
import { accountsToGrant } from './permissions.js';
import { estimateGas, GAS_OF_A_FAILURE } from './transaction.js';

const APPROVE = '0x095ea7b3';
const UNLIMITED = 2n ** 255n;

const DESCRIBERS = {
  eth_requestAccounts: describeConnection,
  wallet_requestPermissions: describeConnection,
  eth_sendTransaction: describeTransaction,
  eth_signTypedData_v4: describeTypedData,
  wallet_switchEthereumChain: describeChain,
  wallet_addEthereumChain: describeChain,
};

/** { title, origin, button, rows, warning?, accounts?, text? } */
export function describeRequest(request) {
  return DESCRIBERS[request.method](request);
}

/** MetaMask's title is the bare id: an extension has neither name nor icon here. */
async function describeConnection({ origin }) {
  return {
    title: origin.replace(/^.*:\/\//, ''),
    subtitle: 'Connect this website with Test Wallet',
    origin,
    button: 'Connect',
    rows: [],
    accounts: ACCOUNTS.map((address) => ({
      address,
      ticked: accountsToGrant().includes(address),
    })),
  };
}

async function describeTransaction({ origin, transaction }) {
  const { from, to, value = '0x0', data = '0x' } = transaction;
  const [what, gas, gasPrice] = await Promise.all([
    describeData(to, data),
    transaction.gas ?? estimateGas(transaction),
    askNode('eth_gasPrice').catch(() => '0x0'),
  ]);
  const fee = BigInt(gas ?? GAS_OF_A_FAILURE) * BigInt(transaction.maxFeePerGas ?? gasPrice);
  return {
    title: what.title,
    origin,
    button: 'Confirm',
    rows: [
      ['Network', selectedNetwork().name],
      ['From', from],
      [what.toLabel, to ?? 'new contract'],
      ['Value', `${formatUnits(BigInt(value), 18)} ${selectedNetwork().symbol}`],
      ...what.rows,
      ['Network fee, at most', `${formatUnits(fee, 18)} ${selectedNetwork().symbol}`],
    ],
    ...(gas === undefined && { warning: 'This transaction is expected to fail.' }),
  };
}

/** An approval in words; of anything else the selector and the size. */
async function describeData(to, data) {
  if (data.length === 138 && data.startsWith(APPROVE)) {
    const amount = BigInt(`0x${data.slice(74)}`);
    const { symbol, decimals } = await readToken(to);
    const text = amount >= UNLIMITED ? 'Unlimited' : formatUnits(amount, decimals);
    const rows = [
      ['Spender', `0x${data.slice(34, 74)}`],
      ['Spending cap', `${text} ${symbol}`],
    ];
    return { title: 'Spending cap request', toLabel: 'Token', rows };
  }
  const rows =
    data.length < 10
      ? []
      : [
          ['Function', data.slice(0, 10)],
          ['Data', `${data.length / 2 - 1} bytes`],
        ];
  return { title: 'Transaction request', toLabel: 'Interacting with', rows };
}

async function describeTypedData({ origin, params, typed }) {
  return {
    title: 'Signature request',
    origin,
    button: 'Confirm',
    rows: [
      ['Network', selectedNetwork().name],
      ['Signing with', params[0]],
      ['Contract', String(typed.domain?.verifyingContract ?? '—')],
      ['Message', typed.primaryType],
    ],
    text: JSON.stringify(typed.message, null, 2),
  };
}

async function describeChain({ origin, params }) {
  const { chainId, chainName, rpcUrls } = params[0];
  return {
    title: chainName ? `Add ${chainName}` : 'Allow this site to switch the network',
    origin,
    button: 'Approve',
    rows: [
      ['From', selectedNetwork().name],
      ['Chain', `${chainName ?? ''} ${Number(chainId)} (${chainId})`],
      ...(rpcUrls ? [['Node', rpcUrls[0]]] : []),
    ],
  };
}

async function readToken(token) {
  const call = (data) => askNode('eth_call', [{ to: token, data }, 'latest']);
  try {
    const [symbol, decimals] = await Promise.all([call('0x95d89b41'), call('0x313ce567')]);
    return { symbol: decodeString(symbol), decimals: Number(decimals) };
  } catch {
    return { symbol: '(unknown token)', decimals: 0 };
  }
}

/** A string answer: offset, length, bytes. */
function decodeString(answer) {
  const length = Number(`0x${answer.slice(66, 130)}`);
  const bytes = answer.slice(130, 130 + length * 2).match(/../g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => parseInt(byte, 16)));
}

function formatUnits(amount, decimals) {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : whole;
}
