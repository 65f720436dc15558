import { Check, CircleDashed, CircleX, Hourglass, LoaderCircle, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StepState } from '../../lib/core/bundle.ts';
import { classes } from '../ui/classes.ts';
import type { LegStanding } from './planStage.ts';

const TURNING: readonly LegStanding[] = ['quoting', 'checking', 'asked', 'sent'];
const FAILED: readonly LegStanding[] = ['refused', 'failed', 'reverted', 'altered'];

interface LegMarkProps {
  standing: LegStanding;
  /** Its place in the order, from 1. */
  place: number;
  isCurrent: boolean;
}

/** The circle at the head of a leg: its number, a tick, or an exclamation mark. */
export function LegMark({ standing, place, isCurrent }: LegMarkProps) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'grid size-6 shrink-0 place-items-center rounded-full border-2 font-bold text-meta',
        markInk(standing, isCurrent),
      )}
    >
      {markOf(standing, place)}
    </span>
  );
}

function markInk(standing: LegStanding, isCurrent: boolean): string {
  if (standing === 'done') return 'border-success text-success';
  if (FAILED.includes(standing)) return 'border-danger text-danger';
  return isCurrent ? 'border-primary text-primary' : 'border-control text-ink-3';
}

function markOf(standing: LegStanding, place: number): ReactNode {
  if (standing === 'done') return <Check className="size-3.5" strokeWidth={3} />;
  if (FAILED.includes(standing)) return '!';
  if (standing === 'held') return <Hourglass className="size-3" />;
  if (TURNING.includes(standing)) return <LoaderCircle className="size-3.5 animate-spin" />;
  return place;
}

const STEP_ICON: Record<StepState, { icon: typeof Check; ink: string }> = {
  queued: { icon: CircleDashed, ink: 'text-ink-3' },
  asked: { icon: LoaderCircle, ink: 'animate-spin text-primary' },
  sent: { icon: LoaderCircle, ink: 'animate-spin text-primary' },
  confirmed: { icon: Check, ink: 'text-success' },
  declined: { icon: X, ink: 'text-ink-2' },
  reverted: { icon: CircleX, ink: 'text-danger' },
  altered: { icon: CircleX, ink: 'text-danger' },
  unknown: { icon: Hourglass, ink: 'text-ink-2' },
  skipped: { icon: Minus, ink: 'text-ink-3' },
};

/** The small picture of a step's state; the word stands beside it. */
export function StepMark({ state }: { state: StepState }) {
  const { icon: Icon, ink } = STEP_ICON[state];
  return <Icon aria-hidden="true" className={classes('mt-px size-3.5 shrink-0', ink)} />;
}
