// Who gets what before the first day: the dealer plenty, the accounts their holdings.
import { type Address, maxUint256, numberToHex, parseEther, parseUnits } from 'viem';
import { TOKEN_ABI } from './abis.ts';
import { dealerCall } from './dealer.ts';
import type { DevChain } from './devChain.ts';
import { holdingsOf } from './holdings.ts';
import { type TokenLayout, tokenOf } from './layout.ts';

const DEALER_WETH = parseEther('1000000');
const DEALER_TOKENS = '10000000000';

/** Tokens for the pools, and the allowances to fill and to trade them. */
export async function stockDealer(chain: DevChain): Promise<void> {
  const { positions, router } = chain.layout.uniswap;
  for (const token of Object.values(chain.tokens)) {
    const approvals = [positions, router].map((spender) =>
      dealerCall(chain, token.address, TOKEN_ABI, 'approve', [spender, maxUint256]),
    );
    await chain.sendAll([supply(chain, token), ...approvals]);
  }
}

/** WETH cannot be minted: ether is wrapped. */
function supply(chain: DevChain, token: TokenLayout) {
  if (token.contract === 'WETH9') {
    return { ...dealerCall(chain, token.address, TOKEN_ABI, 'deposit'), value: DEALER_WETH };
  }
  const amount = parseUnits(DEALER_TOKENS, token.decimals);
  return dealerCall(chain, token.address, TOKEN_ABI, 'mint', [chain.dealer, amount]);
}

export async function giveHoldings(chain: DevChain): Promise<void> {
  for (const [index, { native, tokens }] of Object.entries(holdingsOf(chain.chainId))) {
    const owner = chain.accounts[Number(index)] as Address;
    for (const [symbol, human] of Object.entries(tokens)) {
      const { address, decimals } = tokenOf(chain.chainId, symbol);
      const args = [owner, parseUnits(human, decimals)] as const;
      await chain.send(dealerCall(chain, address, TOKEN_ABI, 'transfer', args));
    }
    await chain.rpc('anvil_setBalance', [owner, numberToHex(parseEther(native))]);
  }
}
