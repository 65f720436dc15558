import type { Address, Hex } from 'viem';
import { encodeFunctionData, hexToBigInt, hexToBytes, size, slice } from 'viem/utils';
import type { TokenProblem, TokenReading } from '../core/addedToken.ts';
import type { UnixSeconds } from '../core/snapshot.ts';
import { tokenText } from '../core/tokenText.ts';
import type { TokenTrait } from '../core/tokenTraits.ts';
import type { RpcAnswer, RpcCall } from '../net/rpc.ts';
import type { Chain } from '../registry/chains.ts';
import { readAgreed } from './agree.ts';
import type { BlockAt } from './ballot.ts';
import { parseHex, resultOf } from './parse.ts';
import { TOKEN_ABI } from './tokenAbi.ts';

const WORD = 32;
/** As much of a name as is looked at, bytes. */
const MOST_NAME = 256;
const MOST_DECIMALS = 36n;
/** As much as the balance scan gives a token: what it skips cannot be counted. */
const BALANCE_GAS = 150_000;
const READ_GAS = 1_000_000;
/** Nobody's: asked where no owner is, to see whether balances can be read at all. */
const NOBODY: Address = '0x000000000000000000000000000000000000dEaD';

/** What one operator said of a token; null for what reverted, ran out of gas or made no sense. */
interface Raw {
  hasCode: boolean;
  symbol: { text: string; isBytes32: boolean } | null;
  decimals: bigint | null;
  supply: bigint | null;
  balances: (bigint | null)[];
}

/**
 * What a contract says of itself as a token, at one block that two operators agree on, or why it
 * can be none of ours: no code, decimals other than 0–36, balances that cannot be read or are more
 * than there is. The holder is the owner who has most. @throws rpc.*
 */
export async function readToken(
  chain: Chain,
  address: Address,
  owners: readonly Address[],
  now: UnixSeconds,
): Promise<TokenReading | TokenProblem> {
  const asked = owners.length > 0 ? owners : [NOBODY];
  const { value } = await readAgreed(
    chain,
    {
      calls: (at) => callsOf(address, asked, at),
      parse: ([code, symbol, decimals, supply, ...balances]): Raw => ({
        hasCode: size(parseHex(resultOf(code))) > 0,
        symbol: nameOf(symbol),
        decimals: wordOf(decimals),
        supply: wordOf(supply),
        balances: asked.map((_owner, index) => wordOf(balances[index])),
      }),
    },
    now,
  );
  return problemOf(value) ?? readingOf(value, address, asked);
}

function callsOf(token: Address, owners: readonly Address[], at: BlockAt): RpcCall[] {
  const call = (data: Hex, gas: number): RpcCall => ({
    method: 'eth_call',
    params: [{ to: token, data, gas: `0x${gas.toString(16)}` }, at],
  });
  const read = (functionName: 'symbol' | 'decimals' | 'totalSupply') =>
    call(encodeFunctionData({ abi: TOKEN_ABI, functionName }), READ_GAS);
  const balanceOf = (owner: Address) =>
    encodeFunctionData({ abi: TOKEN_ABI, functionName: 'balanceOf', args: [owner] });
  return [
    { method: 'eth_getCode', params: [token, at] },
    read('symbol'),
    read('decimals'),
    read('totalSupply'),
    ...owners.map((owner) => call(balanceOf(owner), BALANCE_GAS)),
  ];
}

function problemOf({ hasCode, decimals, supply, balances }: Raw): TokenProblem | null {
  if (!hasCode) return 'noCode';
  if (decimals === null || decimals > MOST_DECIMALS) return 'noDecimals';
  const isBelievable = (held: bigint | null) =>
    held !== null && (supply === null ? held < 1n << 128n : held <= supply);
  return balances.every(isBelievable) ? null : 'noBalances';
}

function readingOf(raw: Raw, address: Address, owners: readonly Address[]): TokenReading {
  const decimals = Number(raw.decimals);
  const traits: TokenTrait[] = [];
  if (decimals === 0 || decimals > 18) traits.push('oddDecimals');
  if (raw.symbol?.isBytes32) traits.push('bytes32Symbol');
  const held = owners.map((owner, index) => ({ owner, amount: raw.balances[index] ?? 0n }));
  const most = held.reduce((a, b) => (b.amount > a.amount ? b : a), { owner: NOBODY, amount: 0n });
  return {
    symbol: tokenText(raw.symbol?.text ?? '', address),
    decimals,
    traits,
    holder: most.amount > 0n ? most : null,
  };
}

/** The first word of an answer; null where there is none. */
function wordOf(answer: RpcAnswer | undefined): bigint | null {
  const data = dataOf(answer);
  return data && size(data) >= WORD ? hexToBigInt(slice(data, 0, WORD)) : null;
}

function dataOf(answer: RpcAnswer | undefined): Hex | null {
  return answer?.ok ? parseHex(answer.result) : null;
}

/** A name as `string` or, as early tokens have it, as `bytes32`. Nothing in it is believed. */
function nameOf(answer: RpcAnswer | undefined): Raw['symbol'] {
  const data = dataOf(answer);
  if (!data) return null;
  const bytes = size(data);
  if (bytes === WORD) return { text: utf8Of(data), isBytes32: true };
  if (bytes < 2 * WORD) return null;
  const offset = hexToBigInt(slice(data, 0, WORD));
  if (offset > BigInt(bytes - WORD)) return null;
  const start = Number(offset) + WORD;
  const length = hexToBigInt(slice(data, start - WORD, start));
  const most = Math.min(MOST_NAME, bytes - start);
  const end = start + (length < BigInt(most) ? Number(length) : most);
  return { text: end > start ? utf8Of(slice(data, start, end)) : '', isBytes32: false };
}

const utf8Of = (data: Hex): string =>
  new TextDecoder().decode(hexToBytes(data)).replace(/\0+$/, '');
