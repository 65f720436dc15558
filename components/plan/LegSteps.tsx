import type { ReactNode } from 'react';
import { refusals } from '../../lib/core/guards.ts';
import * as text from '../../lib/core/text.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { GuardTable } from './GuardTable.tsx';
import type { FullLabels } from './labels.ts';
import type { PlanLeg, PlanModel } from './planModel.ts';
import { StepRow } from './StepRow.tsx';

interface LegStepsProps {
  model: PlanModel;
  leg: PlanLeg;
  labels: FullLabels;
  /** The leg that is at work or next: its transactions stand open. */
  isOpen: boolean;
}

/** Transactions and checks of a leg: in sight while it is its turn, folded into one line otherwise. */
export function LegSteps(props: LegStepsProps) {
  const { leg, isOpen } = props;
  const hasRefused = refusals(leg.guards).length > 0;
  if (leg.steps.length === 0 && leg.guards.length === 0) return null;
  if (isOpen || hasRefused)
    return (
      <>
        {leg.steps.length > 0 && (
          <div className="mt-3 border-line border-t pt-2">
            <Transactions {...props} />
          </div>
        )}
        <Guards leg={leg} />
      </>
    );
  return (
    <Fold words={foldWords(leg)}>
      <Transactions {...props} isFlat />
      {leg.guards.length > 0 && <GuardTable rows={leg.guards} leg={leg} />}
    </Fold>
  );
}

function foldWords({ steps, guards }: PlanLeg): string {
  const transactions = text.plan.transactions(steps.length);
  return guards.length > 0 ? text.plan.fold(transactions, guards.length) : transactions;
}

/** What refused the leg in sight, what passed folded away. */
function Guards({ leg }: { leg: PlanLeg }) {
  const refused = refusals(leg.guards);
  const passed = leg.guards.filter(({ isPassed }) => isPassed);
  const words = text.plan.checks;
  return (
    <>
      {refused.length > 0 && (
        <div className="mt-2 border-line border-t pt-2">
          <p className="pb-1 font-strong text-danger text-meta">
            {words.refused(refused.length, leg.guards.length)}
          </p>
          <GuardTable rows={refused} leg={leg} />
        </div>
      )}
      {passed.length > 0 && (
        <Fold
          words={refused.length > 0 ? words.others(passed.length) : words.passed(passed.length)}
        >
          <GuardTable rows={passed} leg={leg} />
        </Fold>
      )}
    </>
  );
}

/** A small disclosure. */
const Fold = ({ words, children }: { words: string; children: ReactNode }) => (
  <div className="pt-1">
    <Disclosure summary={<span className="text-meta">{words}</span>}>{children}</Disclosure>
  </div>
);

const Transactions = ({ model, leg, labels, isFlat }: LegStepsProps & { isFlat?: boolean }) => (
  <ol>
    {leg.steps.map((step) => (
      <StepRow key={step.id} {...{ step, leg, model, labels }} isFlat={isFlat ?? false} />
    ))}
  </ol>
);
