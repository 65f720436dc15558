import type { Hex } from 'viem';
import { encodeFunctionData } from 'viem/utils';
import { isNative } from '../../core/asset.ts';
import type { Proof, ProofBlock, Unproved } from '../../core/proof.ts';
import type { Holding } from '../../core/snapshot.ts';
import { type RpcCall, rpcBatch } from '../../net/rpc.ts';
import type { Chain, RpcOperator } from '../../registry/chains.ts';
import { ERC20_ABI } from '../abi.ts';
import { parseHex, resultOf, toQuantity } from '../parse.ts';
import { candidateSlots } from './balanceSlot.ts';
import { provedStateRoot } from './headerHash.ts';
import { type ProvedAnswer, provedAnswer } from './provedAnswer.ts';

/** What is to be proved: that an address held this much of an asset at an agreed block. */
export interface BalanceClaim extends Pick<Holding, 'owner' | 'asset' | 'amount'> {
  block: ProofBlock;
}

/** All operators together; a background step may not last longer. */
const PROOF_LIMIT_MS = 8000;
/** So little that whoever is charged for it on paper can pay, and enough for a proxy's `balanceOf`. */
const LIST_GAS = 1_000_000n;

const unproved = (reason: Unproved): Proof => ({ status: 'unproved', reason });

/**
 * Proves a balance from the agreed hash down: header → state root → account → slot. Operators are
 * asked in turn until one gives a proof that holds; whatever they answer, nothing else is `proved`.
 * Never throws. Two limits: which slot is the balance, only an operator's access list says, so it
 * must also be the owner's entry of a mapping and hold the very amount; and an empty slot proves
 * nothing, so a token's zero cannot be proved.
 */
export async function proveBalance(
  chain: Pick<Chain, 'operators'>,
  claim: BalanceClaim,
): Promise<Proof> {
  if (!isNative(claim.asset) && claim.amount === 0n) return unproved('noSlot');
  const limit = AbortSignal.timeout(PROOF_LIMIT_MS);
  const prove = isNative(claim.asset) ? proveNative : proveToken;
  let best = unproved('noProofs');
  for (const operator of chain.operators) {
    const proof = await prove(operator, claim, limit).catch(() => unproved('noProofs'));
    if (proof.status === 'proved') return proof;
    if (weightOf(proof) > weightOf(best)) best = proof;
  }
  return best;
}

const REASONS: readonly Unproved[] = ['noProofs', 'otherHeader', 'noSlot'];

/** What was found furthest down says the most; another balance says more than any reason. */
const weightOf = (proof: Proof): number =>
  proof.status === 'unproved' ? REASONS.indexOf(proof.reason) : REASONS.length;

/** The chain's own coin stands in the account itself. @throws rpc.*, host.* */
async function proveNative(
  operator: RpcOperator,
  { owner, amount, block }: BalanceClaim,
  limit: AbortSignal,
): Promise<Proof> {
  const calls = [headerCall(block), proofCall(owner, [], block)];
  const [header, proof] = await rpcBatch(operator.url, calls, limit);
  const stateRoot = rootOf(resultOf(header), block);
  if (!stateRoot) return unproved('otherHeader');
  const proved = provedAnswer(resultOf(proof), { stateRoot, address: owner, slots: [] });
  if (!proved) return unproved('noProofs');
  return proved.account.balance === amount ? { status: 'proved', block } : { status: 'refuted' };
}

/** A token's balance stands in a slot that its own `balanceOf` reads. @throws rpc.*, host.* */
async function proveToken(
  operator: RpcOperator,
  claim: BalanceClaim,
  limit: AbortSignal,
): Promise<Proof> {
  const { owner, asset, block } = claim;
  const calls = [headerCall(block), listCall(claim), balanceCall(claim)];
  const [header, list, said] = await rpcBatch(operator.url, calls, limit);
  const stateRoot = rootOf(resultOf(header), block);
  if (!stateRoot) return unproved('otherHeader');
  const slots = candidateSlots(resultOf(list), asset.address, owner);
  if (slots.length === 0) return unproved('noSlot');
  const [proof] = await rpcBatch(operator.url, [proofCall(asset.address, slots, block)], limit);
  const question = { stateRoot, address: asset.address, slots };
  const proved = provedAnswer(resultOf(proof), question);
  return proved ? judge(proved, claim, BigInt(parseHex(resultOf(said)))) : unproved('noProofs');
}

/**
 * A slot with another value may hold shares or packed fields. It refutes only when it holds what
 * this operator's own `balanceOf` says.
 */
function judge({ values }: ProvedAnswer, { amount, block }: BalanceClaim, said: bigint): Proof {
  if (values.includes(amount)) return { status: 'proved', block };
  return values.includes(said) ? { status: 'refuted' } : unproved('noSlot');
}

/** Null for another chain's kind of header. @throws rpc.unreachable when the block is not there */
function rootOf(header: unknown, block: ProofBlock): Hex | null {
  return header === null ? parseHex(header) : provedStateRoot(header, block);
}

const headerCall = ({ hash }: ProofBlock): RpcCall => ({
  method: 'eth_getBlockByHash',
  params: [hash, false],
});

/** By number, which more nodes take; the root tells whether it was the same block. */
const proofCall = (address: Hex, slots: readonly Hex[], { number }: ProofBlock): RpcCall => ({
  method: 'eth_getProof',
  params: [address, slots, toQuantity(number)],
});

const listCall = (claim: BalanceClaim): RpcCall => ({
  method: 'eth_createAccessList',
  params: [{ ...readOf(claim), gas: toQuantity(LIST_GAS) }, toQuantity(claim.block.number)],
});

const balanceCall = (claim: BalanceClaim): RpcCall => ({
  method: 'eth_call',
  params: [readOf(claim), toQuantity(claim.block.number)],
});

const readOf = ({ owner, asset }: BalanceClaim) => ({
  to: asset.address,
  data: encodeFunctionData({ abi: ERC20_ABI, functionName: 'balanceOf', args: [owner] }),
});
