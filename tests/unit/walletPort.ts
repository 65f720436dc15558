// A provider over a port to a wallet in memory, in time that the test moves.
import { vi } from 'vitest';
import { PortProvider } from '../../lib/wallet/PortProvider.ts';
import { ACCOUNT, FakeWallet, fakeRuntime, WALLET_ID } from './walletRuntime.ts';

/** A provider whose one wallet behaves as changed. */
export const setup = (change: Partial<FakeWallet> = {}) => {
  const wallet = Object.assign(new FakeWallet(), change);
  return { wallet, provider: new PortProvider(fakeRuntime({ [WALLET_ID]: wallet }), [WALLET_ID]) };
};

/** How a promise ended after some time: its value, the code it was rejected with, or nothing yet. */
export async function endOf(promise: Promise<unknown>, afterMs: number): Promise<unknown> {
  let end: unknown = 'pending';
  promise.then(
    (value) => {
      end = value;
    },
    (thrown: { code?: unknown }) => {
      end = thrown.code;
    },
  );
  await vi.advanceTimersByTimeAsync(afterMs);
  return end;
}

export const SEND = { method: 'eth_sendTransaction', params: [{ from: ACCOUNT }] };
export const HASH = `0x${'ab'.repeat(32)}`;
