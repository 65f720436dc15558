import type { Address } from 'viem';
import type { AssetKey } from '../core/asset.ts';
import type { Holding, PriceReading, UnixSeconds } from '../core/snapshot.ts';
import { assetsOn } from '../registry/assets.ts';
import type { Chain } from '../registry/chains.ts';
import { type Agreed, readAgreed } from './agree.ts';
import { balanceCall, parseBalances } from './balances.ts';
import { parsePrices, priceCall } from './oraclePrices.ts';
import { parseHex, resultOf } from './parse.ts';

/** What one chain says of the user's addresses and of prices, at one agreed block. */
export interface ChainState {
  holdings: Holding[];
  prices: Partial<Record<AssetKey, PriceReading>>;
}

/** Balances of all addresses and on-chain prices at one block two operators agree on. @throws rpc.* */
export function readChain(
  chain: Chain,
  owners: readonly Address[],
  now: UnixSeconds,
  assets = assetsOn(chain.id),
): Promise<Agreed<ChainState>> {
  return readAgreed(
    chain,
    {
      calls: (at) => [
        priceCall(chain, assets, at),
        ...owners.map((owner) => balanceCall(owner, assets, at)),
      ],
      parse: ([prices, ...balances]) => ({
        prices: parsePrices(parseHex(resultOf(prices)), chain, assets),
        holdings: owners.flatMap((owner, index) =>
          parseBalances(parseHex(resultOf(balances[index])), owner, assets),
        ),
      }),
    },
    now,
  );
}
