import type { Address } from 'viem';
import { type AssetKey, assetKey } from './asset.ts';
import type { BlockRef, Holding, Snapshot } from './snapshot.ts';

/** The block a proof stands on: its hash is what operators agreed on. */
export type ProofBlock = Pick<BlockRef, 'number' | 'hash'>;

/**
 * Why a balance could not be proved: no operator gave a proof that holds, the block's header is not
 * hashed as Ethereum's, or no storage slot holds the balance as it is (rebasing, shares, packed).
 */
export type Unproved = 'noProofs' | 'otherHeader' | 'noSlot';

/**
 * What became of proving one balance. `proved`: it follows from the block's hash. `refuted`: an
 * operator's proof shows another balance.
 */
export type Proof =
  | { status: 'proved'; block: ProofBlock }
  | { status: 'refuted' }
  | { status: 'unproved'; reason: Unproved };

/** The outcome for one holding, at the block it was read at. */
export interface HoldingProof {
  owner: Address;
  asset: AssetKey;
  block: ProofBlock;
  status: Proof['status'];
  /** Set when it is unproved. */
  reason: Unproved | null;
}

/** A holding's outcome as it is stored. */
export function holdingProof(
  { owner, asset }: Pick<Holding, 'owner' | 'asset'>,
  { number, hash }: ProofBlock,
  proof: Proof,
): HoldingProof {
  const reason = proof.status === 'unproved' ? proof.reason : null;
  const block = { number, hash };
  return { owner, asset: assetKey(asset), block, status: proof.status, reason };
}

/** The outcome for a holding of this very snapshot; a proof of another block says nothing of it. */
export function proofOf(
  proofs: readonly HoldingProof[],
  snapshot: Pick<Snapshot, 'chains'>,
  { owner, asset }: Pick<Holding, 'owner' | 'asset'>,
): HoldingProof | null {
  const block = snapshot.chains.find(({ chainId }) => chainId === asset.chainId)?.block;
  const isOfHolding = (proof: HoldingProof) =>
    proof.owner === owner && proof.asset === assetKey(asset) && proof.block.hash === block?.hash;
  return proofs.find(isOfHolding) ?? null;
}
