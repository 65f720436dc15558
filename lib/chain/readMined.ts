import type { Hex } from 'viem';
import { type Asset, isNative } from '../core/asset.ts';
import type { Intent } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { ChainFacts, MinedTransaction } from '../core/settle.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import type { AgreedBlock, BlockAt } from './ballot.ts';
import { findSent } from './findSent.ts';
import { parseMined } from './minedTransaction.ts';
import { parseQuantity, resultOf, toQuantity } from './parse.ts';

/** Nodes that are no archives keep the state of so many blocks, and some more. */
const KEPT_BLOCKS = 120n;

/** What an intent moves. */
export interface Expected {
  sell: Asset;
  /** What its owner should receive; null where nothing is to arrive. */
  buy: Asset | null;
}

/**
 * What the chain says of one intent: its mined transaction, by the hash the wallet told or else by
 * its logs, and how far the account's nonce is. Mined above the agreed block counts as not yet
 * mined. @throws rpc.*
 */
export async function readMined(
  chain: Chain,
  intent: Intent,
  txHash: Hex | null,
  expected: Expected,
  now: UnixSeconds,
): Promise<ChainFacts> {
  const told = await readByHash(chain, intent, txHash, expected.buy, now);
  const { mined, nonceNow } = told.facts;
  if (mined || nonceNow <= intent.nonce) return withNative(chain, told, expected, now);
  const assets = [expected.sell, ...(expected.buy ? [expected.buy] : [])];
  const hash = await findSent(chain, intent, assets, now);
  if (!hash) return told.facts;
  const found = await readByHash(chain, intent, hash, expected.buy, now);
  return withNative(chain, found, expected, now);
}

interface Read {
  block: AgreedBlock;
  facts: ChainFacts;
}

async function readByHash(
  chain: Chain,
  intent: Intent,
  hash: Hex | null,
  buy: Asset | null,
  now: UnixSeconds,
): Promise<Read> {
  const ofHash = ['eth_getTransactionReceipt', 'eth_getTransactionByHash'].map((method) => ({
    method,
    params: [hash],
  }));
  const countAt = (at: BlockAt | 'pending') => ({
    method: 'eth_getTransactionCount',
    params: [intent.call.from, at],
  });
  const { block, value, values } = await readAgreed(
    chain,
    {
      calls: (at) => [countAt(at), countAt('pending'), ...(hash ? ofHash : [])],
      parse: ([nonce, pending, receipt, transaction], head) => ({
        nonceNow: Number(parseQuantity(resultOf(nonce))),
        pending: pending?.ok ? Number(parseQuantity(pending.result)) : 0,
        mined: hash
          ? parseMined(resultOf(receipt), resultOf(transaction), chain.id, head.number, buy)
          : null,
      }),
      // What waits for its block is each node's own knowledge: one that knows is enough.
      compared: ({ nonceNow, mined }) => ({ nonceNow, mined }),
    },
    now,
  );
  const { nonceNow, mined } = value;
  const isWaiting = values.some(({ pending }) => pending > nonceNow);
  return { block, facts: { nonceNow, mined, isWaiting } };
}

/**
 * Native coin leaves no transfer log, so what arrived is the change of balance over the block, fee
 * and value put back; null when the account did anything else in that block, or when the nodes that
 * are asked no longer keep its state: it is settled all the same.
 */
async function withNative(
  chain: Chain,
  { block, facts }: Read,
  { buy }: Expected,
  now: UnixSeconds,
): Promise<ChainFacts> {
  const { mined } = facts;
  if (mined?.status !== 'success' || !buy || !isNative(buy)) return facts;
  const received = await readNativeReceived(chain, mined, now).catch((thrown: unknown) => {
    if (block.number - mined.block < KEPT_BLOCKS) throw thrown;
    return null;
  });
  return { ...facts, mined: { ...mined, received } };
}

async function readNativeReceived(
  chain: Chain,
  { call, block, fee }: MinedTransaction,
  now: UnixSeconds,
): Promise<Amount | null> {
  const blocks = [block - 1n, block].map(toQuantity);
  const read = (method: string) => blocks.map((at) => ({ method, params: [call.from, at] }));
  const { value } = await readAgreed(
    chain,
    {
      calls: () => [...read('eth_getBalance'), ...read('eth_getTransactionCount')],
      parse: (answers) => answers.map((answer) => parseQuantity(resultOf(answer))),
    },
    now,
  );
  const [before = 0n, after = 0n, sentBefore = 0n, sentAfter = 0n] = value;
  return sentAfter - sentBefore === 1n ? amount(after - before + fee + call.value) : null;
}
