import { subtractUsd } from '../../lib/core/money.ts';
import type { Refusal } from '../../lib/core/targetProposal.ts';
import * as text from '../../lib/core/text.ts';
import type { Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { refusalWords, startWords } from './policyWords.ts';

/** Why there is no proposal or no fact, with its figures. */
export function RefusalWords({ refusal, labels }: { refusal: Refusal; labels: Labels }) {
  if (refusal.why !== 'belowFloor') return refusalWords(refusal, labels);
  const { value, floor, startsAnew } = refusal;
  const parts = {
    value: <Money value={value} />,
    floor: <Money value={floor} />,
    by: <Money value={subtractUsd(floor, value)} />,
  };
  return (
    <>
      <Sentence of={text.policies.refusals.belowFloor} parts={parts} /> {startWords(startsAnew)}
    </>
  );
}
