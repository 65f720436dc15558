import * as v from 'valibot';
import type { AssetKey } from '../core/asset.ts';
import type { HoldingProof } from '../core/proof.ts';
import { type StoredItem, storedItem } from './item.ts';
import { address, bigintText, hex } from './schemas.ts';

const PROOF: v.GenericSchema<unknown, HoldingProof> = v.object({
  owner: address,
  asset: v.pipe(
    v.string(),
    v.regex(/^\d+:0x[0-9a-fA-F]{40}$/),
    v.transform((text) => text as AssetKey),
  ),
  block: v.object({ number: bigintText, hash: hex }),
  status: v.picklist(['proved', 'refuted', 'unproved']),
  reason: v.nullable(v.picklist(['noProofs', 'otherHeader', 'noSlot'])),
});

/** What became of proving a portfolio's holdings, each at its own block; empty before it was asked. */
export const proofsItem = (portfolioId: string): StoredItem<HoldingProof[]> =>
  storedItem(`proofs/${portfolioId}`, v.array(PROOF), []);
