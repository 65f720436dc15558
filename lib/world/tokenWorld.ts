import type { Address } from 'viem';
import { probeToken } from '../chain/probeToken.ts';
import { readToken } from '../chain/readToken.ts';
import type { Asset, ChainId } from '../core/asset.ts';
import { drawnAs } from '../core/lookalike.ts';
import { LISTED_SIGNS, tokenText } from '../core/tokenText.ts';
import type { TokenWorld } from '../flow/addToken.ts';
import { ASSETS, assetAt } from '../registry/assets.ts';
import { classesIn } from '../registry/catalogue.ts';
import { loadTokenList } from '../registry/tokenList.ts';
import { portfolioItem, writePortfolio } from '../storage/portfolios.ts';
import { now } from './clock.ts';
import { chainFor } from './networks.ts';

/** The real world tokens are looked at and added in. */
export const tokenWorld: TokenWorld = {
  knownToken: async (chainId, address) =>
    assetAt(chainId, address) ?? (await listedToken(chainId, address)),
  knownSymbols,
  readToken: async (chainId, address, owners) =>
    readToken(await chainFor(chainId, owners[0]), address, owners, now()),
  probeToken: async (chainId, address, reading) =>
    probeToken(await chainFor(chainId, reading.holder?.owner), address, reading, now()),
  classesOf: classesIn,
  readPortfolio: (id) => portfolioItem(id).read(),
  writePortfolio,
};

async function listedToken(chainId: ChainId, address: Address): Promise<Asset | undefined> {
  const list = await loadTokenList(chainId);
  const token = list?.tokens.find((one) => one.address === address);
  if (!token) return undefined;
  const { symbol, decimals } = token;
  return {
    chainId,
    address,
    symbol: tokenText(symbol, address, LISTED_SIGNS),
    decimals,
    classId: null,
  };
}

async function knownSymbols(chainId: ChainId): Promise<ReadonlySet<string>> {
  const list = await loadTokenList(chainId);
  return new Set([...ASSETS, ...(list?.tokens ?? [])].map(({ symbol }) => drawnAs(symbol)));
}
