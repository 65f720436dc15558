import type { Address } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { isNative } from '../core/asset.ts';
import { type Amount, amount } from '../core/money.ts';
import type { AllowanceKey } from '../core/simulation.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import type { RpcAnswer } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { ERC20_ABI } from './abi.ts';
import { type Agreed, readAgreed } from './agree.ts';
import { parseQuantity, parseWord, resultOf } from './parse.ts';

/** What must be known of an account right before the wallet is asked. */
export interface AccountState {
  /** Transactions sent so far. */
  nonce: number;
  /** Native coin, wei. */
  native: Amount;
  /** In the order of the keys; zero for the native coin, which needs none. */
  allowances: Amount[];
}

/** Nonce, native coin and allowances of an account at one agreed block. @throws rpc.* */
export function readAccount(
  chain: Chain,
  owner: Address,
  keys: readonly AllowanceKey[],
  now: UnixSeconds,
): Promise<Agreed<AccountState>> {
  const read = ({ asset, spender }: AllowanceKey, at: unknown) => {
    const data = encodeFunctionData({
      abi: ERC20_ABI,
      functionName: 'allowance',
      args: [owner, spender],
    });
    return { method: 'eth_call', params: [{ to: asset.address, data }, at] };
  };
  const tokens = keys.filter(({ asset }) => !isNative(asset));
  return readAgreed(
    chain,
    {
      calls: (at) => [
        { method: 'eth_getTransactionCount', params: [owner, at] },
        { method: 'eth_getBalance', params: [owner, at] },
        ...tokens.map((key) => read(key, at)),
      ],
      parse: ([nonce, native, ...rest]) => ({
        nonce: Number(parseQuantity(resultOf(nonce))),
        native: amount(parseQuantity(resultOf(native))),
        allowances: keys.map((key) => {
          const answer = rest[tokens.indexOf(key)];
          return isNative(key.asset) ? amount(0n) : parseAllowance(answer);
        }),
      }),
    },
    now,
  );
}

const parseAllowance = (answer: RpcAnswer | undefined): Amount =>
  amount(parseWord(resultOf(answer)));
