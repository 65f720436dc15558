import type { Address, Hex } from 'viem';
import { keccak256 } from 'viem/utils';
import { parseHex, parseObject, parseQuantity } from '../parse.ts';
import { type Account, verifyAccount } from './verifyAccount.ts';
import { verifySlot } from './verifySlot.ts';

/** What is to be proved: an address and slots of its storage, below an agreed state root. */
export interface ProofQuestion {
  stateRoot: Hex;
  address: Address;
  /** 32 bytes each. */
  slots: readonly Hex[];
}

export interface ProvedAnswer {
  account: Account;
  /** In the order of the slots. */
  values: bigint[];
}

const NO_CODE = keccak256('0x');
/** Nodes pad values as they like, up to a word. */
const WORD = /^0x[0-9a-f]{1,64}$/i;

/**
 * What an answer to `eth_getProof` proves; null unless each thing it says is proved and is what was
 * asked. Source: EIP-1186.
 */
export function provedAnswer(answer: unknown, question: ProofQuestion): ProvedAnswer | null {
  try {
    const fields = parseObject(answer);
    const account = verifyAccount(
      question.stateRoot,
      question.address,
      parseNodes(fields.accountProof),
    );
    if (!account || !isSaid(fields, account, question.address)) return null;
    const values = provedSlots(fields.storageProof, account.storageRoot, question.slots);
    return values && { account, values };
  } catch {
    return null;
  }
}

/** Whether the fields beside the proof tell the same; a node that contradicts its proof is not believed. */
function isSaid(fields: Record<string, unknown>, account: Account, address: Address): boolean {
  if (parseHex(fields.address) !== address.toLowerCase()) return false;
  if (parseWord(fields.balance) !== account.balance) return false;
  if (parseWord(fields.nonce) !== account.nonce) return false;
  // Of an account without code some nodes give zeros for both hashes.
  if (account.codeHash === NO_CODE) return true;
  const { storageHash, codeHash } = fields;
  return parseHex(storageHash) === account.storageRoot && parseHex(codeHash) === account.codeHash;
}

function provedSlots(answer: unknown, root: Hex, slots: readonly Hex[]): bigint[] | null {
  if (!Array.isArray(answer) || answer.length !== slots.length) return null;
  const values = slots.map((slot, index) => {
    const { key, value, proof } = parseObject(answer[index]);
    const proved = verifySlot(root, slot, parseNodes(proof));
    const isAsked = parseWord(key) === BigInt(slot);
    return isAsked && proved === parseWord(value) ? proved : null;
  });
  return values.every((value) => value !== null) ? values : null;
}

/** @throws rpc.unreachable when it is no list of bytes */
const parseNodes = (value: unknown): Hex[] =>
  Array.isArray(value) ? value.map(parseHex) : [parseHex(undefined)];

const parseWord = (value: unknown): bigint =>
  typeof value === 'string' && WORD.test(value) ? BigInt(value) : parseQuantity(undefined);
