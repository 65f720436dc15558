// Who holds what on the first day. Account 0 is the user, 1 is new, 2 has dollars but no gas.
import type { ChainId } from './layout.ts';

export interface Holdings {
  /** Whole coins, as text. */
  readonly native: string;
  readonly tokens: Readonly<Record<string, string>>;
}

const ETHEREUM: Readonly<Record<number, Holdings>> = {
  0: {
    native: '3.5',
    tokens: {
      WETH: '1',
      wstETH: '1',
      WBTC: '0.1',
      USDC: '4000',
      USDT: '2000',
      DAI: '500',
      LINK: '100',
    },
  },
  1: { native: '0.5', tokens: {} },
  2: { native: '0', tokens: { USDC: '1000' } },
};

const BASE: Readonly<Record<number, Holdings>> = {
  0: { native: '1.5', tokens: { USDC: '3000', cbBTC: '0.05' } },
  1: { native: '0.5', tokens: {} },
  2: { native: '0', tokens: { USDC: '1000' } },
};

/** By account index. */
export function holdingsOf(chainId: ChainId): Readonly<Record<number, Holdings>> {
  return chainId === 1 ? ETHEREUM : BASE;
}
