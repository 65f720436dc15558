// The name service: registry at its mainnet address, one resolver, a few names.
import { type Address, encodeFunctionData, getAddress, type Hex, namehash } from 'viem';
import type { Artifacts } from '../compile.ts';
import type { DevChain } from './devChain.ts';
import { place } from './place.ts';

const ENS_REGISTRY: Address = '0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e';
/** The public resolver of ENS, docs.ens.domains/learn/deployments. */
const RESOLVER: Address = '0xF29100983E058B709F3D539b0c765937B804AC15';
/** Stands for a parent that answers for names below it: a wildcard. */
const WILD_RESOLVER: Address = '0x1934FC75aD10d7eEd51dc7A92773cAc96A06BE56';

/** What names stand for: account 0 is the user. */
export const NAMES = {
  user: 'user.eth',
  unicode: 'krämer.eth',
  /** Registered, and without an address. */
  empty: 'empty.eth',
  /** Answered by a gateway. */
  away: 'away.eth',
  /** Names below this one are answered by a wildcard. */
  wildParent: 'wild.eth',
} as const;

/** Puts registry and resolvers and enters the names. */
export async function placeEns(chain: DevChain, artifacts: Artifacts): Promise<void> {
  const { EnsRegistry: registry, EnsResolver: resolver } = artifacts;
  await place(chain, ENS_REGISTRY, registry);
  for (const at of [RESOLVER, WILD_RESOLVER]) await place(chain, at, resolver);
  const call = (to: Address, abi: Artifacts['EnsResolver']['abi'], functionName: string) => {
    return (...args: readonly unknown[]) => ({
      from: chain.dealer,
      to,
      data: encodeFunctionData({ abi, functionName, args }) as Hex,
    });
  };
  const setResolver = call(ENS_REGISTRY, registry.abi, 'setResolver');
  const setAddr = call(RESOLVER, resolver.abi, 'setAddr');
  const user = getAddress(chain.accounts[0] ?? RESOLVER);
  const own = [NAMES.user, NAMES.unicode, NAMES.empty, NAMES.away].map(namehash);
  await chain.sendAll([
    ...own.map((node) => setResolver(node, RESOLVER)),
    setResolver(namehash(NAMES.wildParent), WILD_RESOLVER),
    setAddr(namehash(NAMES.user), user),
    setAddr(namehash(NAMES.unicode), user),
    call(RESOLVER, resolver.abi, 'setAway')(namehash(NAMES.away)),
    call(WILD_RESOLVER, resolver.abi, 'setWild')(true),
  ]);
}
