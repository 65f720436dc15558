import * as text from '../../lib/core/text.ts';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

/** A turning ring with words for screen readers: something is under way. */
export const Spinner = ({ label = text.ui.working }: { label?: string }) => (
  <span role="status" className="inline-flex items-center gap-2 text-ink-2">
    <Icon of="working" className="size-4 animate-spin" />
    <span className="sr-only">{label}</span>
  </span>
);

/** A thin line at the top of its (relative) parent while data is read anew; old data stays readable. */
export const ProgressLine = ({ label, isOn }: { label: string; isOn: boolean }) => (
  <div role="status" className="absolute inset-x-0 top-0 z-10 h-0.5 overflow-hidden">
    {isOn && <span className="block h-full w-1/3 animate-progress bg-primary" />}
    {isOn && <span className="sr-only">{label}</span>}
  </div>
);

/** A grey bar in the place of words or figures that were never read yet. */
export const Bone = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={classes('block rounded-bar bg-band', className)} />
);
