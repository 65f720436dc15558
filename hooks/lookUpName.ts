import { readName } from '../lib/chain/ens.ts';
import { type LookUpName, NAMES_CHAIN } from '../lib/core/typedAddress.ts';
import { now } from '../lib/world/clock.ts';
import { chainFor } from '../lib/world/networks.ts';

/**
 * What a typed name stands for on Ethereum. Its letters are put in the form names have (ENSIP-15) by
 * code that only the page loads, and only here.
 */
export const lookUpName: LookUpName = async (typed) => {
  const { normalize } = await import('viem/ens');
  let name: string;
  try {
    name = normalize(typed.trim());
  } catch {
    return { isOk: false, problem: 'nameOdd' };
  }
  try {
    return await readName(await chainFor(NAMES_CHAIN), name, now());
  } catch {
    return { isOk: false, problem: 'nameUnread' };
  }
};
