// Four hundred tokens a chain on the devnet, all of them held and priced.
import {
  type Address,
  encodeAbiParameters,
  getAddress,
  type Hex,
  keccak256,
  slice,
  toHex,
} from 'viem';
import type { DevChain } from '../../devnet/chain/devChain.ts';
import { type Asset, NATIVE } from '../../lib/core/asset.ts';

export const TOKENS = 400;

/** Where the contracts keep their mappings: `Token.balanceOf`, `AaveOracle.sources`. */
const BALANCES_SLOT = 3n;
const SOURCES_SLOT = 0n;
const TOKENS_A_REQUEST = 100;

interface Sourced {
  readonly symbol: string;
  readonly decimals: number;
  /** The feed that the oracle asks for the symbol. */
  readonly feed: Address;
}

/**
 * Puts the code of the devnet's own token at 400 addresses, gives the owner a different balance of
 * each and the oracle a source of each; nothing runs, code and storage are set. The answer is these
 * tokens and the native coin. Their symbols are known ones, so that the product dates their prices.
 */
export async function placeManyTokens(chain: DevChain, owner: Address): Promise<Asset[]> {
  const kinds = sourcedOf(chain);
  const { USDC } = chain.tokens;
  const code = await chain.rpc('eth_getCode', [USDC?.address, 'latest']);
  const tokens = Array.from({ length: TOKENS }, (_, index) => {
    const kind = kinds[index % kinds.length] as Sourced;
    const asset = assetOf(chain, addressOf(chain, index), kind);
    return { asset, feed: kind.feed, balance: BigInt(index + 1) * 10n ** 15n + 7n };
  });
  for (let from = 0; from < TOKENS; from += TOKENS_A_REQUEST) {
    const some = tokens.slice(from, from + TOKENS_A_REQUEST);
    const calls = some.flatMap(({ asset: { address }, feed, balance }): RpcCall[] => [
      ['anvil_setCode', [address, code]],
      ['anvil_setStorageAt', [address, slotOf(owner, BALANCES_SLOT), word(balance)]],
      ['anvil_setStorageAt', [chain.layout.oracle, slotOf(address, SOURCES_SLOT), word(feed)]],
    ]);
    await rpcBatch(chain.url, calls);
  }
  // The product reads the block before the head, so that one must have it all too.
  await chain.rpc('anvil_mine', ['0x3']);
  const native = { chainId: chain.chainId, address: NATIVE, symbol: 'ETH', decimals: 18 };
  return [{ ...native, classId: 'ETH' }, ...tokens.map(({ asset }) => asset)];
}

/** The chain's own symbols that have a feed. */
function sourcedOf({ layout, tokens }: DevChain): Sourced[] {
  return Object.entries(layout.feedOf).flatMap(([symbol, description]) => {
    const feed = layout.feeds.find((one) => one.description === description);
    const token = tokens[symbol];
    return feed && token ? [{ symbol, decimals: token.decimals, feed: feed.address }] : [];
  });
}

/** As scattered as real addresses are. */
const addressOf = ({ chainId }: DevChain, index: number): Address =>
  getAddress(slice(keccak256(toHex(`token ${index} of chain ${chainId}`)), 12));

const assetOf = (
  { chainId }: DevChain,
  address: Address,
  { symbol, decimals }: Sourced,
): Asset => ({
  chainId,
  address,
  symbol,
  decimals,
  classId: symbol,
});

const slotOf = (key: Address, slot: bigint): Hex =>
  keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [key, slot]));

const word = (value: bigint | Address): Hex => toHex(BigInt(value), { size: 32 });

type RpcCall = readonly [method: string, params: readonly unknown[]];

async function rpcBatch(url: string, calls: readonly RpcCall[]): Promise<void> {
  const items = calls.map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params }));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(items),
  });
  const answers = (await response.json()) as { error?: { message: string } }[];
  const refused = answers.find(({ error }) => error);
  if (refused) throw new Error(`the node refused: ${refused.error?.message}`);
}
