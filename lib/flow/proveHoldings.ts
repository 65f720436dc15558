import type { Portfolio } from '../core/portfolio.ts';
import { type HoldingProof, holdingProof, type Proof, type ProofBlock } from '../core/proof.ts';
import type { Holding, Snapshot, UnixSeconds } from '../core/snapshot.ts';

/** The world balances are proved in: it reads chains, and writes what became of it. */
export interface ProveWorld {
  now(): UnixSeconds;
  readPortfolio(id: string): Promise<Portfolio | null>;
  readSnapshot(portfolioId: string): Promise<Snapshot | null>;
  /** Ends within one background step, whatever operators answer. */
  proveBalance(holding: Holding, block: ProofBlock): Promise<Proof>;
  writeProofs(portfolioId: string, proofs: HoldingProof[]): Promise<void>;
}

/** Holdings proved at once; after each group what is known is written, which keeps a worker alive. */
const GROUP = 6;
/** No group begins later than this; what is left over is unproved. */
const LIMIT_SECONDS = 50;

/**
 * Tries to prove every holding of the stored snapshot at the block it was read at. Each holding gets
 * an outcome; a demo portfolio asks nobody. Nodes keep proofs for few blocks, so it is asked right
 * after a check. @throws storage.*
 */
export async function proveHoldings(world: ProveWorld, portfolioId: string): Promise<void> {
  const portfolio = await world.readPortfolio(portfolioId);
  const snapshot = await world.readSnapshot(portfolioId);
  if (!portfolio || portfolio.kind === 'demo' || !snapshot) return;
  const startedAt = world.now();
  const open = snapshot.holdings.flatMap((holding) => withBlock(holding, snapshot));
  const proofs: HoldingProof[] = [];
  for (let from = 0; from < open.length; from += GROUP) {
    const isLate = world.now() - startedAt > LIMIT_SECONDS;
    const group = isLate ? open.slice(from) : open.slice(from, from + GROUP);
    proofs.push(...(await Promise.all(group.map((one) => proveOne(world, one, isLate)))));
    await world.writeProofs(portfolioId, proofs);
    if (isLate) return;
  }
}

interface Claim {
  holding: Holding;
  block: ProofBlock;
}

function withBlock(holding: Holding, { chains }: Snapshot): Claim[] {
  const block = chains.find(({ chainId }) => chainId === holding.asset.chainId)?.block;
  return block ? [{ holding, block }] : [];
}

const NO_PROOFS: Proof = { status: 'unproved', reason: 'noProofs' };

/** One chain that is gone from the registry costs the others nothing. */
async function proveOne(
  world: ProveWorld,
  { holding, block }: Claim,
  isLate: boolean,
): Promise<HoldingProof> {
  if (isLate) return holdingProof(holding, block, NO_PROOFS);
  const proof = await world.proveBalance(holding, block).catch(() => NO_PROOFS);
  return holdingProof(holding, block, proof);
}
