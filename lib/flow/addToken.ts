import type { Address } from 'viem';
import {
  type ClassWish,
  classFor,
  type TokenProblem,
  type TokenReading,
  tokenFault,
  withToken,
} from '../core/addedToken.ts';
import { type Asset, type ChainId, NATIVE } from '../core/asset.ts';
import type { PortfolioClasses } from '../core/classes.ts';
import { isLookalike } from '../core/lookalike.ts';
import type { AddedToken, Portfolio } from '../core/portfolio.ts';
import type { TokenTrait } from '../core/tokenTraits.ts';

/** The world a token is looked at and added in. */
export interface TokenWorld {
  /** The token in our tables or a published list; undefined for one that is in neither. */
  knownToken(chainId: ChainId, address: Address): Promise<Asset | undefined>;
  /** Symbols of our tables and the chain's list, as `drawnAs` gives them. */
  knownSymbols(chainId: ChainId): Promise<ReadonlySet<string>>;
  /** Reads what the contract says. @throws rpc.* */
  readToken(
    chainId: ChainId,
    address: Address,
    owners: readonly Address[],
  ): Promise<TokenReading | TokenProblem>;
  /** Traits seen by moving coins in a simulation, the holder's where there is one; never throws. */
  probeToken(chainId: ChainId, address: Address, reading: TokenReading): Promise<TokenTrait[]>;
  classesOf(portfolio: Portfolio): PortfolioClasses;
  readPortfolio(id: string): Promise<Portfolio | null>;
  writePortfolio(portfolio: Portfolio): Promise<void>;
}

/** A token as it would be added: what it is, and how it behaves. */
export interface LookedAt {
  asset: Asset;
  traits: TokenTrait[];
}

/**
 * Reads a token by its address and moves it in a simulation, from an owner's own coins where there
 * are some. Nothing is stored.
 * @throws input.invalid with a `TokenProblem`, rpc.* when the chain cannot be read
 */
export async function lookAtToken(
  world: TokenWorld,
  chainId: ChainId,
  address: Address,
  owners: readonly Address[],
): Promise<LookedAt> {
  if (address === NATIVE) throw tokenFault('native');
  const [known, symbols, reading] = await Promise.all([
    world.knownToken(chainId, address),
    world.knownSymbols(chainId),
    world.readToken(chainId, address, owners),
  ]);
  if (typeof reading === 'string') throw tokenFault(reading);
  if (known && known.decimals !== reading.decimals) throw tokenFault('listedOtherwise');
  const { symbol, decimals } = reading;
  const asset: Asset = known ?? {
    chainId,
    address,
    symbol,
    decimals,
    classId: null,
    isUnverified: true,
  };
  const moved = await world.probeToken(chainId, address, reading);
  const isImitation = !known && isLookalike(symbol, symbols);
  return {
    asset,
    traits: [...moved, ...reading.traits, ...(isImitation ? (['lookalike'] as const) : [])],
  };
}

/**
 * Adds a token to a class, one that exists or a new one of the user's own, and stores it. A token
 * that moves otherwise than its standard says, or was not seen to move, counts and is never traded.
 * @throws input.invalid with a `TokenProblem`, rpc.*, storage.*
 */
export async function addToken(
  world: TokenWorld,
  portfolio: Portfolio,
  wish: { chainId: ChainId; address: Address; classId: ClassWish },
): Promise<AddedToken> {
  const { classes } = world.classesOf(portfolio);
  classFor(wish.classId, classes, portfolio.classes);
  const { asset, traits } = await lookAtToken(
    world,
    wish.chainId,
    wish.address,
    portfolio.addresses,
  );
  const current = (await world.readPortfolio(portfolio.id)) ?? portfolio;
  const { classId, choice } = classFor(
    wish.classId,
    world.classesOf(current).classes,
    current.classes,
  );
  const token: AddedToken = { asset: { ...asset, classId }, traits };
  await world.writePortfolio(withToken(current, token, choice));
  return token;
}
