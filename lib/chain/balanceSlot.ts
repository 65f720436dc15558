import type { Address, Hex } from 'viem';
import {
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  hexToBigInt,
  keccak256,
  numberToHex,
  size,
} from 'viem/utils';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import { parseHex, parseObject, parseQuantity, resultOf } from './parse.ts';
import { TOKEN_ABI } from './tokenAbi.ts';

/** Where tokens usually keep their table of balances: the first slots, and after upgradeable bases. */
const TABLES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 51, 52, 101];
const VYPER_TABLES = [0, 1, 2, 3, 4, 5, 6, 7];
/** OpenZeppelin Contracts 5, ERC20Upgradeable (ERC-7201 `openzeppelin.storage.ERC20`). */
const NAMESPACED: Hex = '0x52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00';
/** Solady's ERC20: the owner, eight zero bytes and this seed, hashed. */
const SOLADY_SEED: Hex = '0x000000000000000087a211a2';
const READ_GAS = '0x493e0';
/** Told apart by what each slot is set to. */
const markOf = (index: number): bigint => 1_000_000n + BigInt(index);

/**
 * The storage slot that holds an owner's balance of a token, found by setting the usual ones, each
 * in a simulated block of its own, and looking which changes the balance; null where none does
 * (shares, packed words, unusual tables). @throws rpc.*
 */
export async function findBalanceSlot(
  chain: Chain,
  token: Address,
  owner: Address,
  now: UnixSeconds,
): Promise<Hex | null> {
  const slots = candidatesOf(owner);
  const input = encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] });
  const blockStateCalls = slots.map((slot, index) => ({
    stateOverrides: { [token]: { stateDiff: { [slot]: wordOf(markOf(index)) } } },
    calls: [{ from: owner, to: token, input, gas: READ_GAS }],
  }));
  const payload = { blockStateCalls, validation: false, traceTransfers: false };
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => [{ method: 'eth_simulateV1', params: [payload, at] }],
      parse: ([answer]) => balancesIn(resultOf(answer)),
    },
    now,
  );
  return slots.find((_slot, index) => value[index] === markOf(index)) ?? null;
}

const wordOf = (value: bigint): Hex => numberToHex(value, { size: 32 });

function candidatesOf(owner: Address): Hex[] {
  const pair = [{ type: 'uint256' }, { type: 'uint256' }] as const;
  const key = BigInt(owner);
  const solidity = (table: bigint) => keccak256(encodeAbiParameters(pair, [key, table]));
  const vyper = (table: bigint) => keccak256(encodeAbiParameters(pair, [table, key]));
  return [
    ...TABLES.map((table) => solidity(BigInt(table))),
    ...VYPER_TABLES.map((table) => vyper(BigInt(table))),
    solidity(hexToBigInt(NAMESPACED)),
    keccak256(concat([owner, SOLADY_SEED])),
  ];
}

/** The balance each block ended with; null where it could not be read. */
function balancesIn(result: unknown): (bigint | null)[] {
  return (Array.isArray(result) ? result : []).map((block) => {
    const { calls } = parseObject(block);
    const { status, returnData } = parseObject(Array.isArray(calls) ? calls[0] : undefined);
    const data = parseHex(returnData);
    return parseQuantity(status) === 1n && size(data) === 32 ? hexToBigInt(data) : null;
  });
}
