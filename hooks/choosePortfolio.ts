import { useEffect } from 'react';
import { create } from 'zustand';
import { settingsItem } from '../lib/storage/settings.ts';
import { usePortfolio } from './usePortfolio.ts';
import { changeSettings } from './useSettings.ts';

/** What an address of this tab named. */
const useNamed = create<{ id: string | null }>(() => ({ id: null }));

/** The portfolio that the address names, or that one of this tab named before, until one is chosen. */
export function usePortfolioInView(wanted: string | null) {
  const named = useNamed(({ id }) => id);
  useEffect(() => {
    if (wanted) useNamed.setState({ id: wanted });
  }, [wanted]);
  return usePortfolio(wanted ?? named);
}

/** Shows another portfolio where this one was shown. @throws storage.full */
export async function leavePortfolio(id: string): Promise<void> {
  if ((await settingsItem.read()).currentPortfolio === id)
    await changeSettings({ currentPortfolio: null });
  useNamed.setState((named) => (named.id === id ? { id: null } : named));
}

/** Shows a portfolio from now on. @throws storage.full */
export async function choosePortfolio(id: string): Promise<void> {
  await changeSettings({ currentPortfolio: id });
  useNamed.setState({ id: null });
}
