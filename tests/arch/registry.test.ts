import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../devnet/chain/layout.ts';
import { compileContracts } from '../../devnet/compile.ts';
import { BALANCE_SCAN } from '../../lib/chain/balanceScan.ts';
import { isNative } from '../../lib/core/asset.ts';
import { ASSETS } from '../../lib/registry/assets.ts';

describe('the registry', () => {
  it('names the very token addresses and decimals the devnet puts at mainnet', () => {
    for (const { chainId, address, symbol, decimals } of ASSETS.filter((one) => !isNative(one))) {
      const token = LAYOUTS[chainId as 1 | 8453].tokens[symbol];
      expect([symbol, token?.address, token?.decimals]).toEqual([symbol, address, decimals]);
    }
  });

  it('ships the balance scanner exactly as its source compiles', () => {
    expect(compileContracts().BalanceScan.bytecode).toBe(BALANCE_SCAN);
  });
});
