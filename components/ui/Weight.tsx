import type { Bps } from '../../lib/core/money.ts';
import { classes } from './classes.ts';
import { formatDrift, formatWeight } from './format.ts';

interface WeightProps {
  value: Bps;
  /** `share` is a part of the whole (38.9%), `drift` a signed distance in points (+3.9 pp). */
  kind?: 'share' | 'drift';
  digits?: 1 | 2;
  className?: string;
}

/** The one way basis points are shown. */
export function Weight({ value, kind = 'share', digits = 1, className }: WeightProps) {
  const shown = kind === 'share' ? formatWeight(value, digits) : formatDrift(value, digits);
  return <span className={classes('num', className)}>{shown}</span>;
}
