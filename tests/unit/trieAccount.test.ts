import type { Address, Hex } from 'viem';
import { concat, keccak256, pad, toHex, toRlp } from 'viem/utils';
import { describe, expect, it } from 'vitest';
import { candidateSlots } from '../../lib/chain/proof/balanceSlot.ts';
import { verifyAccount } from '../../lib/chain/proof/verifyAccount.ts';
import { verifySlot } from '../../lib/chain/proof/verifySlot.ts';
import { EMPTY_ROOT } from '../../lib/chain/proof/verifyTrie.ts';
import { trieOf } from './trieOf.ts';

const OWNER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const OTHER: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const TOKEN: Address = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';
const NO_CODE = keccak256('0x');

type Fields = readonly (Hex | Hex[])[];

/** A state of two accounts, and what it says of the first, whose fields these are. */
function readAccount(fields: Fields, owner = OWNER) {
  const other = toRlp(['0x', '0x07', EMPTY_ROOT, NO_CODE]);
  const state = trieOf({
    [keccak256(OWNER)]: toRlp(fields as Hex[]),
    [keccak256(OTHER)]: other,
  });
  return verifyAccount(state.root, owner, state.prove(keccak256(owner)));
}

describe('an account', () => {
  it('is read as it stands in the state', () => {
    expect(readAccount(['0x09', '0x0f4240', EMPTY_ROOT, NO_CODE])).toEqual({
      nonce: 9n,
      balance: 1_000_000n,
      storageRoot: EMPTY_ROOT,
      codeHash: NO_CODE,
    });
  });

  it('that is proved absent has nothing', () => {
    const nobody = readAccount(['0x', '0x', EMPTY_ROOT, NO_CODE], TOKEN);
    expect(nobody).toMatchObject({ nonce: 0n, balance: 0n, storageRoot: EMPTY_ROOT });
  });

  it.each<[string, Fields]>([
    ['three fields', ['0x', '0x07', EMPTY_ROOT]],
    ['five fields', ['0x', '0x07', EMPTY_ROOT, NO_CODE, '0x']],
    ['a nonce of nine bytes', ['0x010203040506070809', '0x07', EMPTY_ROOT, NO_CODE]],
    ['a balance of 33 bytes', ['0x', `0x01${'00'.repeat(32)}`, EMPTY_ROOT, NO_CODE]],
    ['a balance with a leading zero', ['0x', '0x0007', EMPTY_ROOT, NO_CODE]],
    ['a root of 31 bytes', ['0x', '0x07', `0x${'12'.repeat(31)}`, NO_CODE]],
    ['a code hash of 33 bytes', ['0x', '0x07', EMPTY_ROOT, `0x${'12'.repeat(33)}`]],
    ['a list for a balance', ['0x', ['0x07'], EMPTY_ROOT, NO_CODE]],
  ])('with %s is none', (_what, fields) => {
    expect(readAccount(fields)).toBeNull();
  });
});

describe('a slot', () => {
  const SLOT = toHex(3, { size: 32 });
  const readSlot = (value: Hex, slot = SLOT) => {
    const key = keccak256(SLOT);
    const storage = trieOf({ [key]: value, [keccak256(key)]: '0x01' });
    return verifySlot(storage.root, slot, storage.prove(keccak256(slot)));
  };

  it('holds the integer that is written in it, and one that is proved absent zero', () => {
    expect(readSlot('0x07')).toBe(7n);
    expect(readSlot(toRlp('0x0f4240'))).toBe(1_000_000n);
    expect(readSlot(toRlp(`0x${'ff'.repeat(32)}`))).toBe(2n ** 256n - 1n);
    expect(readSlot('0x07', toHex(4, { size: 32 }))).toBe(0n);
  });

  it.each<[string, Hex]>([
    ['zero', '0x80'],
    ['a leading zero', '0x820007'],
    ['33 bytes', toRlp(`0x01${'00'.repeat(32)}`)],
    ['a list', '0xc107'],
    ['a byte behind its value', '0x0707'],
    ['a byte written as a string of one', '0x8107'],
    ['less than it announces', '0x830707'],
  ])('with %s proves nothing', (_what, value) => {
    expect(readSlot(value)).toBeNull();
  });
});

describe('slots that may hold a balance', () => {
  const entryOf = (owner: Address, place: number): Hex =>
    keccak256(concat([pad(owner, { size: 32 }), toHex(place, { size: 32 })]));
  const listOf = (address: Address, storageKeys: readonly unknown[]) => ({
    accessList: [{ address, storageKeys }],
  });

  it('are those of the token itself that are the owner’s entry of a mapping', () => {
    const keys = [toHex(0, { size: 32 }), entryOf(OTHER, 9), entryOf(OWNER, 9), entryOf(OWNER, 9)];
    expect(candidateSlots(listOf(TOKEN, keys), TOKEN, OWNER)).toEqual([entryOf(OWNER, 9)]);
    expect(candidateSlots(listOf(OTHER, keys), TOKEN, OWNER)).toEqual([]);
  });

  it('end with the last place tried', () => {
    const keys = [200, 201].map((place) => entryOf(OWNER, place));
    expect(candidateSlots(listOf(TOKEN, keys), TOKEN, OWNER)).toEqual(keys.slice(0, 1));
  });

  it('are eight at most, however many a list names', () => {
    const keys = Array.from({ length: 100 }, (_, place) => entryOf(OWNER, place));
    expect(candidateSlots(listOf(TOKEN, keys), TOKEN, OWNER)).toEqual(keys.slice(0, 8));
  });

  it.each([null, 7, {}, { accessList: 7 }, { accessList: [7] }, listOf(TOKEN, [7])])(
    'are none in %j',
    (list) => {
      expect(candidateSlots(list, TOKEN, OWNER)).toEqual([]);
    },
  );
});
