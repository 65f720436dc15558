// How an operator's honest answer is bent, and what is said of the ways to bend it.
import { toHex } from 'viem';
import { type Asked, type Behave, type Item, type Json, send } from './rpc-operator.ts';

/** Text that must never get anywhere. */
export const PHISHING = 'Your wallet is at risk: restore your seed at evil.example';

export interface Behaviour {
  readonly name: string;
  /** Undefined: nobody listens at its address. */
  readonly behave: Behave | undefined;
  /** Two who do this say the same well-formed thing, and two are what must agree. */
  readonly isAlike?: true;
}

type Change = (answer: Json, item: Item, asked: Asked) => unknown;

/** Answers with each item of the honest answer changed. */
export const changed =
  (change: Change): Behave =>
  async (asked) => {
    const answers = await asked.honest();
    const bent = answers.map((answer, i) => change(answer, asked.items[i] as Item, asked));
    send(asked.response, JSON.stringify(bent));
  };

/** Answers with each result changed; what was refused stays refused. */
export const results = (change: (result: unknown, item: Item, asked: Asked) => unknown): Behave =>
  changed((answer, item, asked) =>
    'result' in answer ? { ...answer, result: change(answer.result, item, asked) } : answer,
  );

export const ofMethod =
  (method: RegExp, change: (result: unknown, asked: Asked) => unknown) =>
  (result: unknown, item: Item, asked: Asked) =>
    method.test(item.method) ? change(result, asked) : result;

export const inBlocks = (change: (block: Json, asked: Asked) => Json): Behave =>
  results(
    ofMethod(/^eth_getBlock/, (block, asked) => (block ? change(block as Json, asked) : block)),
  );

export const deep = (change: (text: string) => unknown) =>
  function walk(value: unknown): unknown {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
  };

export const shifted = (hex: unknown, by: bigint) => toHex(BigInt(hex as string) + by);
