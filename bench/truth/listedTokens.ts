// A long token list on the devnet: every token is there, one in fifty is held.
import { encodeAbiParameters, getAddress, type Hex, keccak256, slice, toHex } from 'viem';
import type { Devnet } from '../../devnet/startDevnet.ts';
import { readChain } from '../../lib/chain/readChain.ts';
import type { Asset } from '../../lib/core/asset.ts';
import type { ChainState } from '../../lib/core/snapshot.ts';
import { chainQueryOf } from '../../lib/world/chainQuery.ts';
import { unhurriedChain } from '../unhurriedChain.ts';

const CHAIN = 1;
const EVERY = 50;
const SUM = 12_345n * 10n ** 15n;
/** Where the devnet's token keeps `balanceOf`. */
const BALANCES_SLOT = 3n;
const TOKENS_A_REQUEST = 500;

/** Puts tokens on Ethereum and gives the user some of every fiftieth. */
export async function placeListed({ chains, user }: Devnet, count: number): Promise<Asset[]> {
  const { rpc, tokens, url } = chains[CHAIN];
  const code = await rpc('eth_getCode', [tokens.LINK?.address, 'latest']);
  const list = Array.from({ length: count }, (_, index): Asset => {
    const address = getAddress(slice(keccak256(toHex(`listed token ${index}`)), 12));
    return { chainId: CHAIN, address, symbol: `L${index}`, decimals: 18, classId: null };
  });
  const held = list.filter((_, index) => index % EVERY === 0);
  const slot = keccak256(
    encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [user, BALANCES_SLOT]),
  );
  const calls = [
    ...list.map(({ address }) => ['anvil_setCode', [address, code]] as const),
    ...held.map(({ address }) => ['anvil_setStorageAt', [address, slot, word(SUM)]] as const),
  ];
  for (let from = 0; from < calls.length; from += TOKENS_A_REQUEST) {
    const some = calls.slice(from, from + TOKENS_A_REQUEST);
    const items = some.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params }));
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(items) });
  }
  await rpc('anvil_mine', ['0x3']);
  return list;
}

const word = (value: bigint): Hex => toHex(value, { size: 32 });

/** How many of a list the user holds. */
export const heldOf = (count: number): number => Math.ceil(count / EVERY);

/** Ethereum as the product reads it for the user, with this list in place of the bundled one. */
export async function readListed({ user }: Devnet, listed: readonly Asset[]): Promise<ChainState> {
  const chain = unhurriedChain(CHAIN);
  const query = await chainQueryOf({ addresses: [user], classes: [], tokens: [] }, chain);
  const now = Math.floor(Date.now() / 1000);
  return (await readChain(chain, { ...query, listed }, now)).value;
}
