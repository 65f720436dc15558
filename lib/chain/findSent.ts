import type { Address, Hex } from 'viem';
import { keccak256, padHex, toHex } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import type { Intent } from '../core/bundle.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { isSameEffect } from '../core/terms.ts';
import type { RpcAnswer } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { parseCall, TRANSFER } from './minedTransaction.ts';
import { parseHash, parseObject, resultOf, toQuantity } from './parse.ts';

const APPROVAL = keccak256(toHex('Approval(address,address,uint256)'));
/** Nodes search logs over at most so many blocks at once. */
const WINDOW = 5000n;
/** So many of them: from where it was asked, since it is mined soon after, and the last one up to now. */
const MOST_WINDOWS = 6;

/**
 * Hash of the transaction that carried an intent whose own hash is lost or was replaced by a faster
 * one, found by the logs it must have left on the assets it moved. Null when there is none: it was
 * not sent, or it failed and left no logs. @throws rpc.*
 */
export async function findSent(
  chain: Chain,
  intent: Intent,
  assets: readonly Asset[],
  now: UnixSeconds,
): Promise<Hex | null> {
  const tokens = assets.filter((asset) => !isNative(asset)).map(({ address }) => address);
  let from = intent.fromBlock;
  for (let left = MOST_WINDOWS; left > 0; left -= 1) {
    const { hashes, head } = await hashesFrom(chain, intent, tokens, from, now);
    for (const hash of hashes) if (await isIntended(chain, intent, hash, now)) return hash;
    from += WINDOW;
    if (from > head) break;
    if (left === 2 && head - from >= WINDOW) from = head - WINDOW + 1n;
  }
  return null;
}

/** Transactions that left logs of the owner in one window of blocks, and the block read at. */
async function hashesFrom(
  chain: Chain,
  intent: Intent,
  tokens: readonly Address[],
  from: bigint,
  now: UnixSeconds,
): Promise<{ hashes: Set<Hex>; head: bigint }> {
  const owner = padHex(intent.call.from, { size: 32 }).toLowerCase();
  const topicSets = [
    [APPROVAL, owner],
    [TRANSFER, owner],
    [TRANSFER, null, owner],
  ];
  const found = await readAgreed(
    chain,
    {
      calls: (_at, head) => {
        const [first, last] = [from < head ? from : head, from + WINDOW - 1n];
        const toBlock = toQuantity(last < head ? last : head);
        const range = { fromBlock: toQuantity(first), toBlock, address: tokens };
        return topicSets.map((topics) => ({
          method: 'eth_getLogs',
          params: [{ ...range, topics }],
        }));
      },
      parse: (answers) => answers.flatMap(hashesIn),
    },
    now,
  );
  return { hashes: new Set(found.value), head: found.block.number };
}

function hashesIn(answer: RpcAnswer): Hex[] {
  const logs = resultOf(answer);
  return Array.isArray(logs) ? logs.map((log) => parseHash(parseObject(log).transactionHash)) : [];
}

async function isIntended(chain: Chain, intent: Intent, hash: Hex, now: UnixSeconds) {
  const { value } = await readAgreed(
    chain,
    {
      calls: () => [{ method: 'eth_getTransactionByHash', params: [hash] }],
      parse: ([answer]) => parseCall(parseObject(resultOf(answer)), chain.id),
    },
    now,
  );
  return isSameEffect(value, intent.call) && value.nonce >= intent.nonce;
}
