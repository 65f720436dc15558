import type { Address } from 'viem';
import { assetKey, type ClassId } from './asset.ts';
import type { AssetClass } from './classes.ts';
import { Fault } from './fault.ts';
import type { AddedToken, ClassChoice, Portfolio } from './portfolio.ts';
import { tokenText } from './tokenText.ts';
import type { TokenTrait } from './tokenTraits.ts';

/** Why a token cannot be added; the sentence stands in `text.tokenProblems` under the same name. */
const TOKEN_PROBLEMS = [
  'native',
  'noCode',
  'noDecimals',
  'noBalances',
  'listedOtherwise',
  'noClass',
  'nameEmpty',
  'nameTaken',
] as const;
export type TokenProblem = (typeof TOKEN_PROBLEMS)[number];

/** What a contract says of itself as a token, at one agreed block. */
export interface TokenReading {
  /** Normalised; the shortened address where it says none. */
  symbol: string;
  decimals: number;
  /** Those that reading alone can tell. */
  traits: TokenTrait[];
  /** The one of the asked owners who holds most, smallest unit; null where none holds any. */
  holder: { owner: Address; amount: bigint } | null;
}

/** The fault that names a problem. */
export const tokenFault = (problem: TokenProblem): Fault => new Fault('input.invalid', problem);

/** The problem a fault names; null for any other fault. */
export function tokenProblemOf(thrown: unknown): TokenProblem | null {
  const { code, detail } = (thrown ?? {}) as { code?: unknown; detail?: unknown };
  if (code !== 'input.invalid') return null;
  return TOKEN_PROBLEMS.find((problem) => problem === detail) ?? null;
}

/** A class that exists, or one of the user's own to be made. */
export type ClassWish = ClassId | { name: string };

/**
 * The class a token is added to, and what must be stored for it. A new class has the name the user
 * gave, in the letters a token's name may have.
 * @throws input.invalid (noClass, nameEmpty, nameTaken)
 */
export function classFor(
  wish: ClassWish,
  classes: readonly AssetClass[],
  choices: readonly ClassChoice[],
): { classId: ClassId; choice: ClassChoice | null } {
  const known = [...classes, ...choices.map(({ classId, name }) => ({ id: classId, name }))];
  if (typeof wish === 'string') {
    if (!known.some(({ id }) => id === wish)) throw tokenFault('noClass');
    return { classId: wish, choice: null };
  }
  const name = ownName(wish.name);
  const isSame = (other: string | null) => other?.toLowerCase() === name.toLowerCase();
  const classId = `own/${name.toLowerCase()}`;
  if (known.some((one) => isSame(one.name) || isSame(one.id) || one.id === classId))
    throw tokenFault('nameTaken');
  return { classId, choice: { classId, name, buys: {}, kept: [], removed: [] } };
}

/** As the store holds it, code points. */
const MOST_NAME = 40;
const NOBODY = '0x0000000000000000000000000000000000000000';

function ownName(typed: string): string {
  const name = tokenText(typed, NOBODY, MOST_NAME);
  if (name === tokenText('', NOBODY)) throw tokenFault('nameEmpty');
  return name;
}

/** The portfolio with a token, in place of what was known of it before, and with its new class. */
export function withToken(
  portfolio: Portfolio,
  token: AddedToken,
  choice: ClassChoice | null,
): Portfolio {
  const key = assetKey(token.asset);
  const others = portfolio.tokens.filter(({ asset }) => assetKey(asset) !== key);
  const classes = portfolio.classes.map((one) => ({
    ...one,
    removed: one.removed.filter((removed) => removed !== key),
  }));
  return {
    ...portfolio,
    tokens: [...others, token],
    classes: choice ? [...classes, choice] : classes,
  };
}
