// Checks and sends one transaction.
import { invalidParams } from './errors.js';
import { askNode } from './networks.js';

const ADDRESS = /^0x[0-9a-f]{40}$/i;
const QUANTITY = /^0x[0-9a-f]+$/i;
const BYTES = /^0x([0-9a-f]{2})*$/i;
/** Every field that is sent on, and what it must look like. */
const SHAPES = {
  from: ADDRESS,
  to: ADDRESS,
  data: BYTES,
  type: QUANTITY,
  value: QUANTITY,
  gas: QUANTITY,
  gasPrice: QUANTITY,
  maxFeePerGas: QUANTITY,
  maxPriorityFeePerGas: QUANTITY,
  nonce: QUANTITY,
};
/** For a transaction that cannot be estimated because it will fail: it is sent all the same. */
export const GAS_OF_A_FAILURE = '0x2dc6c0';

/** The transaction of an eth_sendTransaction request, without what is ignored (`chainId`). */
export function checkTransaction(params) {
  const given = params?.[0];
  if (typeof given !== 'object' || given === null) throw invalidParams('Invalid params');
  const all = { ...given, data: given.data ?? given.input };
  const names = Object.keys(SHAPES).filter((name) => all[name] !== undefined);
  for (const name of names) {
    if (!SHAPES[name].test(all[name])) {
      throw invalidParams(`Invalid transaction "${name}": ${all[name]}`);
    }
  }
  if (!all.from) throw invalidParams('Invalid "from" address');
  if (!all.to && !all.data) throw invalidParams('A transaction needs "to" or "data"');
  const kept = Object.fromEntries(names.map((name) => [name, all[name]]));
  return { ...kept, from: all.from.toLowerCase() };
}

/** Gas as MetaMask would set it, or undefined when the transaction is expected to fail. */
export async function estimateGas({ nonce: _nonce, ...transaction }) {
  try {
    const estimate = BigInt(await askNode('eth_estimateGas', [transaction]));
    return `0x${((estimate * 3n) / 2n).toString(16)}`;
  } catch {
    return undefined;
  }
}

/** The hash. The node signs, since the account is unlocked in it. */
export async function sendTransaction(transaction) {
  const gas = transaction.gas ?? (await estimateGas(transaction)) ?? GAS_OF_A_FAILURE;
  return askNode('eth_sendTransaction', [{ ...transaction, gas }]);
}
