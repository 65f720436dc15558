import type { Address, Hex } from 'viem';
import { concat, hexToBigInt, keccak256, pad, size, toHex } from 'viem/utils';
import { parseHex, parseObject } from '../parse.ts';

/** Highest place of a balance mapping that is tried; inherited gaps rarely reach half of it. */
const LAST_PLACE = 200;
/** ERC-7201 namespaces whose first field is the mapping of balances (OpenZeppelin 5, upgradeable). */
const NAMESPACES = ['openzeppelin.storage.ERC20'];
/** Solady hashes the owner with this seed (ERC20.sol, `_BALANCE_SLOT_SEED`), not with a place. */
const SOLADY_SEED: Hex = '0x000000000000000087a211a2';
/** More slots of one owner than this are read by no `balanceOf` we know. */
const MOST_CANDIDATES = 8;

/**
 * The slots an access list names in a token's own storage that can be an owner's entry of a mapping
 * (Solidity, Vyper, ERC-7201, Solady). Which of them, if any, is the balance, its proved value must
 * show; a list that cannot be read names none.
 */
export function candidateSlots(answer: unknown, token: Address, owner: Address): Hex[] {
  const keys = keysOf(answer, token);
  if (keys.length === 0) return [];
  const entries = ownerEntries(owner);
  return [...new Set(keys)].filter((key) => entries.has(key)).slice(0, MOST_CANDIDATES);
}

/** Storage keys an answer to `eth_createAccessList` names for one contract. Source: EIP-2930. */
function keysOf(answer: unknown, token: Address): Hex[] {
  try {
    const { accessList } = parseObject(answer);
    const rows = Array.isArray(accessList) ? accessList.map(parseObject) : [];
    const keys = rows.flatMap(({ address, storageKeys }) =>
      address === undefined || parseHex(address) !== token.toLowerCase() ? [] : storageKeys,
    );
    return keys.map(parseHex).filter((key) => size(key) === 32);
  } catch {
    return [];
  }
}

/** Every slot where the entry of an owner may stand in a mapping from addresses. */
function ownerEntries(owner: Address): Set<Hex> {
  const key = pad(owner, { size: 32 });
  const places = Array.from({ length: LAST_PLACE + 1 }, (_, place) => toHex(place, { size: 32 }));
  return new Set([
    ...[...places, ...NAMESPACES.map(namespaceSlot)].map((place) =>
      keccak256(concat([key, place])),
    ),
    ...places.map((place) => keccak256(concat([place, key]))), // Vyper
    keccak256(concat([owner, SOLADY_SEED])),
  ]);
}

/** Where a namespace begins: keccak256(keccak256(id) − 1) with its last byte zero. Source: ERC-7201. */
function namespaceSlot(id: string): Hex {
  const before = hexToBigInt(keccak256(toHex(id))) - 1n;
  return `${keccak256(toHex(before, { size: 32 })).slice(0, -2)}00` as Hex;
}
