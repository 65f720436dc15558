import { type Address, encodeFunctionData, getAddress, type Hex, pad, size, toHex } from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FEED_ABI, ORACLE_ABI, TOKEN_ABI } from '../../devnet/chain/abis.ts';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { compileContracts } from '../../devnet/compile.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';
import { CALL_SCAN } from '../../lib/chain/callScan.ts';
import { decodeScan } from '../../lib/chain/callScanAnswer.ts';
import { encodeScan } from '../../lib/chain/callScanInput.ts';
import type { Answer, View } from '../../lib/chain/views.ts';

let devnet: Devnet;
let chain: DevChain;

const MAX_INIT_CODE = 49_152; // EIP-3860
/** Code by what it does when it is asked for a balance. */
const HOSTILE: Readonly<Record<string, Hex>> = {
  loops: '0x5b600056',
  reverts: '0x60006000fd',
  answersNothing: '0x00',
  answersShort: '0x601f6000f3', // 31 bytes
  answersMuch: '0x620186a06000f3', // 100,000 bytes of zeros
  burnsAll: '0xfe',
  answersMax: '0x60001960005260206000f3', // 2^256 - 1
};
const MAX = 2n ** 256n - 1n;

beforeAll(async () => {
  devnet = await startDevnet();
  chain = devnet.chains[1];
});
afterAll(() => devnet?.stop());

const balanceOf = (target: Address, owner: Address): View => ({
  target,
  data: encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] }),
  words: 1,
  gas: 3,
});

async function scan(views: readonly View[], gas?: bigint): Promise<Answer[]> {
  const data = encodeScan(views);
  expect(size(data)).toBeLessThanOrEqual(MAX_INIT_CODE);
  const call = { data, ...(gas && { gas: toHex(gas) }) };
  return decodeScan((await chain.rpc('eth_call', [call, 'latest'])) as Hex, views);
}

const addressOf = (i: number) => getAddress(pad(toHex(0x100000 + i), { size: 20 }));

async function placeCode(codes: readonly Hex[], from = 0): Promise<Address[]> {
  const addresses = codes.map((_, i) => addressOf(from + i));
  await Promise.all(addresses.map((at, i) => chain.rpc('anvil_setCode', [at, codes[i]])));
  return addresses;
}

test('the scan equals each contract’s own answer, whatever is asked', async () => {
  const tokens = Object.values(chain.tokens).map(({ address }) => address);
  const { oracle, feeds } = chain.layout;
  const read = (target: Address, data: Hex, words: number): View => ({
    target,
    data,
    words,
    gas: 3,
  });
  const priceData = (token: Address) =>
    encodeFunctionData({ abi: ORACLE_ABI, functionName: 'getAssetPrice', args: [token] });
  const round = encodeFunctionData({ abi: FEED_ABI, functionName: 'latestRoundData' });
  const views = [
    ...chain.accounts.slice(0, 3).flatMap((owner) => tokens.map((at) => balanceOf(at, owner))),
    ...tokens.map((token) => read(oracle, priceData(token), 1)),
    ...feeds.map(({ address }) => read(address, round, 5)),
  ];
  const own = await Promise.all(
    views.map(async ({ target, data }) => {
      const answer = (await chain.rpc('eth_call', [{ to: target, data }, 'latest'])) as Hex;
      return (answer.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`));
    }),
  );
  expect(await scan(views)).toEqual(own);
});

test('a contract can be asked by way of another', async () => {
  const [feed] = chain.layout.feeds;
  const target = feed?.address ?? devnet.user;
  const via = encodeFunctionData({ abi: FEED_ABI, functionName: 'aggregator' });
  const data = encodeFunctionData({ abi: FEED_ABI, functionName: 'latestRound' });
  const [behind, nobody] = await scan([
    { target, via, data, words: 1, gas: 3 },
    { target: addressOf(77), via, data, words: 1, gas: 3 },
  ]);
  expect(behind?.[0]).toBeGreaterThan(0n);
  expect(nobody).toBeNull();
});

test('nothing asked is nothing answered', async () => {
  expect(await scan([])).toEqual([]);
});

test('hostile contracts fail by themselves and the honest ones around them answer', async () => {
  const hostile = await placeCode(Object.values(HOSTILE));
  const usdc = chain.tokens.USDC?.address ?? devnet.user;
  const asked = [addressOf(999), usdc, ...hostile, devnet.user, usdc];
  const answers = await scan(asked.map((at) => balanceOf(at, devnet.user)));
  const names = Object.keys(HOSTILE);
  expect(answers).toEqual([
    null,
    [4000_000000n],
    ...names.map((name) => ({ answersMax: [MAX], answersMuch: [0n] })[name] ?? null),
    null,
    [4000_000000n],
  ]);
});

test('two thousand tokens go in one call, and an answer longer than a contract fails as a whole', async () => {
  const held = await placeCode(Array<Hex>(745).fill(HOSTILE.answersMax ?? '0x'), 2_000);
  const empty = Array.from({ length: 1_255 }, (_, i) => addressOf(4_000 + i));
  const ask = (tokens: readonly Address[]) => scan(tokens.map((at) => balanceOf(at, devnet.user)));
  const answers = await ask([...empty, ...held.slice(0, 740)]);
  expect(answers.filter((answer) => answer !== null)).toEqual(held.slice(0, 740).map(() => [MAX]));
  await expect(ask([...empty, ...held])).rejects.toThrow('SizeLimit');
});

test('a scan that runs out of gas fails rather than leave an answer out', async () => {
  const loops = await placeCode(Array<Hex>(50).fill(HOSTILE.loops ?? '0x'), 6_000);
  const usdc = chain.tokens.USDC?.address ?? devnet.user;
  const views = [...loops, usdc].map((at) => balanceOf(at, devnet.user));
  expect((await scan(views, 10_000_000n)).at(-1)).toEqual([4000_000000n]);
  for (const gas of [1_000_000n, 4_000_000n, 7_500_000n])
    await expect(scan(views, gas)).rejects.toThrow();
});

test('runs of zeros and failures longer than one run are told whole', async () => {
  const { USDC, LINK } = chain.tokens;
  const zero = balanceOf(USDC?.address ?? devnet.user, addressOf(1));
  const one = balanceOf(LINK?.address ?? devnet.user, devnet.user);
  const none = balanceOf(addressOf(998), devnet.user);
  for (const length of [63, 64, 65, 127, 128, 129, 130, 300]) {
    const views = [one, ...Array(length).fill(zero), ...Array(length).fill(none), one, none, zero];
    const answers = await scan(views);
    expect(answers.filter((answer) => answer === null)).toHaveLength(length + 1);
    expect(answers.slice(1, length + 1).every((answer) => answer?.[0] === 0n)).toBe(true);
    expect(answers.at(-3)).toEqual(answers[0]);
  }
});

test('the code that is sent is what the source compiles to, and an old chain can run it', () => {
  expect(compileContracts().CallScan.bytecode).toBe(CALL_SCAN);
  expect(CALL_SCAN).not.toContain('5f5f'); // PUSH0 came after Paris
});
