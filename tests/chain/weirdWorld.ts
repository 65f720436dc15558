// Every weird token on a devnet, and the product's reads of them.
import { type Address, encodeFunctionData, parseAbi } from 'viem';
import { placeWeird } from '../../devnet/chain/weird.ts';
import type { Devnet } from '../../devnet/startDevnet.ts';
import { probeToken } from '../../lib/chain/probeToken.ts';
import { readToken } from '../../lib/chain/readToken.ts';
import { NATIVE } from '../../lib/core/asset.ts';
import { drawnAs } from '../../lib/core/lookalike.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import type { TokenWorld } from '../../lib/flow/addToken.ts';
import { ASSETS, assetAt } from '../../lib/registry/assets.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { chainOf } from '../../lib/registry/chains.ts';
import { weirdTokens } from './weirdTokens.ts';
import { portfolioOf } from './world.ts';

export const OWNER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
export const EXPECTED = weirdTokens(OWNER);
export const WEIGHTS = { ETH: 40, BTC: 30, USD: 25, LINK: 5 };
const SWITCHES = parseAbi([
  'function setBlocked(address who, bool to)',
  'function setPaused(bool to)',
  'function shift(uint8 to)',
  'function turn(bool to)',
]);
type Switch = Omit<Parameters<typeof encodeFunctionData<typeof SWITCHES>>[0], 'abi'>;

export const now = () => Math.floor(Date.now() / 1000);

/** Where each of them stands, in their order. */
export interface Placed {
  readonly at: readonly Address[];
  placeOf(symbol: string): Address;
  /** Throws a switch of one. */
  tell(symbol: string, call: Switch): Promise<void>;
}

/** Puts all of them on Ethereum, with coins of the owner's, one on a blocklist and one paused. */
export async function placeAll({ chains, user }: Devnet): Promise<Placed> {
  if (user !== OWNER) throw new Error(`the owner is ${user}`);
  const chain = chains[1];
  const at = await placeWeird(chain, EXPECTED, OWNER);
  const placeOf = (symbol: string): Address =>
    at[EXPECTED.findIndex((one) => one.symbol === symbol)] ?? NATIVE;
  const tell: Placed['tell'] = async (symbol, call) => {
    const data = encodeFunctionData({ abi: SWITCHES, ...call } as never);
    await chain.send({ from: chain.dealer, to: placeOf(symbol), data });
  };
  await tell('BLK', { functionName: 'setBlocked', args: [OWNER, true] });
  await tell('PSE', { functionName: 'setPaused', args: [true] });
  await chain.rpc('anvil_mine', ['0x2']);
  return { at, placeOf, tell };
}

/** The product's reads, with a portfolio in memory. */
function worldOf(stored: Portfolio): TokenWorld & { stored: Portfolio } {
  const world = {
    stored,
    knownToken: async (chainId: number, address: Address) => assetAt(chainId, address),
    knownSymbols: async () => new Set(ASSETS.map(({ symbol }) => drawnAs(symbol))),
    readToken: (chainId: number, address: Address, owners: readonly Address[]) =>
      readToken(chainOf(chainId), address, owners, now()),
    probeToken: (
      chainId: number,
      address: Address,
      reading: Parameters<TokenWorld['probeToken']>[2],
    ) => probeToken(chainOf(chainId), address, reading, now()),
    classesOf: classesIn,
    readPortfolio: async () => world.stored,
    writePortfolio: async (portfolio: Portfolio) => {
      world.stored = portfolio;
    },
  };
  return world;
}

export const newWorld = () => worldOf(portfolioOf(OWNER, WEIGHTS));
