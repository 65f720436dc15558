import { CLOSES_TO_EARN } from '../../lib/core/proven.ts';
import * as text from '../../lib/core/text.ts';
import { MODIFIERS, type Modifier, type Run } from './backtestModel.ts';
import { formatGap, formatShare } from './figures.ts';

const words = text.backtest;
const DAY = 86_400;

/** What speaks for or against the run: the shuffled null, how prices moved, and each modifier. */
export function Evidence({ run }: { run: Run }) {
  const { low, high } = run.shuffled;
  const { premium } = run.outcomes.yours.premium;
  const isInside = premium >= low && premium <= high;
  return (
    <ul className="flex flex-col gap-2 text-body text-ink-2">
      <li>
        {words.shuffled(formatGap(low), formatGap(high))}{' '}
        {isInside ? words.shuffledIn : words.shuffledOut}
      </li>
      <li>{words.figures.intervalNote}</li>
      <li>{stretchWords(run)}</li>
      {MODIFIERS.map((modifier) => (
        <li key={modifier}>
          <strong className="font-strong text-ink">{words.modifier[modifier]}</strong>:{' '}
          {modifierWords(run, modifier)}
        </li>
      ))}
      {MODIFIERS.some((modifier) => run.modifiers[modifier].folds > 0) && (
        <li>{words.modifierNote}</li>
      )}
      <li>{words.note}</li>
    </ul>
  );
}

function stretchWords({ stretches, times }: Run): string {
  const trending = stretches
    .filter(({ is }) => is === 'trending')
    .reduce((bars, { from, to }) => bars + to - from, 0);
  const share = trending / Math.max(1, times.length - 1);
  return words.stretches(formatShare(share), formatShare(1 - share));
}

function modifierWords({ modifiers, times }: Run, modifier: Modifier): string {
  const { gain, folds, won, isEarned } = modifiers[modifier];
  const days = Math.round(((times.at(-1) ?? 0) - (times[0] ?? 0)) / DAY);
  if (folds === 0) return words.modifierLine.none(`${CLOSES_TO_EARN}`, `${days}`);
  const line = isEarned ? words.modifierLine.earned : words.modifierLine.lost;
  return line(formatShare(gain, true), `${won}`, `${folds}`);
}
