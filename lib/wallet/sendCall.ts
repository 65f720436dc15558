import type { Address, Hex } from 'viem';
import { numberToHex } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import { type Call, hashCall } from '../core/terms.ts';
import { parseAccounts, parseChainId } from './frames.ts';
import type { PortProvider } from './PortProvider.ts';
import { walletFault } from './walletFault.ts';

export type SendingProvider = Pick<PortProvider, 'request' | 'session' | 'isUnlocked'>;

/**
 * Hands one reviewed call to the wallet, once, and gives back the transaction's hash. The only
 * place that asks for a signature. Account and chain are read again on the very port that is then
 * used; between the check of the hash and the request nothing is waited for.
 * @throws wallet.locked, wallet.wrongAccount, wallet.wrongChain, wallet.absent, wallet.busy,
 * wallet.declined, guard.refused: nothing was sent; wallet.vanished, tx.unknown: the chain decides
 */
export async function sendCall(
  provider: SendingProvider,
  call: Call,
  expectedHash: Hex,
): Promise<Hex> {
  await checkAccount(provider, call.from);
  const { session } = provider;
  await checkChain(provider, call.chainId);
  const sent = Object.freeze({ ...call });
  if (session === 0 || provider.session !== session)
    throw new Fault('wallet.absent', 'port closed');
  if (!isHashOf(sent, expectedHash)) throw new Fault('guard.refused', 'not the reviewed call');
  let answer: unknown;
  try {
    answer = await provider.request({
      method: 'eth_sendTransaction',
      params: [transactionOf(sent)],
    });
  } catch (thrown) {
    throw walletFault(thrown, 'sign');
  }
  if (!isTransactionHash(answer)) throw new Fault('tx.unknown');
  return answer;
}

async function checkAccount(provider: SendingProvider, from: Address): Promise<void> {
  const accounts = parseAccounts(await read(provider, 'eth_accounts'));
  if (accounts?.some((account) => account.toLowerCase() === from.toLowerCase())) return;
  const isLocked = accounts?.length === 0 && provider.isUnlocked === false;
  throw new Fault(isLocked ? 'wallet.locked' : 'wallet.wrongAccount');
}

/** MetaMask ignores `chainId` in a transaction, so the chain it is on must be the right one. */
async function checkChain(provider: SendingProvider, chainId: number): Promise<void> {
  const found = parseChainId(await read(provider, 'eth_chainId'));
  if (found === null || Number(found) !== chainId) throw new Fault('wallet.wrongChain');
}

/** A read that fails for whatever reason ends as one of the faults that say: nothing was sent. */
async function read(provider: SendingProvider, method: string): Promise<unknown> {
  try {
    return await provider.request({ method });
  } catch (thrown) {
    const fault = walletFault(thrown, 'read');
    throw fault.code === 'bug.unreachable' ? new Fault('wallet.absent', fault.detail) : fault;
  }
}

function isHashOf(call: Call, expectedHash: Hex): boolean {
  try {
    return hashCall(call) === expectedHash;
  } catch {
    return false;
  }
}

/** The call as wallets want it: lower-case minimal hex, no empty data. */
const transactionOf = (call: Call) => ({
  from: call.from,
  to: call.to,
  ...(call.data !== '0x' && { data: call.data.toLowerCase() }),
  ...(call.value !== 0n && { value: numberToHex(call.value) }),
  chainId: numberToHex(call.chainId),
  gas: numberToHex(call.gas),
  maxFeePerGas: numberToHex(call.maxFeePerGas),
  maxPriorityFeePerGas: numberToHex(call.maxPriorityFeePerGas),
});

const isTransactionHash = (value: unknown): value is Hex =>
  typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value);
