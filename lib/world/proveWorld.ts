import { proveBalance } from '../chain/proof/proveBalance.ts';
import type { ProveWorld } from '../flow/proveHoldings.ts';
import { portfolioItem } from '../storage/portfolios.ts';
import { proofsItem } from '../storage/proofs.ts';
import { snapshotItem } from '../storage/snapshots.ts';
import { now } from './clock.ts';
import { chainFor } from './networks.ts';

/** The real world balances are proved in. */
export const proveWorld: ProveWorld = {
  now,
  readPortfolio: (id) => portfolioItem(id).read(),
  readSnapshot: (id) => snapshotItem(id).read(),
  async proveBalance(holding, block) {
    const chain = await chainFor(holding.asset.chainId, holding.owner);
    return proveBalance(chain, { ...holding, block });
  },
  writeProofs: (id, proofs) => proofsItem(id).write(proofs),
};
