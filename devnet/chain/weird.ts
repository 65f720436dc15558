// Tokens that do otherwise than the standard says, for tests that want them.
import { type Address, encodeFunctionData, getAddress, numberToHex, pad, parseAbi } from 'viem';
import { compileWeird } from '../compile.ts';
import type { DevChain } from './devChain.ts';
import { place } from './place.ts';

export interface WeirdToken {
  /** The contract of devnet/contracts/weird. */
  readonly contract: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly more?: readonly unknown[];
}

const ABI = parseAbi(['function mint(address to, uint256 value)']);
const FIRST = 0x7e1d000000n;

/** Where the n-th weird token stands. */
const weirdAddress = (n: number): Address =>
  getAddress(pad(numberToHex(FIRST + BigInt(n)), { size: 20, dir: 'right' }));

/** Puts the tokens and gives `owner` 1 000 whole ones of each, where a token can be given. */
export async function placeWeird(
  chain: DevChain,
  tokens: readonly WeirdToken[],
  owner: Address,
): Promise<Address[]> {
  const artifacts = compileWeird();
  const placed: Address[] = [];
  for (const [n, { contract, symbol, decimals, more = [] }] of tokens.entries()) {
    const artifact = artifacts[contract];
    if (!artifact) throw new Error(`no weird contract ${contract}`);
    const at = weirdAddress(n);
    await place(chain, at, artifact, [symbol, decimals, ...more]);
    const value = 1_000n * 10n ** BigInt(decimals);
    const data = encodeFunctionData({ abi: ABI, functionName: 'mint', args: [owner, value] });
    await chain.send({ from: chain.dealer, to: at, data });
    placed.push(at);
  }
  return placed;
}
