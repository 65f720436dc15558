import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Fault } from '../lib/core/fault.ts';
import type { HoldingProof } from '../lib/core/proof.ts';
import { ask } from '../lib/messages/ask.ts';
import { proofsItem } from '../lib/storage/proofs.ts';
import { useStored } from './useStored.ts';

const NONE: readonly HoldingProof[] = [];

/** What became of proving a portfolio's balances, and the way to prove them anew. */
export function useProofs(portfolioId: string) {
  const item = useMemo(() => proofsItem(portfolioId), [portfolioId]);
  const proofs = useStored(item).value ?? NONE;
  const prove = useMutation<void, Fault, string>({
    mutationFn: (id) => ask({ kind: 'prove', portfolioId: id }),
    networkMode: 'always',
  });
  return { proofs, prove };
}
