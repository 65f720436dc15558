import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import type { RiskAnswer } from '../../lib/core/strategy.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import type { StrategyEdit } from './Controls.tsx';
import { formatFractionPoints } from './figures.ts';
import { withParts } from './RuleSentence.tsx';

/** Narrowest and widest cost-optimal band of all classes by each answer, fractions; null: not known. */
export type ImpliedBands = Record<RiskAnswer, { from: number; to: number } | null>;

const ANSWERS: readonly RiskAnswer[] = ['little', 'middle', 'much'];
const words = text.strategy.risk;

interface RiskQuestionProps {
  edit: StrategyEdit;
  implied: ImpliedBands;
  /** When the costs were read that those bands follow from; null: not known. */
  costsAt: UnixSeconds | null;
  now: UnixSeconds;
}

/** Asked once, in plain words; each answer shows the band it makes for this portfolio. */
export function RiskQuestion({ edit, implied, costsAt, now }: RiskQuestionProps) {
  const { draft, onDraft } = edit;
  const isImplied = ANSWERS.some((answer) => implied[answer]);
  return (
    <fieldset>
      <legend className="pb-1 font-strong text-body">{words.title}</legend>
      <div className="grid gap-2 md:grid-cols-3">
        {ANSWERS.map((answer) => (
          <Choice
            key={answer}
            isCard
            type="radio"
            name="risk"
            label={words.answers[answer]}
            hint={hintOf(implied[answer])}
            checked={draft.strategy.risk === answer}
            onChange={() => onDraft(withParts(draft, { risk: answer }))}
          />
        ))}
      </div>
      <p className="pt-2 text-ink-3 text-meta">
        {draft.strategy.risk === null && words.unanswered}{' '}
        {isImplied && costsAt !== null && (
          <Sentence of={words.ofCosts} parts={{ age: <Age at={costsAt} now={now} /> }} />
        )}
      </p>
    </fieldset>
  );
}

const hintOf = (band: ImpliedBands[RiskAnswer]): string =>
  band
    ? words.implied(formatFractionPoints(band.from), formatFractionPoints(band.to))
    : words.unknown;
