import type { ChainId } from '../../lib/core/asset.ts';
import type { CustomChain } from '../../lib/core/network.ts';
import * as text from '../../lib/core/text.ts';
import { parseDecimal } from '../../lib/core/typedNumber.ts';
import { readNodeUrl } from './typedSettings.ts';

/** What is typed about a chain of the user's, as it is typed. */
export interface TypedChain {
  id: string;
  name: string;
  symbol: string;
  url: string;
}

export type ChainField = keyof TypedChain;

/** The first field that cannot be read and the sentence beneath it. */
export interface ChainProblem {
  at: ChainField;
  words: string;
}

type ChainReading = { isOk: true; chain: CustomChain } | { isOk: false; problem: ChainProblem };

const SYMBOL = /^[A-Za-z0-9]{1,11}$/;
/** EIP-2294: what fits a JavaScript number with room for signatures. */
const HIGHEST_ID = 4_503_599_627_370_476n;

/** A chain with one node, whose word alone counts. Never throws. */
export function readTypedChain(typed: TypedChain, known: readonly ChainId[]): ChainReading {
  const words = text.settings.networks;
  const fail = (at: ChainField, why: string): ChainReading => ({
    isOk: false,
    problem: { at, words: why },
  });
  const id = parseDecimal(typed.id, 0);
  if (typeof id === 'string' || id <= 0n || id > HIGHEST_ID)
    return fail('id', words.chain.idProblem);
  if (known.includes(Number(id))) return fail('id', words.chain.idKnown);
  const name = typed.name.trim();
  if (name === '') return fail('name', words.chain.nameProblem);
  const nativeSymbol = typed.symbol.trim();
  if (!SYMBOL.test(nativeSymbol)) return fail('symbol', words.chain.symbolProblem);
  const url = readNodeUrl(typed.url);
  if (url === null) return fail('url', words.nodeUrlProblem);
  const operators = [{ name: new URL(url).host.slice(0, 60), url }];
  return {
    isOk: true,
    chain: { id: Number(id), name, nativeSymbol, operators, quorum: 1, explorer: null },
  };
}
