import { createContext, type ReactNode } from 'react';
import type { CurrencyRate } from '../../lib/core/snapshot.ts';

/** The currency money is shown in; null is the dollar. Read by `Money` without a hook. */
export const CurrencyContext = createContext<CurrencyRate | null>(null);

/** Shows every amount of money below it in a currency. */
export const InCurrency = ({
  rate,
  children,
}: {
  rate: CurrencyRate | null;
  children: ReactNode;
}) => <CurrencyContext value={rate}>{children}</CurrencyContext>;
