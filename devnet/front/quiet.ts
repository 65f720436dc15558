// The chains the extension knows beside the two that are built: nothing is held or traded on them.
import type { Address } from 'viem';
import { isNative } from '../../lib/core/asset.ts';
import { assetsOn } from '../../lib/registry/assets.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { type LendingReserve, loadLendingMarkets } from '../../lib/registry/lending.ts';
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
async function quietTokens(): Promise<Set<Address>> {
  const markets = await loadLendingMarkets();
  const own = QUIET.flatMap(({ id }) => [
    ...assetsOn(id).filter((asset) => !isNative(asset)),
    ...receiptsOn(id),
  ]).map(({ address }) => address);
  const lent = markets
    .filter(({ chainId }) => QUIET.some(({ id }) => id === chainId))
    .flatMap(({ reserves }) => reserves.flatMap(tokensOf));
  return new Set([...own, ...lent]);
}

const tokensOf = ({ aToken, variableDebt, stableDebt }: LendingReserve): Address[] => [
  aToken,
  variableDebt,
  ...(stableDebt ? [stableDebt] : []),
];

/** Starts the one empty node they share; the front says the id of each. */
export async function startQuietNode(): Promise<Anvil> {
  const node = await startAnvil(CHAINS.length, BASE_FEE);
  const tokens = [...(await quietTokens())];
  await Promise.all(tokens.map((token) => node.rpc('anvil_setCode', [token, NOTHING_HELD])));
  const accounts = (await node.rpc('eth_accounts', [])) as Address[];
  await Promise.all(accounts.map((one) => node.rpc('anvil_setBalance', [one, '0x0'])));
  await node.rpc('anvil_mine', [BLOCKS, '0x0']);
  await node.rpc('evm_setIntervalMining', [BLOCK_SECONDS]);
  return node;
}
