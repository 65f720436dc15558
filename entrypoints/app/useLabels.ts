import { useMemo } from 'react';
import type { FullLabels } from '../../components/plan/labels.ts';
import { useNetworks } from '../../hooks/useNetworks.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { classesIn } from '../../lib/registry/catalogue.ts';
import { LABELS } from './labels.ts';

/** Names of chains and classes, those of the user among them. */
export function useLabels(portfolio: Portfolio | null): FullLabels {
  const { custom } = useNetworks();
  return useMemo(
    () => ({
      ...LABELS,
      chains: [...LABELS.chains, ...custom],
      classes: portfolio ? classesIn(portfolio).classes : LABELS.classes,
    }),
    [custom, portfolio],
  );
}
