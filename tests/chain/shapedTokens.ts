import type { Address, Hex } from 'viem';
import { concat, keccak256, pad, toHex } from 'viem/utils';
import type { DevChain } from '../../devnet/chain/devChain.ts';

/** Where and how a token keeps a balance, and whether it can be proved there. */
export interface Shape {
  name: string;
  /** Instructions that leave the slot of the owner (the first argument) on the stack. */
  slotCode: Hex;
  /** Instructions that turn the slot's word into what `balanceOf` returns. */
  valueCode: Hex;
  slotOf(owner: Address): Hex;
  isProvable: boolean;
}

const word = (value: bigint | number): Hex => toHex(value, { size: 32 });
const push32 = (value: Hex): Hex => concat(['0x7f', value]);

/** mstore(0, owner) mstore(32, place) keccak256(0, 64) */
const ownerFirst = (place: Hex): Hex =>
  concat(['0x600435600052', push32(place), '0x60205260406000', '0x20']);
/** mstore(0, place) mstore(32, owner) keccak256(0, 64) */
const placeFirst = (place: Hex): Hex =>
  concat([push32(place), '0x600052', '0x600435602052', '0x60406000', '0x20']);
/** mstore(12, 0x87a211a2) mstore(0, owner) keccak256(12, 32) */
const SOLADY: Hex = concat(['0x6387a211a2600c52', '0x600435600052', '0x6020600c20']);

const AS_IT_IS: Hex = '0x';
const DOUBLED: Hex = '0x60011b';
const LOW_HALF: Hex = '0x6fffffffffffffffffffffffffffffffff16';

/** The namespace `openzeppelin.storage.ERC20` as OpenZeppelin's ERC20Upgradeable.sol prints it. */
const OPENZEPPELIN: Hex = '0x52c63247e1f47db19d5ce0460030c497f067ca4cebf71ba98eeadabe20bace00';

const mapping = (name: string, place: Hex, isProvable = true, valueCode = AS_IT_IS): Shape => ({
  name,
  slotCode: ownerFirst(place),
  valueCode,
  slotOf: (owner) => keccak256(concat([pad(owner, { size: 32 }), place])),
  isProvable,
});

export const SHAPES: readonly Shape[] = [
  mapping('a mapping in slot 0', word(0)),
  mapping('a mapping in slot 9', word(9)),
  mapping('a mapping behind a gap, slot 51', word(51)),
  mapping('a mapping in the last slot tried', word(200)),
  mapping('OpenZeppelin’s namespace', OPENZEPPELIN),
  {
    name: 'a Vyper map in slot 5',
    slotCode: placeFirst(word(5)),
    valueCode: AS_IT_IS,
    slotOf: (owner) => keccak256(concat([word(5), pad(owner, { size: 32 })])),
    isProvable: true,
  },
  {
    name: 'Solady’s seed',
    slotCode: SOLADY,
    valueCode: AS_IT_IS,
    slotOf: (owner) => keccak256(concat([owner, '0x000000000000000087a211a2'])),
    isProvable: true,
  },
  mapping('a mapping far away', word(10_000), false),
  mapping('shares worth two each', word(3), false, DOUBLED),
  mapping('a balance packed beside another', word(4), false, LOW_HALF),
];

export const addressOf = (index: number): Address =>
  `0x${(0xe000 + index).toString(16).padStart(40, '0')}`;

/** Puts a token of this shape at an address and a word into an owner's slot. */
export async function placeShape(
  { rpc }: DevChain,
  token: Address,
  { slotCode, valueCode, slotOf }: Shape,
  owner: Address,
  value: bigint,
): Promise<void> {
  const answer: Hex = '0x60005260206000f3';
  await rpc('anvil_setCode', [token, concat([slotCode, '0x54', valueCode, answer])]);
  await rpc('anvil_setStorageAt', [token, slotOf(owner), word(value)]);
}
