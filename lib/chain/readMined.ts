import type { Hex } from 'viem';
import { keccak256, padHex, toHex } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import type { Intent } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { ChainFacts, MinedTransaction } from '../core/settle.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { RpcAnswer } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { type Agreed, readAgreed } from './agree.ts';
import { parseCall, parseMined, TRANSFER } from './minedTransaction.ts';
import { parseHash, parseObject, parseQuantity, resultOf } from './parse.ts';

const APPROVAL = keccak256(toHex('Approval(address,address,uint256)'));
/** Logs are searched over at most this many blocks. */
const SEARCH_BLOCKS = 5000n;

/** What the owner should have received: for a swap, the asset bought. */
export interface Expected {
  buy: Asset | null;
}

/**
 * What the chain says of one intent: the mined transaction by its hash, and how far the account's
 * nonce is. Mined above the agreed block counts as not yet mined. @throws rpc.*
 */
export async function readMined(
  chain: Chain,
  intent: Intent,
  txHash: Hex | null,
  { buy }: Expected,
  now: UnixSeconds,
): Promise<Agreed<ChainFacts>> {
  const hash = txHash ?? (await findByLogs(chain, intent, now));
  const owner = intent.call.from;
  const facts = await readAgreed(
    chain,
    {
      calls: (at) => [
        { method: 'eth_getTransactionCount', params: [owner, at] },
        ...(hash
          ? [
              { method: 'eth_getTransactionReceipt', params: [hash] },
              { method: 'eth_getTransactionByHash', params: [hash] },
            ]
          : []),
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
  const { mined, nonceNow } = facts.value;
  if (!mined || mined.status !== 'success' || !buy || !isNative(buy)) return facts;
  const received = await readNativeReceived(chain, mined, now);
  return { ...facts, value: { nonceNow, mined: { ...mined, received } } };
}

/**
 * Native coin leaves no transfer log, so what arrived is the change of balance over the block, fee
 * and value put back. Null when the account did anything else in that block.
 */
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

/** Hash of a transaction whose hash the wallet never told, by the logs it must have left. */
async function findByLogs(chain: Chain, intent: Intent, now: UnixSeconds): Promise<Hex | null> {
  const owner = padHex(intent.call.from, { size: 32 }).toLowerCase();
  const found = await readAgreed(
    chain,
    {
      calls: (_at, head) => {
        const from =
          head - intent.fromBlock > SEARCH_BLOCKS ? head - SEARCH_BLOCKS : intent.fromBlock;
        const range = { fromBlock: toQuantity(from), toBlock: toQuantity(head) };
        const logs = (topics: (string | null)[]) => ({
          method: 'eth_getLogs',
          params: [{ ...range, topics }],
        });
        return [logs([APPROVAL, owner]), logs([TRANSFER, owner]), logs([TRANSFER, null, owner])];
      },
      parse: (answers) => answers.flatMap((answer) => parseLogHashes(answer)),
    },
    now,
  );
  for (const hash of new Set(found.value))
    if (await isIntended(chain, intent, hash, now)) return hash;
  return null;
}

async function isIntended(chain: Chain, intent: Intent, hash: Hex, now: UnixSeconds) {
  const read = await readAgreed(
    chain,
    {
      calls: () => [{ method: 'eth_getTransactionByHash', params: [hash] }],
      parse: ([answer]) => parseCall(parseObject(resultOf(answer)), chain.id),
    },
    now,
  );
  const { from, to, data, nonce } = read.value;
  const { call } = intent;
  return from === call.from && to === call.to && data === call.data && nonce >= intent.nonce;
}

const toQuantity = (value: bigint): Hex => `0x${value.toString(16)}`;

function parseLogHashes(answer: RpcAnswer): Hex[] {
  const logs = resultOf(answer);
  return Array.isArray(logs) ? logs.map((log) => parseHash(parseObject(log).transactionHash)) : [];
}
