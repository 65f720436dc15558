// What became of a transaction, asked late: its page was closed, and so was the browser.
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { readMined } from '../../lib/chain/readMined.ts';
import { isNative } from '../../lib/core/asset.ts';
import type { Intent } from '../../lib/core/bundle.ts';
import { hashCall } from '../../lib/core/terms.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { onDevnet } from './onDevnet.ts';
import { refuse } from './refusals.ts';

const WETH_ABI = parseAbi(['function deposit() payable', 'function withdraw(uint256 wad)']);
const devnet = onDevnet();
const chain = chainOf(1);
const now = () => Math.floor(Date.now() / 1000);
const rpc = (method: string, params: unknown[]) => devnet().chains[1].rpc(method, params);
const mine = (blocks: number) => rpc('anvil_mine', [`0x${blocks.toString(16)}`, '0x0']);
const head = async () => Number(await rpc('eth_blockNumber', []));
const assetOf = (symbol: string) => {
  const found = assetsOn(1).find((asset) => asset.symbol === symbol);
  if (!found) throw new Error(`no ${symbol}`);
  return found;
};

let restore = () => {};
afterEach(() => restore());

/** What would be written down before the wallet is asked for this call. */
async function intentOf(to: `0x${string}`, data: Hex): Promise<Intent> {
  const from = devnet().user;
  const fees = { gas: 100_000n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  const call = { chainId: 1, from, to, data, value: 0n, ...fees };
  const nonce = Number(await rpc('eth_getTransactionCount', [from, 'latest']));
  return { call, callHash: hashCall(call), nonce, fromBlock: BigInt(await head()), askedAt: now() };
}

const send = ({ call }: Intent) =>
  devnet().chains[1].send({ from: call.from, to: call.to, data: call.data });

/** Nodes that keep the state of the last 128 blocks, as all but archives do. */
async function forget(): Promise<void> {
  const oldest = (await head()) - 128;
  restore = refuse(
    () => true,
    ({ params }) => typeof params[1] === 'string' && Number(params[1]) < oldest,
  );
}

describe('a swap into the native coin', () => {
  const swap = async () => {
    const weth = assetOf('WETH');
    const data = encodeFunctionData({ abi: WETH_ABI, functionName: 'withdraw', args: [1000n] });
    const deposit = encodeFunctionData({ abi: WETH_ABI, functionName: 'deposit' });
    const { user, chains } = devnet();
    await chains[1].send({ from: user, to: weth.address, data: deposit, value: 1000n });
    const intent = await intentOf(weth.address, data);
    const { transactionHash } = await send(intent);
    const native = assetsOn(1).find(isNative);
    if (!native) throw new Error('no native coin');
    return () => readMined(chain, intent, transactionHash, { sell: weth, buy: native }, now());
  };

  it('tells what arrived while the state of its block is kept', async () => {
    const read = await swap();
    await mine(100);
    await forget();
    expect((await read()).mined).toMatchObject({ status: 'success', received: 1000n });
  });

  it('is settled later too, and then does not say what arrived', async () => {
    const read = await swap();
    await mine(200);
    await forget();
    expect((await read()).mined).toMatchObject({ status: 'success', received: null });
  });
});
