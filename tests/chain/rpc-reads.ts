// Every read of the product that believes operators, each with an answer that stays the same from
// block to block, so that it can be compared.
import { type Address, encodeFunctionData, type Hex } from 'viem';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { KYBER_ROUTER } from '../../devnet/chain/layout.ts';
import { readName } from '../../lib/chain/ens.ts';
import { readFeedDays } from '../../lib/chain/feedDays.ts';
import { proveBalance } from '../../lib/chain/proof/proveBalance.ts';
import { readAccount } from '../../lib/chain/readAccount.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { readFees } from '../../lib/chain/readFees.ts';
import { readMined } from '../../lib/chain/readMined.ts';
import { readToken } from '../../lib/chain/readToken.ts';
import { simulateCalls } from '../../lib/chain/simulate.ts';
import { type Asset, isNative } from '../../lib/core/asset.ts';
import type { Intent } from '../../lib/core/bundle.ts';
import { dayOf } from '../../lib/core/closes.ts';
import { Fault } from '../../lib/core/fault.ts';
import { amount } from '../../lib/core/money.ts';
import { hashCall } from '../../lib/core/terms.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import type { Chain } from '../../lib/registry/chains.ts';
import { feedOf } from '../../lib/registry/feeds.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { portfolioOf } from './world.ts';

export interface Read {
  readonly name: string;
  read(chain: Chain): Promise<unknown>;
}

const now = () => Math.floor(Date.now() / 1000);
const SAMPLE: Hex = '0x1234';

/** The reads, about an account of the chain that has just given an allowance. */
export async function readsOf(chain: DevChain): Promise<Read[]> {
  const [owner] = chain.accounts as [Address];
  const usdc = assetsOn(chain.chainId).find(({ symbol }) => symbol === 'USDC');
  if (!usdc) throw new Error('no USDC');
  const data = encodeFunctionData({
    abi: TOKEN_ABI,
    functionName: 'approve',
    args: [KYBER_ROUTER, 12_345n],
  });
  const receipt = await chain.send({ from: owner, to: usdc.address, data });
  const block = BigInt(receipt.blockNumber as unknown as string);
  const call = {
    ...{ chainId: chain.chainId, from: owner, to: usdc.address, data, value: 0n, gas: 100_000n },
    ...{ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
  };
  const sent = (await chain.rpc('eth_getTransactionByHash', [receipt.transactionHash])) as {
    nonce: Hex;
  };
  const intent: Intent = {
    call,
    callHash: hashCall(call),
    nonce: Number(sent.nonce),
    fromBlock: block - 1n,
    askedAt: now(),
  };
  const expected = { sell: usdc, buy: null };
  const key = { asset: usdc, spender: KYBER_ROUTER };
  const watch = { assets: assetsOn(chain.chainId).slice(0, 3), allowances: [key] };
  return [
    {
      name: 'balances and prices',
      read: async (asked) => {
        const query = await chainQueryOf(portfolioOf(owner, {}), asked);
        const { gas, ...value } = (await readChain(asked, query, now())).value;
        return { ...value, l1Fee: gas?.l1Fee };
      },
    },
    {
      name: 'nonce, coin and allowances',
      read: async (asked) => (await readAccount(asked, owner, [key], now())).value,
    },
    { name: 'fees', read: (asked) => comparableFees(chain, asked) },
    {
      name: 'a mined transaction',
      read: (asked) => readMined(asked, intent, receipt.transactionHash, expected, now()),
    },
    {
      name: 'a transaction whose hash is lost',
      read: (asked) => readMined(asked, intent, null, expected, now()),
    },
    {
      name: 'a simulation',
      read: async (asked) => (await simulateCalls(asked, owner, [call], watch, now())).value,
    },
    {
      name: 'a token',
      read: (asked) => readToken(asked, usdc.address, [owner], now()),
    },
    // Nobody has a name there: a lie would be an address.
    { name: 'a name', read: (asked) => readName(asked, 'nobody.eth', now()) },
    { name: 'price history', read: (asked) => history(asked, usdc) },
    await proofOf(chain, owner),
  ];
}

/** Rounds of a feed, read together and agreed on; what was cut short is not known. */
async function history(asked: Chain, usdc: Asset): Promise<unknown> {
  const feed = feedOf(usdc);
  if (!feed) throw new Error('no feed');
  const days = [dayOf(now()) - 1];
  const budget = { reads: 4, signal: AbortSignal.timeout(8000) };
  const wanted = { closes: days, ranges: [] };
  const found = await readFeedDays(asked, feed, 86_400, wanted, budget, now);
  if (found.fault) throw new Fault(found.fault);
  return found.records;
}

/** A native balance at a block, proved down from its hash; what cannot be proved is not known. */
async function proofOf(chain: DevChain, owner: Address): Promise<Read> {
  const native = assetsOn(chain.chainId).find(isNative);
  if (!native) throw new Error('no native coin');
  const head = (await chain.rpc('eth_getBlockByNumber', ['latest', false])) as Record<string, Hex>;
  const wei = (await chain.rpc('eth_getBalance', [owner, 'latest'])) as Hex;
  const block = { number: BigInt(head.number ?? 0), hash: head.hash ?? '0x' };
  const claim = { owner, asset: native, amount: amount(BigInt(wei)), block };
  return {
    name: 'a proved balance',
    read: async (asked) => {
      const proof = await proveBalance(asked, claim);
      if (proof.status === 'unproved') throw new Fault('rpc.unreachable');
      return proof;
    },
  };
}

/** A base fee moves from block to block: it must be one the chain had, and the tip no higher than asked. */
async function comparableFees(chain: DevChain, asked: Chain): Promise<unknown> {
  const { perGas, maxPerGas, tip, l1Fees } = await readFees(asked, [SAMPLE], now());
  const history = (await chain.rpc('eth_feeHistory', ['0x80', 'latest', []])) as {
    baseFeePerGas: Hex[];
  };
  const suggested = BigInt((await chain.rpc('eth_maxPriorityFeePerGas')) as Hex);
  const base = perGas - tip;
  return {
    l1Fees,
    isOfChain: history.baseFeePerGas.map(BigInt).includes(base),
    isDoubled: maxPerGas === base * 2n + tip,
    isTipFair: tip >= 0n && tip <= suggested,
  };
}
