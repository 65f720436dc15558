import { type FormEvent, useState } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import type { Usd } from '../../lib/core/money.ts';
import type { SumAsk } from '../../lib/core/sumAsk.ts';
import * as text from '../../lib/core/text.ts';
import { parseDollars, typedDollars } from '../../lib/core/typedNumber.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field, SelectField } from '../ui/Field.tsx';

interface SumFormProps {
  /** The classes with a target. */
  classes: readonly { id: ClassId; name: string }[];
  /** What the form starts with. */
  classId: ClassId;
  value: Usd | null;
  onPlan: (ask: SumAsk) => void;
}

const KINDS = ['invest', 'withdraw'] as const;

/** Asks for a plan that buys with a sum, or sells for one. */
export const SumForm = (props: SumFormProps) => (
  <Card>
    <Disclosure summary={text.planSum.title}>
      <Fields {...props} />
    </Disclosure>
  </Card>
);

function Fields({ classes, classId, value, onPlan }: SumFormProps) {
  const words = text.planSum;
  const [kind, setKind] = useState<SumAsk['kind']>('invest');
  const [chosen, setChosen] = useState(classId);
  const [typed, setTyped] = useState(value === null ? '' : typedDollars(value));
  const [isAsked, setAsked] = useState(false);
  const sum = readSum(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (typeof sum === 'string') return;
    onPlan(
      kind === 'invest' ? { kind, value: sum, from: chosen } : { kind, value: sum, into: chosen },
    );
  };
  return (
    <form onSubmit={submit} className="grid grid-cols-2 items-start gap-3" noValidate>
      <SelectField
        label={words.kind}
        value={kind}
        hint={words.hints[kind]}
        onChange={(event) => setKind(event.target.value === 'withdraw' ? 'withdraw' : 'invest')}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {words.kinds[one]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={kind === 'invest' ? words.from : words.into}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {classes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Field
        label={words.value}
        sign="$"
        isNumber
        value={typed}
        error={isAsked && typeof sum === 'string' ? text.targets.typed[sum] : null}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="self-end">
        <Button type="submit">{words.plan}</Button>
      </div>
    </form>
  );
}

function readSum(typed: string) {
  const parsed = parseDollars(typed);
  return parsed === 0n ? 'zero' : parsed;
}
