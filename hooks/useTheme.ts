import { useEffect } from 'react';
import type { Settings } from '../lib/storage/settings.ts';

/** Puts the chosen theme on the page; `system` leaves it to the browser. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
