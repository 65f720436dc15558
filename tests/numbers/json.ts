/** A JSON object of a reference case. */
export type Entries = Record<string, unknown>;

export const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; empty when it is none. */
export const objectOf = (value: unknown): Entries => (isObject(value) ? value : {});

/** The value as a list; empty when it is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** The value as a number, if need be from its text; NaN when it is none, infinite for "inf". */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  const sign = INFINITE.exec(value)?.[1];
  if (sign === undefined) return Number(value);
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

export const numbersOf = (value: unknown): number[] => listOf(value).map(numberOf);

export const matrixOf = (value: unknown): number[][] => listOf(value).map(numbersOf);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The first of these entries an object has. */
export const firstOf = (entry: Entries, keys: readonly string[]): unknown =>
  keys.map((key) => entry[key]).find((value) => value !== undefined);

export const textsOf = (value: unknown): string[] => listOf(value).map(textOf);

/** Digits behind the point that a number shows: half a unit of the last is what was rounded away. */
export function decimalsOf(value: unknown): number {
  const [, digits = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value)) ?? [];
  return Math.max(0, digits.length - Number(exponent));
}

/** The cap on one weight that a name holds, in per cent (cap40, cap12.5); 1 without one. */
export function capIn(name: string): number {
  const percent = /cap_?(\d+(?:[.p]\d+)?)/.exec(name)?.[1];
  return percent === undefined ? 1 : Number(percent.replace('p', '.')) / 100;
}
