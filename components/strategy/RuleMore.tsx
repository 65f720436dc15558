import { type Bps, bps, WHOLE } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import {
  parseDecimal,
  parseTolerance,
  type TypedProblem,
  typedDecimal,
  typedPercent,
} from '../../lib/core/typedNumber.ts';
import { Choice } from '../ui/Choice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { InlineNumber, type StrategyEdit, TypedNumber } from './Controls.tsx';
import { withParts } from './RuleSentence.tsx';

const rule = text.strategy.rule;
/** What the tracking error is until another is typed. */
const FIRST_ERROR = bps(300);

/** The trigger by risk: acts when the expected tracking error is above what is typed. */
export function TrackingErrorField({ edit }: { edit: StrategyEdit }) {
  const { draft, onDraft } = edit;
  const { trackingError } = draft.strategy;
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Choice
        type="checkbox"
        label={rule.trackingErrorSwitch}
        checked={trackingError !== null}
        onChange={(event) => {
          const { trackingError: _, ...typed } = draft.typed;
          const next = event.target.checked ? FIRST_ERROR : null;
          onDraft(withParts({ ...draft, typed }, { trackingError: next }));
        }}
      />
      {trackingError !== null && (
        <InlineNumber
          edit={edit}
          field="trackingError"
          label={rule.trackingError}
          unit={text.strategy.unit.percent}
          value={typedPercent(trackingError)}
          parse={parseShare}
          take={(taken) => withParts(draft, { trackingError: taken })}
        />
      )}
    </div>
  );
}

const waitWords = text.strategy.waits;
const FACTOR_DECIMALS = 2;
const LEAST_FACTOR = 100n;
const MOST_FACTOR = 100_000n;

/** From which readings on the rule waits. */
export function WaitFields({ edit }: { edit: StrategyEdit }) {
  const { draft } = edit;
  const { waits } = draft.strategy;
  const take = (parts: Partial<typeof waits>) =>
    withParts(draft, { waits: { ...waits, ...parts } });
  const share = (name: 'impact' | 'spread' | 'correlation') => (
    <TypedNumber
      edit={edit}
      field={`waits.${name}`}
      label={waitWords[name]}
      hint={waitWords.hint}
      unit={text.strategy.unit.percent}
      value={typedPercent(waits[name])}
      parse={parseShare}
      take={(taken) => take({ [name]: taken })}
    />
  );
  return (
    <Disclosure summary={waitWords.title}>
      <div className="grid gap-x-5 gap-y-4 pb-2 sm:grid-cols-2">
        <TypedNumber
          edit={edit}
          field="waits.gasFactor"
          label={waitWords.gasFactor}
          hint={waitWords.hint}
          unit={waitWords.times}
          value={typedDecimal(BigInt(waits.gasFactor), FACTOR_DECIMALS, 1)}
          parse={parseFactor}
          take={(gasFactor) => take({ gasFactor })}
        />
        {share('impact')}
        {share('spread')}
        {share('correlation')}
      </div>
    </Disclosure>
  );
}

/** A share above zero, up to all of it. */
const parseShare = (typed: string): Bps | TypedProblem => parseTolerance(typed, WHOLE);

/** A factor in hundredths, one or more. */
function parseFactor(typed: string): number | TypedProblem {
  const parsed = parseDecimal(typed, FACTOR_DECIMALS);
  if (typeof parsed === 'string') return parsed;
  if (parsed < LEAST_FACTOR) return 'zero';
  return parsed > MOST_FACTOR ? 'tooLarge' : Number(parsed);
}

/** Whether a modifier's switch is open: only its own walk-forward on the user's classes opens it. */
export type Earned = { is: 'unknown' | 'lost' | 'earned' } | { is: 'tooShort'; days: number };

export interface SwitchesProps {
  edit: StrategyEdit;
  earned: Record<'volatility' | 'trend', Earned>;
}

const MODIFIERS = [
  ['volatility', 'isVolatilityAdjusted'],
  ['trend', 'isTrendHeld'],
] as const;

/** Alerts only where acting is worth it, and the two modifiers that have to be earned. */
export function Switches({ edit: { draft, onDraft }, earned }: SwitchesProps) {
  const words = text.strategy.switches;
  return (
    <div>
      <Choice
        type="checkbox"
        label={words.onlyIfWorth}
        hint={words.onlyIfWorthHint}
        checked={draft.strategy.isAlertOnlyIfWorth}
        onChange={(event) =>
          onDraft(withParts(draft, { isAlertOnlyIfWorth: event.target.checked }))
        }
      />
      {MODIFIERS.map(([modifier, part]) => {
        const isOn = draft.strategy[part];
        return (
          <Choice
            key={modifier}
            type="checkbox"
            label={words[modifier]}
            hint={earnedWords(earned[modifier])}
            disabled={earned[modifier].is !== 'earned' && !isOn}
            checked={isOn}
            onChange={(event) => onDraft(withParts(draft, { [part]: event.target.checked }))}
          />
        );
      })}
    </div>
  );
}

function earnedWords(earned: Earned): string {
  const words = text.strategy.switches;
  if (earned.is === 'earned') return words.earned;
  if (earned.is === 'tooShort') return words.locked.tooShort(`${earned.days}`);
  return words.locked[earned.is];
}
