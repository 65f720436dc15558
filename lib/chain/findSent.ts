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
/** Logs are searched over at most this many blocks. */
const SEARCH_BLOCKS = 5000n;

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
  for (const hash of await hashesOf(chain, intent, tokens, now))
    if (await isIntended(chain, intent, hash, now)) return hash;
  return null;
}

async function hashesOf(
  chain: Chain,
  intent: Intent,
  tokens: readonly Address[],
  now: UnixSeconds,
): Promise<Set<Hex>> {
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
        const earliest = head > SEARCH_BLOCKS ? head - SEARCH_BLOCKS : 0n;
        const from = intent.fromBlock > earliest ? intent.fromBlock : earliest;
        const range = { fromBlock: toQuantity(from), toBlock: toQuantity(head), address: tokens };
        return topicSets.map((topics) => ({
          method: 'eth_getLogs',
          params: [{ ...range, topics }],
        }));
      },
      parse: (answers) => answers.flatMap(hashesIn),
    },
    now,
  );
  return new Set(found.value);
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
