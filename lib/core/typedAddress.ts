import type { Address } from 'viem';
import { getAddress, isAddress } from 'viem/utils';

/** Why typed text was not taken as an address. */
export type AddressProblem =
  | 'empty'
  | 'notAddress'
  | 'wrongLength'
  | 'checksum'
  | 'name'
  | 'otherChain'
  | 'secret'
  | 'nobody';

/** Why a name gave no address. */
export type NameProblem = 'nameUnknown' | 'nameElsewhere' | 'nameOdd' | 'nameUnread';

/** What a name stands for. */
export type ResolvedName = { isOk: true; address: Address } | { isOk: false; problem: NameProblem };

/** Ethereum: where names are entered. */
export const NAMES_CHAIN = 1;

/** Looks a typed name up; never throws. Absent where Ethereum is not read. */
export type LookUpName = (typed: string) => Promise<ResolvedName>;

export type TypedAddress =
  | { isOk: true; address: Address }
  | { isOk: false; problem: AddressProblem };

const HEX = /^0x[0-9a-fA-F]*$/;
const BARE_HEX = /^(0X)?[0-9a-fA-F]{40}$/;
const SECRET = /^(0x)?[0-9a-fA-F]{64}$/;
const OTHER_CHAIN = /^(bc1[a-z0-9]{20,}|[1-9A-HJ-NP-Za-km-z]{25,44})$/;
const PHRASE_WORDS = 12;

/**
 * Typed text as a checksummed EVM address. Mixed case must carry a right checksum (ERC-55); one case
 * throughout carries none and is taken as it is. What looks like a private key or a recovery phrase
 * is named as such, so that the user learns never to type it.
 */
export function parseAddress(typed: string): TypedAddress {
  const trimmed = typed.trim();
  const problem = problemOf(trimmed);
  if (problem) return { isOk: false, problem };
  const digits = trimmed.slice(2);
  const isOneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  if (!isOneCase && !isAddress(trimmed)) return { isOk: false, problem: 'checksum' };
  const address = getAddress(`0x${digits.toLowerCase()}`);
  return BigInt(address) === 0n ? { isOk: false, problem: 'nobody' } : { isOk: true, address };
}

/** What is wrong with the shape of the text, or null when it has the shape of an address. */
function problemOf(trimmed: string): AddressProblem | null {
  if (trimmed === '') return 'empty';
  if (SECRET.test(trimmed) || trimmed.split(/\s+/).length >= PHRASE_WORDS) return 'secret';
  if (HEX.test(trimmed)) return trimmed.length === 42 ? null : 'wrongLength';
  if (BARE_HEX.test(trimmed)) return 'notAddress';
  if (/^[^\s./]+(\.[^\s./]+)+$/.test(trimmed)) return 'name';
  return OTHER_CHAIN.test(trimmed) ? 'otherChain' : 'notAddress';
}
