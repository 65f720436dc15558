import type { Address, Hex } from 'viem';
import type { UnixSeconds } from '../core/snapshot.ts';

/** One static call, of whose answer the first words are wanted. */
export interface View {
  target: Address;
  data: Hex;
  words: number;
  /** A selector by which the target is asked for the address that is called in its place. */
  via?: Hex;
  /** Gas it may use, in units of 50,000. */
  gas: number;
}

/** The words of an answer; null when the call failed or answered fewer. */
export type Answer = readonly bigint[] | null;

/** Calls to make, and what their answers say; `read` is given them in the order of the calls. */
export interface Ask<T> {
  views: readonly View[];
  read(answers: readonly Answer[], time: UnixSeconds): T;
}

type AskedOf<T> = { [K in keyof T]: T[K] extends Ask<infer V> ? V : never };

/** Several asks as one: its value holds theirs under the same names. */
export function askAll<T extends Record<string, Ask<unknown>>>(asks: T): Ask<AskedOf<T>> {
  const entries = Object.entries(asks);
  return {
    views: entries.flatMap(([, { views }]) => views),
    read: (answers, time) => {
      let from = 0;
      const values = entries.map(([name, { views, read }]) => {
        const own = answers.slice(from, from + views.length);
        from += views.length;
        return [name, read(own, time)];
      });
      return Object.fromEntries(values) as AskedOf<T>;
    },
  };
}

/** The same ask of each entry of a list; its value has theirs in the same order. */
export function askEach<E, T>(list: readonly E[], ask: (entry: E) => Ask<T>): Ask<T[]> {
  const all = askAll(Object.fromEntries(list.map((entry, index) => [`${index}`, ask(entry)])));
  return { views: all.views, read: (...given) => Object.values(all.read(...given)) };
}

/** Gas for a plain read; a proxy's balance or a feed's round needs a third of it. */
export const READ_GAS = 3;
/** Gas for a read that runs through many entries: a lending account, a pool's observations. */
export const LONG_READ_GAS = 20;
