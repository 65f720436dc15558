// The chains the extension knows beside the two that are built: nothing is held or traded on them.
import type { Address } from 'viem';
import { isNative } from '../../lib/core/asset.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { type LendingReserve, lendingMarketsOn } from '../../lib/registry/lending.ts';
import { receiptsOn } from '../../lib/registry/receipts.ts';
import { type Anvil, startAnvil } from '../chain/anvil.ts';
import { OPERATORS } from './operators.ts';

/** Enough for every chain to be read behind its head. */
const BLOCKS = '0x60';
const BLOCK_SECONDS = 2;
const BASE_FEE = 10n ** 8n;

const QUIET = CHAINS.filter(({ id }) => !(id in OPERATORS));

const chainByHost = new Map(
  QUIET.flatMap(({ id, operators }) => operators.map(({ host }) => [host, id] as const)),
);

/** The chain a host of theirs speaks for, or undefined. */
export const quietChainOfHost = (host: string): number | undefined => chainByHost.get(host);

/** Answers every call with zero: PUSH1 32, PUSH0, RETURN. */
const NOTHING_HELD = '0x60205ff3';

/** Every token that is read by name on a quiet chain: each says that nobody holds any. */
const TOKENS: readonly Address[] = [
  ...new Set(
    QUIET.flatMap(({ id }) => [
      ...assetsOn(id).filter((asset) => !isNative(asset)),
      ...receiptsOn(id),
      ...lendingMarketsOn(id).flatMap(({ reserves }) => reserves.flatMap(tokensOf)),
    ]).map(({ address }) => address),
  ),
];

function tokensOf({ aToken, variableDebt, stableDebt }: LendingReserve): { address: Address }[] {
  return [aToken, variableDebt, ...(stableDebt ? [stableDebt] : [])].map((address) => ({
    address,
  }));
}

/** Starts the one empty node they share; the front says the id of each. */
export async function startQuietNode(): Promise<Anvil> {
  const node = await startAnvil(CHAINS.length, BASE_FEE);
  await Promise.all(TOKENS.map((token) => node.rpc('anvil_setCode', [token, NOTHING_HELD])));
  const accounts = (await node.rpc('eth_accounts', [])) as Address[];
  await Promise.all(accounts.map((one) => node.rpc('anvil_setBalance', [one, '0x0'])));
  await node.rpc('anvil_mine', [BLOCKS, '0x0']);
  await node.rpc('evm_setIntervalMining', [BLOCK_SECONDS]);
  return node;
}
