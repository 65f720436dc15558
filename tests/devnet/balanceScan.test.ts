import {
  type Address,
  concat,
  encodeAbiParameters,
  getAddress,
  type Hex,
  pad,
  size,
  toHex,
} from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { balanceScanInitCode, compileContracts } from '../../devnet/compile.ts';
import { type Devnet, startDevnet } from '../../devnet/startDevnet.ts';

let devnet: Devnet;
let chain: DevChain;

const MAX_INIT_CODE = 49_152; // EIP-3860
/** Token code by what it does when it is asked for a balance. */
const HOSTILE: Readonly<Record<string, Hex>> = {
  loops: '0x5b600056',
  reverts: '0x60006000fd',
  answersShort: '0x601f6000f3', // 31 bytes
  answersMuch: '0x620186a06000f3', // 100,000 bytes of zeros
  burnsAll: '0xfe',
  answersMax: '0x60001960005260206000f3', // 2^256 - 1
};

beforeAll(async () => {
  devnet = await startDevnet();
  chain = devnet.chains[1];
});
afterAll(() => devnet?.stop());

interface Scan {
  readonly native: bigint;
  readonly held: ReadonlyMap<number, bigint>;
}

async function scan(owner: Address, tokens: readonly Address[], gas?: bigint): Promise<Scan> {
  const types = [{ type: 'address' }, { type: 'bytes' }] as const;
  const packed: Hex = `0x${tokens.map((token) => token.slice(2)).join('')}`;
  const data = concat([balanceScanInitCode(), encodeAbiParameters(types, [owner, packed])]);
  expect(size(data)).toBeLessThanOrEqual(MAX_INIT_CODE);
  const call = { data, ...(gas && { gas: toHex(gas) }) };
  const answer = (await chain.rpc('eth_call', [call, 'latest'])) as Hex;
  const [native, ...held] = (answer.slice(2).match(/.{64}/g) ?? []).map((word) =>
    BigInt(`0x${word}`),
  );
  const pairs = held.map((word) => [Number(word >> 240n), word & ((1n << 240n) - 1n)] as const);
  return { native: native ?? -1n, held: new Map(pairs) };
}

const addressOf = (i: number) => getAddress(pad(toHex(0x100000 + i), { size: 20 }));

async function placeCode(codes: readonly Hex[], from = 0): Promise<Address[]> {
  const addresses = codes.map((_, i) => addressOf(from + i));
  await Promise.all(addresses.map((at, i) => chain.rpc('anvil_setCode', [at, codes[i]])));
  return addresses;
}

test('the scan equals each token’s own answer', async () => {
  const tokens = Object.entries(chain.tokens);
  for (const owner of chain.accounts.slice(0, 3)) {
    const { native, held } = await scan(
      owner,
      tokens.map(([, { address }]) => address),
    );
    const balances = await chain.balances(owner);
    expect(native).toBe(balances.native);
    for (const [i, [symbol]] of tokens.entries()) expect(held.get(i) ?? 0n).toBe(balances[symbol]);
    expect([...held.values()]).not.toContain(0n);
  }
});

test('no tokens at all gives the native balance', async () => {
  const { native, held } = await scan(devnet.user, []);
  expect(native).toBe((await chain.balances(devnet.user)).native);
  expect(held.size).toBe(0);
});

test('hostile tokens are skipped and the honest ones around them are found', async () => {
  const hostile = await placeCode(Object.values(HOSTILE));
  const usdc = chain.tokens.USDC?.address ?? devnet.user;
  const noCode = addressOf(999);
  const { held } = await scan(devnet.user, [noCode, usdc, ...hostile, devnet.user, usdc]);
  const max = 2 + Object.keys(HOSTILE).indexOf('answersMax');
  expect([...held]).toEqual([
    [1, 4000_000000n],
    [max, (1n << 240n) - 1n],
    [hostile.length + 3, 4000_000000n],
  ]);
});

test('two thousand tokens go in one call, of which 767 may be held', async () => {
  const full = HOSTILE.answersMax ?? '0x';
  const held = await placeCode(
    Array.from({ length: 768 }, () => full),
    2_000,
  );
  const empty = Array.from({ length: 1_232 }, (_, i) => addressOf(4_000 + i));
  const found = await scan(devnet.user, [...empty, ...held.slice(1)]);
  expect(found.held.size).toBe(767);
  expect(Math.min(...found.held.keys())).toBe(1_232);
  await expect(scan(devnet.user, [...empty, ...held])).rejects.toThrow('SizeLimit');
});

test('a scan that runs out of gas fails rather than leave a balance out', async () => {
  const loops = await placeCode(
    Array.from({ length: 50 }, () => HOSTILE.loops ?? '0x'),
    6_000,
  );
  const usdc = chain.tokens.USDC?.address ?? devnet.user;
  const tokens = [...loops, usdc];
  expect((await scan(devnet.user, tokens, 10_000_000n)).held.get(50)).toBe(4000_000000n);
  for (const gas of [1_000_000n, 4_000_000n, 7_500_000n]) {
    await expect(scan(devnet.user, tokens, gas)).rejects.toThrow();
  }
});

test('the init code has nothing in it that an old chain cannot run', () => {
  expect(compileContracts().BalanceScan.bytecode).toBe(balanceScanInitCode());
  expect(balanceScanInitCode()).toMatch(/^0x6080604052/);
  expect(balanceScanInitCode()).not.toContain('5f5f'); // PUSH0 came after Paris
});
