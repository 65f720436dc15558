import type { Bps } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { classes } from './classes.ts';
import { formatWeight } from './format.ts';
import { Weight } from './Weight.tsx';

/** One class of a strip: its share now and the share it should have. */
export interface AllocationPart {
  id: string;
  name: string;
  now: Bps;
  target: Bps;
}

const RAMP = [
  'bg-ramp-1',
  'bg-ramp-2',
  'bg-ramp-3',
  'bg-ramp-4',
  'bg-ramp-5',
  'bg-ramp-6',
] as const;
const shade = (index: number): string => RAMP[Math.min(index, RAMP.length - 1)] ?? RAMP[0];

interface AllocationStripProps {
  parts: readonly AllocationPart[];
  /** `glance`: two bare bars; `full`: named bars and a legend with shares. */
  kind?: 'glance' | 'full';
}

/** Composition now above target, darkest for the largest: the ramp orders, the labels name. */
export function AllocationStrip({ parts, kind = 'glance' }: AllocationStripProps) {
  const ordered = [...parts].sort((a, b) => b.now - a.now || b.target - a.target);
  const now = ordered.map((part) => ({ ...part, share: part.now }));
  const target = ordered.map((part) => ({ ...part, share: part.target }));
  if (kind === 'glance')
    return (
      <div className="flex flex-col gap-[3px]">
        <Bar label={text.ui.now} parts={now} height="h-3.5" />
        <Bar label={text.ui.target} parts={target} height="h-1.5" />
      </div>
    );
  return (
    <div className="grid grid-cols-[4rem_1fr] items-center gap-y-2 text-ink-2 text-meta">
      <span aria-hidden="true">{text.ui.now}</span>
      <Bar label={text.ui.now} parts={now} height="h-3.5" />
      <span aria-hidden="true">{text.ui.target}</span>
      <Bar label={text.ui.target} parts={target} height="h-3.5" />
      <ul className="col-start-2 flex flex-wrap gap-x-5 gap-y-1 pt-1">
        {ordered.map((part, index) => (
          <li key={part.id} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={classes('size-2.5 rounded-bar', shade(index))} />
            <span className="text-ink">{part.name}</span>
            <Weight value={part.now} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BarProps {
  label: string;
  parts: (AllocationPart & { share: Bps })[];
  height: string;
}

function Bar({ label, parts, height }: BarProps) {
  const words = parts.map(({ name, share }) => text.ui.allocationPart(name, formatWeight(share)));
  return (
    <div
      role="img"
      aria-label={text.ui.allocation(label, words.join(', '))}
      className={classes('flex gap-0.5', height)}
    >
      {parts.map(
        ({ id, share }, index) =>
          share > 0 && (
            <span
              key={id}
              className={classes('min-w-0.5 basis-0 rounded-bar', shade(index))}
              style={{ flexGrow: share }}
            />
          ),
      )}
    </div>
  );
}
