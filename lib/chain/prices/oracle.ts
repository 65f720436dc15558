import type { Address } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { AAVE_ORACLE_ABI } from '../abi.ts';
import { type Ask, READ_GAS } from '../views.ts';

/** Dollars × 10⁸ of each token by a chain's Aave oracle; zero where it knows none. */
export function askOracle(oracle: Address | null, tokens: readonly Address[]): Ask<bigint[]> {
  if (!oracle) return { views: [], read: () => tokens.map(() => 0n) };
  return {
    views: tokens.map((token) => ({
      target: oracle,
      data: encodeFunctionData({ abi: AAVE_ORACLE_ABI, args: [token] }),
      words: 1,
      gas: READ_GAS,
    })),
    read: (answers) => tokens.map((_, index) => answers[index]?.[0] ?? 0n),
  };
}
