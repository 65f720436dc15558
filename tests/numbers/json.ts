/** A JSON object of a reference case. */
export type Entries = Record<string, unknown>;

export const isObject = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object; empty when it is none. */
export const objectOf = (value: unknown): Entries => (isObject(value) ? value : {});

/** The value as a list; empty when it is none. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The value as a number; NaN when it is none, infinite for "inf". */
export const numberOf = (value: unknown): number =>
  typeof value === 'number' ? value : value === 'inf' ? Number.POSITIVE_INFINITY : Number.NaN;

export const numbersOf = (value: unknown): number[] => listOf(value).map(numberOf);

export const matrixOf = (value: unknown): number[][] => listOf(value).map(numbersOf);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const textsOf = (value: unknown): string[] => listOf(value).map(textOf);
