import { useEffect } from 'react';
import type { Settings } from '../lib/storage/settings.ts';

/** Puts the chosen theme on the page; `system` leaves it to the browser. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Keeps the chosen theme on the page. */
export const useTheme = (theme: Settings['theme']): void =>
  useEffect(() => applyTheme(theme), [theme]);
