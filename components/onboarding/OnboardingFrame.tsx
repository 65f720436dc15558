import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';

/** Steps from 1: portfolio, what was found, targets, alerts. */
export type OnboardingStep = 1 | 2 | 3 | 4;

interface OnboardingFrameProps {
  step: OnboardingStep;
  title: string;
  lead: string;
  children: ReactNode;
  /** Buttons at the foot; left out where a step ends by its own buttons. */
  footer?: ReactNode;
}

/** One step of onboarding: where one is, what it is about, and the way on. */
export const OnboardingFrame = ({ step, title, lead, children, footer }: OnboardingFrameProps) => (
  <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-6 py-10">
    <Progress step={step} />
    <header>
      <h1 className="text-page tracking-tight">{title}</h1>
      <p className="pt-1 text-ink-2">{lead}</p>
    </header>
    {children}
    {footer && <footer className="flex flex-wrap items-center gap-3">{footer}</footer>}
  </main>
);

function Progress({ step }: { step: OnboardingStep }) {
  const { steps, progress } = text.onboarding;
  return (
    <nav aria-label={progress(step, steps.length)}>
      <ol className="grid grid-cols-4 gap-2">
        {steps.map((name, index) => (
          <li key={name} aria-current={index + 1 === step ? 'step' : undefined}>
            <span
              aria-hidden="true"
              className={classes(
                'mb-1.5 block h-1 rounded-bar',
                index < step ? 'bg-primary' : 'bg-band',
              )}
            />
            <span
              className={classes(
                'text-meta',
                index + 1 === step ? 'font-bold text-ink' : 'text-ink-3',
              )}
            >
              {name}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
