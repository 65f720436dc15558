import type { Hex } from 'viem';
import { type Asset, isNative } from '../core/asset.ts';
import type { Intent } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { ChainFacts, MinedTransaction } from '../core/settle.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { findSent } from './findSent.ts';
import { parseMined } from './minedTransaction.ts';
import { parseQuantity, resultOf, toQuantity } from './parse.ts';

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
  const facts = await readByHash(chain, intent, txHash, expected.buy, now);
  if (facts.mined || facts.nonceNow <= intent.nonce) return withNative(chain, facts, expected, now);
  const assets = [expected.sell, ...(expected.buy ? [expected.buy] : [])];
  const found = await findSent(chain, intent, assets, now);
  if (!found) return facts;
  return withNative(
    chain,
    await readByHash(chain, intent, found, expected.buy, now),
    expected,
    now,
  );
}

async function readByHash(
  chain: Chain,
  intent: Intent,
  hash: Hex | null,
  buy: Asset | null,
  now: UnixSeconds,
): Promise<ChainFacts> {
  const ofHash = ['eth_getTransactionReceipt', 'eth_getTransactionByHash'].map((method) => ({
    method,
    params: [hash],
  }));
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => [
        { method: 'eth_getTransactionCount', params: [intent.call.from, at] },
        ...(hash ? ofHash : []),
      ],
      parse: ([nonce, receipt, transaction], block) => ({
        nonceNow: Number(parseQuantity(resultOf(nonce))),
        mined: hash
          ? parseMined(resultOf(receipt), resultOf(transaction), chain.id, block.number, buy)
          : null,
      }),
    },
    now,
  );
  return value;
}

/**
 * Native coin leaves no transfer log, so what arrived is the change of balance over the block, fee
 * and value put back; null when the account did anything else in that block.
 */
async function withNative(
  chain: Chain,
  facts: ChainFacts,
  { buy }: Expected,
  now: UnixSeconds,
): Promise<ChainFacts> {
  const { mined } = facts;
  if (mined?.status !== 'success' || !buy || !isNative(buy)) return facts;
  const received = await readNativeReceived(chain, mined, now);
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
