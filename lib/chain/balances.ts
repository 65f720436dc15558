import type { Address, Hex } from 'viem';
import { concat, encodeAbiParameters, hexToBigInt, size, slice } from 'viem/utils';
import { type Asset, isNative } from '../core/asset.ts';
import { Fault } from '../core/fault.ts';
import { amount } from '../core/money.ts';
import type { Holding } from '../core/snapshot.ts';
import type { RpcCall } from '../net/rpc.ts';
import { BALANCE_SCAN } from './balanceScan.ts';

const SCAN_ARGUMENTS = [{ type: 'address' }, { type: 'bytes' }] as const;
const WORD = 32;
const INDEX_SHIFT = 240n;
const BALANCE_MASK = (1n << INDEX_SHIFT) - 1n;

/**
 * One `eth_call` that reads the native coin and every token of a list: init code that runs without
 * being deployed and returns only what is not zero (source: devnet/contracts/BalanceScan.sol).
 */
export function balanceCall(owner: Address, assets: readonly Asset[], at: unknown): RpcCall {
  const tokens = assets.filter((asset) => !isNative(asset)).map(({ address }) => address);
  const list = tokens.length > 0 ? concat(tokens) : '0x';
  const data = concat([BALANCE_SCAN, encodeAbiParameters(SCAN_ARGUMENTS, [owner, list])]);
  return { method: 'eth_call', params: [{ data }, at] };
}

/** The holdings in a scan's answer. @throws rpc.unreachable when it does not fit the list asked */
export function parseBalances(data: Hex, owner: Address, assets: readonly Asset[]): Holding[] {
  const tokens = assets.filter((asset) => !isNative(asset));
  const native = assets.find(isNative);
  const bytes = size(data);
  if (bytes < WORD || bytes % WORD !== 0) throw new Fault('rpc.unreachable', 'unreadable balances');
  const words = Array.from({ length: bytes / WORD }, (_, i) =>
    hexToBigInt(slice(data, i * WORD, (i + 1) * WORD)),
  );
  const [coin = 0n, ...entries] = words;
  const held = entries.map((word) => {
    const asset = tokens[Number(word >> INDEX_SHIFT)];
    if (!asset) throw new Fault('rpc.unreachable', 'unreadable balances');
    return { owner, asset, amount: amount(word & BALANCE_MASK) };
  });
  return native && coin > 0n ? [{ owner, asset: native, amount: amount(coin) }, ...held] : held;
}
