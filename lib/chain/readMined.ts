import type { Address, Hex } from 'viem';
import { getAddress, hexToBigInt, keccak256, padHex, toHex } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import type { Intent } from '../core/bundle.ts';
import { type Amount, amount } from '../core/money.ts';
import type { ChainFacts, MinedTransaction } from '../core/settle.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Call } from '../core/terms.ts';
import type { RpcAnswer } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { type Agreed, readAgreed } from './agree.ts';
import { parseHash, parseHex, parseObject, parseQuantity, resultOf } from './parse.ts';

const TRANSFER = keccak256(toHex('Transfer(address,address,uint256)'));
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
  return readAgreed(
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
        mined: hash ? parseMined(receipt, transaction, chain.id, block.number, buy) : null,
      }),
    },
    now,
  );
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

function parseMined(
  receiptAnswer: RpcAnswer | undefined,
  transactionAnswer: RpcAnswer | undefined,
  chainId: number,
  head: bigint,
  buy: Asset | null,
): MinedTransaction | null {
  const rawReceipt = resultOf(receiptAnswer);
  const rawTransaction = resultOf(transactionAnswer);
  if (rawReceipt === null || rawTransaction === null) return null;
  const receipt = parseObject(rawReceipt);
  const block = parseQuantity(receipt.blockNumber);
  if (block > head) return null;
  const call = parseCall(parseObject(rawTransaction), chainId);
  const gasUsed = parseQuantity(receipt.gasUsed);
  const l1Fee = receipt.l1Fee === undefined ? 0n : parseQuantity(receipt.l1Fee);
  return {
    hash: parseHash(receipt.transactionHash),
    call,
    status: parseQuantity(receipt.status) === 1n ? 'success' : 'reverted',
    block,
    fee: gasUsed * parseQuantity(receipt.effectiveGasPrice) + l1Fee,
    received: buy && !isNative(buy) ? sumTransfers(receipt.logs, buy.address, call.from) : null,
  };
}

function parseCall(raw: Record<string, unknown>, chainId: number): Call & { nonce: number } {
  const maxFee = raw.maxFeePerGas ?? raw.gasPrice ?? '0x0';
  return {
    chainId,
    from: getAddress(parseHex(raw.from)),
    to: getAddress(raw.to === null ? `0x${'0'.repeat(40)}` : parseHex(raw.to)),
    data: parseHex(raw.input),
    value: parseQuantity(raw.value),
    gas: parseQuantity(raw.gas),
    maxFeePerGas: parseQuantity(maxFee),
    maxPriorityFeePerGas: parseQuantity(raw.maxPriorityFeePerGas ?? '0x0'),
    nonce: Number(parseQuantity(raw.nonce)),
  };
}

/** What the owner got of a token in one receipt. */
function sumTransfers(logs: unknown, token: Address, owner: Address): Amount {
  if (!Array.isArray(logs)) return amount(0n);
  const receiver = padHex(owner, { size: 32 }).toLowerCase();
  const values = logs.map(parseObject).flatMap((log) => {
    const topics = Array.isArray(log.topics) ? log.topics : [];
    const isOurs =
      getAddress(parseHex(log.address)) === token &&
      topics[0] === TRANSFER &&
      topics[2] === receiver;
    return isOurs ? [hexToBigInt(parseHex(log.data))] : [];
  });
  return amount(values.reduce((sum, value) => sum + value, 0n));
}
