// One running chain: its node, its tokens, and the few calls that tests and scripts need.
import type {
  Abi,
  AbiStateMutability,
  Address,
  ContractFunctionArgs,
  ContractFunctionName,
  ContractFunctionReturnType,
  Hex,
  RpcTransactionReceipt,
} from 'viem';
import { decodeFunctionResult, encodeFunctionData, getAddress, numberToHex } from 'viem';
import { TOKEN_ABI } from './abis.ts';
import { type Rpc, rpcTo } from './anvil.ts';
import { type ChainId, type ChainLayout, LAYOUTS, type TokenLayout } from './layout.ts';

export interface Transaction {
  readonly from: Address;
  readonly to: Address;
  readonly data?: Hex | undefined;
  readonly value?: bigint | undefined;
  readonly gas?: bigint | undefined;
}

export interface DevChain {
  readonly chainId: ChainId;
  readonly url: string;
  readonly layout: ChainLayout;
  readonly tokens: Readonly<Record<string, TokenLayout>>;
  /** Anvil's public accounts, unlocked in the node; the last one is the dealer. */
  readonly accounts: readonly Address[];
  readonly dealer: Address;
  readonly rpc: Rpc;
  /** Sends, mines at once and returns the receipt; throws with the reason of a revert. */
  send(transaction: Transaction): Promise<RpcTransactionReceipt>;
  /** The same for several transactions of one sender, in one block. */
  sendAll(transactions: readonly Transaction[]): Promise<RpcTransactionReceipt[]>;
  read: Read;
  /** Smallest units by symbol, with the native coin under `native`. */
  balances(owner: Address): Promise<Record<string, bigint>>;
}

/** One `eth_call` at the latest block, typed by the ABI. */
export type Read = <
  const TAbi extends Abi,
  TName extends ContractFunctionName<TAbi>,
  const TArgs extends ContractFunctionArgs<TAbi, AbiStateMutability, TName>,
>(
  address: Address,
  abi: TAbi,
  functionName: TName,
  args?: TArgs,
) => Promise<ContractFunctionReturnType<TAbi, AbiStateMutability, TName, TArgs>>;

/** Enough for a swap; little enough that many fit into one block. */
const GAS = 3_000_000n;

/** Joins a node that answers at `url`. */
export async function connectDevChain(chainId: ChainId, url: string): Promise<DevChain> {
  const rpc = rpcTo(url);
  const layout = LAYOUTS[chainId];
  const listed = (await rpc('eth_accounts')) as Address[];
  const accounts = listed.map((address) => getAddress(address));
  const read = readWith(rpc);
  const sendAll = (transactions: readonly Transaction[]) => sendThrough(rpc, transactions);
  return {
    chainId,
    url,
    layout,
    tokens: layout.tokens,
    accounts,
    dealer: accounts[9] as Address,
    rpc,
    read,
    sendAll,
    send: async (transaction) => (await sendAll([transaction]))[0] as RpcTransactionReceipt,
    balances: (owner) => readBalances(rpc, read, layout, owner),
  };
}

function readWith(rpc: Rpc): Read {
  return async (address, abi, functionName, args) => {
    const call = { abi: abi as Abi, functionName: functionName as string, args: args as unknown[] };
    const data = encodeFunctionData(call);
    const answer = (await rpc('eth_call', [{ to: address, data }, 'latest'])) as Hex;
    return decodeFunctionResult({ ...call, data: answer }) as never;
  };
}

async function sendThrough(
  rpc: Rpc,
  transactions: readonly Transaction[],
): Promise<RpcTransactionReceipt[]> {
  const hashes: unknown[] = [];
  for (const transaction of transactions) {
    hashes.push(await rpc('eth_sendTransaction', [onWire(transaction)]));
  }
  // The devnet's own transactions do not wait for the block time.
  if ((await rpc('anvil_getAutomine')) !== true) await rpc('evm_mine');
  const receipts: RpcTransactionReceipt[] = [];
  for (const [i, hash] of hashes.entries()) {
    const receipt = await untilMined(rpc, hash);
    if (receipt.status !== '0x1')
      throw await revertOf(rpc, transactions[i] as Transaction, receipt);
    receipts.push(receipt);
  }
  return receipts;
}

async function untilMined(rpc: Rpc, hash: unknown): Promise<RpcTransactionReceipt> {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    const receipt = await rpc('eth_getTransactionReceipt', [hash]);
    if (receipt) return receipt as RpcTransactionReceipt;
    if (Date.now() > giveUpAt) throw new Error(`transaction ${hash} was not mined`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The reason, by calling once more what was reverted. */
async function revertOf(
  rpc: Rpc,
  transaction: Transaction,
  receipt: RpcTransactionReceipt,
): Promise<Error> {
  try {
    await rpc('eth_call', [onWire(transaction), 'latest']);
  } catch (cause) {
    return new Error(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return new Error(`transaction ${receipt.transactionHash} reverted`);
}

function onWire({ from, to, data, value = 0n, gas = GAS }: Transaction) {
  return { from, to, data: data ?? '0x', value: numberToHex(value), gas: numberToHex(gas) };
}

async function readBalances(rpc: Rpc, read: Read, layout: ChainLayout, owner: Address) {
  const tokens = Object.entries(layout.tokens);
  const held = await Promise.all(
    tokens.map(([, { address }]) => read(address, TOKEN_ABI, 'balanceOf', [owner])),
  );
  const native = BigInt((await rpc('eth_getBalance', [owner, 'latest'])) as Hex);
  const bySymbol: Record<string, bigint> = { native };
  for (const [i, [symbol]] of tokens.entries()) bySymbol[symbol] = held[i] as bigint;
  return bySymbol;
}
