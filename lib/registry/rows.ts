import type { Address } from 'viem';

/** Data of ours is broken: a fault of the build, found by tests, not of any user or host. */
const broken = (what: string): never => {
  throw new RangeError(`packaged data: no ${what}`);
};

/** An address as packaged, checksummed there already. @throws RangeError for anything else */
export const addressIn = (value: unknown): Address =>
  typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value)
    ? (value as Address)
    : broken('address');

/** A text of 1 to `most` characters. @throws RangeError for anything else */
export const textIn = (value: unknown, most: number): string =>
  typeof value === 'string' && value.length > 0 && value.length <= most ? value : broken('text');

/** A whole number from 0 to `most`. @throws RangeError for anything else */
export const wholeIn = (value: unknown, most: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : broken('whole number');

/** A list. @throws RangeError for anything else */
export const listIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : broken('list');

/** The value of a key of an object. @throws RangeError for anything but an object that has it */
export const keyIn = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : broken(key);
