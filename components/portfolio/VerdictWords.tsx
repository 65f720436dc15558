import type { Judgement, Statement } from '../../lib/core/judgement.ts';
import { verdictLine } from '../../lib/core/verdictText.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface VerdictWordsProps {
  judged: Statement & Pick<Judgement, 'at' | 'dueAt'>;
  labels: Labels;
}

/** A verdict in one sentence. No hook. */
export function VerdictWords({ judged, labels }: VerdictWordsProps) {
  const { of, money, words } = verdictLine(judged, (classId) => classMark(labels, classId));
  const amounts = Object.entries(money).map(([slot, value]) => [
    slot,
    <Money key={slot} value={value} />,
  ]);
  return <Sentence of={of} parts={{ ...words, ...Object.fromEntries(amounts) }} />;
}
