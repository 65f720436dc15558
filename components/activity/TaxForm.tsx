import { type FormEvent, useState } from 'react';
import { NO_TAX } from '../../lib/core/lots/gainOfTrade.ts';
import { WHOLE } from '../../lib/core/money.ts';
import { LOT_METHODS, type LotMethod, type TaxChoice } from '../../lib/core/strategy.ts';
import * as text from '../../lib/core/text.ts';
import { parsePercent, typedPercent } from '../../lib/core/typedNumber.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field, SelectField } from '../ui/Field.tsx';

interface TaxFormProps {
  tax: TaxChoice | null;
  onTax: (tax: TaxChoice | null) => void;
}

const MOST_DAYS = 3650;

interface Typed {
  isOn: boolean;
  method: LotMethod;
  pool: TaxChoice['pool'];
  rate: string;
  longTermRate: string;
  longTermDays: string;
}

const typedOf = (tax: TaxChoice | null): Typed => {
  const choice = tax ?? NO_TAX;
  return {
    isOn: tax !== null,
    method: choice.method,
    pool: choice.pool,
    rate: typedPercent(choice.rate),
    longTermRate: typedPercent(choice.longTermRate),
    longTermDays: `${choice.longTermDays}`,
  };
};

function daysOf(typed: string): number | null {
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_DAYS ? days : null;
}

/** The typed choice; null where a field cannot be taken. */
function choiceOf({ method, pool, ...typed }: Typed): TaxChoice | null {
  const rate = parsePercent(typed.rate, WHOLE);
  const longTermRate = parsePercent(typed.longTermRate, WHOLE);
  const longTermDays = daysOf(typed.longTermDays);
  if (typeof rate === 'string' || typeof longTermRate === 'string' || longTermDays === null)
    return null;
  return { rate, method, pool, longTermDays, longTermRate };
}

/** How gains are estimated, and whether they count as a cost of selling. */
export function TaxForm({ tax, onTax }: TaxFormProps) {
  const words = text.lots.rule;
  const [typed, setTyped] = useState(() => typedOf(tax));
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const choice = choiceOf(typed);
    if (!typed.isOn) onTax(null);
    else if (choice) onTax(choice);
  };
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedOf(tax));
  return (
    <Card title={words.title}>
      <form onSubmit={submit} noValidate>
        <Choice
          type="checkbox"
          label={words.count}
          hint={words.countWhy}
          checked={typed.isOn}
          onChange={(event) => change({ isOn: event.target.checked })}
        />
        {typed.isOn && (
          <div className="grid gap-x-5 gap-y-4 pt-3 sm:grid-cols-3">
            <Matching typed={typed} onChange={change} />
            <Rates typed={typed} onChange={change} />
          </div>
        )}
        {isChanged && (
          <div className="pt-4">
            <Button type="submit">{words.save}</Button>
          </div>
        )}
      </form>
    </Card>
  );
}

/** What is asked of gains, and from when on they are long-term. */
const Rates = ({ typed, onChange }: MatchingProps) => {
  const words = text.lots.rule;
  const error = (of: string) =>
    typeof parsePercent(of, WHOLE) === 'string' ? words.problem.percent : null;
  return (
    <>
      {(['rate', 'longTermRate'] as const).map((key) => (
        <Field
          key={key}
          label={words[key]}
          unit="%"
          isNumber
          value={typed[key]}
          error={error(typed[key])}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      ))}
      <Field
        label={words.longTermDays}
        hint={words.daysUnit}
        isNumber
        value={typed.longTermDays}
        error={daysOf(typed.longTermDays) === null ? words.problem.days : null}
        onChange={(event) => onChange({ longTermDays: event.target.value })}
      />
    </>
  );
};

interface MatchingProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

/** Which lots go first, and among which. */
const Matching = ({ typed, onChange }: MatchingProps) => {
  const words = text.lots.rule;
  return (
    <>
      <SelectField
        label={words.method}
        value={typed.method}
        onChange={({ target }) => onChange({ method: methodOf(target.value) })}
      >
        {LOT_METHODS.map((method) => (
          <option key={method} value={method}>
            {words.methods[method]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.pool}
        value={typed.pool}
        onChange={({ target }) => onChange({ pool: target.value === 'all' ? 'all' : 'wallet' })}
      >
        <option value="all">{words.pools.all}</option>
        <option value="wallet">{words.pools.wallet}</option>
      </SelectField>
    </>
  );
};

const methodOf = (value: string): LotMethod =>
  LOT_METHODS.find((method) => method === value) ?? 'fifo';
