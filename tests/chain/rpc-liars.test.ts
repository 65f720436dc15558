import { type Address, encodeFunctionData, type Hex } from 'viem';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TOKEN_ABI } from '../../devnet/chain/abis.ts';
import { KYBER_ROUTER } from '../../devnet/chain/layout.ts';
import {
  lieAboutBalances,
  lieAboutCode,
  lieAboutDecimals,
  lieAboutHashes,
  lieAboutHeight,
  lieAboutLogs,
  lieAboutTime,
} from '../../devnet/front/liar.ts';
import type { Lie } from '../../devnet/front/operators.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import { readMined } from '../../lib/chain/readMined.ts';
import { readToken } from '../../lib/chain/readToken.ts';
import type { Intent } from '../../lib/core/bundle.ts';
import { isWeighed } from '../../lib/core/judgement.ts';
import { hashCall } from '../../lib/core/terms.ts';
import { judge } from '../../lib/flow/judge.ts';
import { takeSnapshot } from '../../lib/flow/takeSnapshot.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { type Chain, chainOf } from '../../lib/registry/chains.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { useFront } from './throughFront.ts';
import { planningWorld, portfolioOf } from './world.ts';

const LIES: readonly (readonly [what: string, lie: Lie])[] = [
  ['balances', lieAboutBalances],
  ['decimals', lieAboutDecimals],
  ['block hashes', lieAboutHashes],
  ['its height', lieAboutHeight],
  ['time', lieAboutTime],
  ['code', lieAboutCode],
  ['logs', lieAboutLogs],
];
const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };

let devnet: Devnet;
let restore: () => void;
let intent: Intent;

beforeAll(async () => {
  devnet = await startDevnet();
  restore = useFront(devnet.front);
  intent = await giveAllowance(devnet);
});
afterEach(() => devnet.front.reset());
afterAll(async () => {
  restore();
  await devnet.stop();
});

const now = () => Math.floor(Date.now() / 1000);
const usdcOf = (chainId: number) => {
  const usdc = assetsOn(chainId).find(({ symbol }) => symbol === 'USDC');
  if (!usdc) throw new Error('no USDC');
  return usdc;
};

/** One transaction that left a log, as an intent whose hash is lost. */
async function giveAllowance({ chains, user }: Devnet): Promise<Intent> {
  const to = usdcOf(1).address;
  const args = [KYBER_ROUTER, 7n] as const;
  const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'approve', args });
  const nonce = Number(await chains[1].rpc('eth_getTransactionCount', [user, 'latest']));
  const receipt = await chains[1].send({ from: user, to, data });
  await chains[1].rpc('anvil_mine', ['0x3']);
  const call = { chainId: 1, from: user, to, data, value: 0n };
  const fees = { gas: 100_000n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
  const callHash = hashCall({ ...call, ...fees });
  const fromBlock = BigInt(receipt.blockNumber as unknown as Hex) - 1n;
  return { call: { ...call, ...fees }, callHash, nonce, fromBlock, askedAt: now() };
}

/** All that a decision stands on, read of one chain: held, a token itself, what became of an intent. */
async function readAll(chain: Chain): Promise<unknown> {
  const portfolio = portfolioOf(devnet.user, WEIGHTS);
  const { value, block } = await readChain(chain, await chainQueryOf(portfolio, chain), now());
  const token = await readToken(chain, usdcOf(1).address, [devnet.user], now());
  const expected = { sell: usdcOf(1), buy: null };
  const { mined } = await readMined(chain, intent, null, expected, now());
  const at = `0x${block.number.toString(16)}`;
  const own = (await devnet.chains[1].rpc('eth_getBlockByNumber', [at, false])) as {
    hash: Hex;
    timestamp: Hex;
  };
  const isOfChain = own.hash === block.hash && Number(own.timestamp) === block.time;
  return { holdings: value.holdings, token, mined, isOfChain };
}

const verdict = async (user: Address) => {
  const portfolio = portfolioOf(user, WEIGHTS);
  const snapshot = await takeSnapshot(planningWorld(), portfolio);
  const { drift, judgement } = judge(portfolio, snapshot, OUR_CLASSES);
  return { isKnown: isWeighed(judgement), held: snapshot.holdings, outside: drift.outside };
};

describe.each(LIES)('one of three that lies about %s', (_what, change) => {
  const hosts = chainOf(1).operators.map(({ host }) => host);

  it('would be believed, or not understood, if it were asked alone', async () => {
    const honest = await readAll(chainOf(1));
    devnet.front.setOperator(hosts[0] ?? '', { kind: 'lying', change });
    const alone = { ...chainOf(1), operators: chainOf(1).operators.slice(0, 1), quorum: 1 };
    expect(await readAll(alone).catch(() => 'nothing')).not.toEqual(honest);
  });

  it.each([0, 1, 2])('changes nothing that is read of its chain: number %i', async (place) => {
    const honest = await readAll(chainOf(1));
    devnet.front.setOperator(hosts[place] ?? '', { kind: 'lying', change });
    expect(await readAll(chainOf(1))).toEqual(honest);
  });

  it('changes no decision', async () => {
    const honest = await verdict(devnet.user);
    for (const id of [1, 8453])
      devnet.front.setOperator(chainOf(id).operators[0]?.host ?? '', { kind: 'lying', change });
    expect(await verdict(devnet.user)).toEqual(honest);
    expect(honest.isKnown && honest.outside > 0).toBe(true);
  });
});
