import type { Address, Hex } from 'viem';
import { bytesToHex, getAddress, numberToHex } from 'viem/utils';
import type { TokenReading } from '../core/addedToken.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { traitsOfMove } from '../core/tokenMove.ts';
import type { TokenTrait } from '../core/tokenTraits.ts';
import type { Chain } from '../registry/chains.ts';
import { findBalanceSlot } from './balanceSlot.ts';
import { type Move, simulateMove } from './simulateMove.ts';

/** Fits the smallest amounts tokens count in. */
const MOST_GIVEN = 1n << 90n;

/**
 * How a token behaves when a part of a holder's coins is approved, moved to a fresh address by a
 * fresh spender, and moved back one block and a week later: all in one simulation that two operators
 * see alike (method: eth_simulateV1, execution-apis). Where no owner holds any, a fresh one is given
 * some in the simulation; where even that cannot be, it is `unchecked`. Never throws.
 */
export async function probeToken(
  chain: Chain,
  token: Address,
  { holder, decimals }: Pick<TokenReading, 'holder' | 'decimals'>,
  now: UnixSeconds,
): Promise<TokenTrait[]> {
  try {
    const source = holder
      ? { owner: holder.owner, amount: holder.amount, given: null }
      : await giveCoins(chain, token, decimals, now);
    return source ? await probeFrom(chain, token, source, now) : ['unchecked'];
  } catch {
    return ['unchecked'];
  }
}

/** Whose coins are moved; `given` is the slot their balance is written to where they have none. */
interface Source {
  owner: Address;
  amount: bigint;
  given: Hex | null;
}

async function giveCoins(
  chain: Chain,
  token: Address,
  decimals: number,
  now: UnixSeconds,
): Promise<Source | null> {
  const owner = fresh();
  const whole = 1_000n * 10n ** BigInt(decimals);
  const given = await findBalanceSlot(chain, token, owner, now);
  return given && { owner, amount: whole < MOST_GIVEN ? whole : MOST_GIVEN, given };
}

async function probeFrom(
  chain: Chain,
  token: Address,
  { owner, amount, given }: Source,
  now: UnixSeconds,
): Promise<TokenTrait[]> {
  const sent = halfOf(amount);
  const move: Move = {
    token,
    holder: owner,
    receiver: fresh(),
    spender: fresh(),
    sent,
    sentBack: halfOf(sent),
    overrides: given
      ? { [token]: { stateDiff: { [given]: numberToHex(amount, { size: 32 }) } } }
      : {},
  };
  return traitsOfMove(await simulateMove(chain, move, now));
}

/** An address no contract can have been prepared for. */
const fresh = (): Address => getAddress(bytesToHex(crypto.getRandomValues(new Uint8Array(20))));

const halfOf = (amount: bigint): bigint => (amount > 1n ? amount / 2n : amount);
