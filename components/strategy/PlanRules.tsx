import type { ClassId } from '../../lib/core/asset.ts';
import { type Bps, bps, dollars, type Usd, WHOLE } from '../../lib/core/money.ts';
import type { Lock, TaxChoice } from '../../lib/core/strategy.ts';
import { forget, type StrategyDraft } from '../../lib/core/strategyDraft.ts';
import * as text from '../../lib/core/text.ts';
import {
  parseDollars,
  parsePercent,
  parseTolerance,
  type TypedProblem,
  typedDollars,
  typedPercent,
} from '../../lib/core/typedNumber.ts';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { classMark, type Labels } from '../ui/labels.ts';
import { ClassCaps } from './ClassCaps.tsx';
import { Pick, type StrategyEdit, TypedNumber } from './Controls.tsx';
import { withParts } from './RuleSentence.tsx';
import { DaysField, parseDays, SchedulePick } from './SchedulePick.tsx';

interface PlanRulesProps {
  edit: StrategyEdit;
  classIds: readonly ClassId[];
  labels: Labels;
}

const words = text.strategy.plans;
const { unit } = text.strategy;
const GRID = 'grid gap-x-5 gap-y-4 sm:grid-cols-3';

/** What a plan must keep to: locks, caps, a fixed sum at an interval, tax. */
export const PlanRules = (props: PlanRulesProps) => (
  <Card title={words.title}>
    <div className="flex flex-col gap-5">
      <Locks {...props} />
      <Caps {...props} />
      <Invest edit={props.edit} />
      <Tax edit={props.edit} />
    </div>
  </Card>
);

const LOCKS: Record<Lock | 'none', string> = words.lock;

function Locks({ edit: { draft, onDraft }, classIds, labels }: PlanRulesProps) {
  const { locks } = draft.strategy;
  const pick = (classId: ClassId, lock: Lock | 'none') => {
    const { [classId]: _, ...others } = locks;
    onDraft(withParts(draft, { locks: lock === 'none' ? others : { ...others, [classId]: lock } }));
  };
  return (
    <fieldset>
      <legend className="pb-2 font-strong text-body">{words.locks}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-5 gap-y-3">
        {classIds.map((classId) => (
          <div key={classId}>
            <span aria-hidden="true" className="text-ink-2 text-meta">
              {classMark(labels, classId)}
            </span>
            <Pick
              label={words.lockOf(classMark(labels, classId))}
              isLabelHidden
              value={locks[classId] ?? 'none'}
              options={LOCKS}
              onPick={(lock) => pick(classId, lock)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Caps({ edit, classIds, labels }: PlanRulesProps) {
  const { draft } = edit;
  const { caps } = draft.strategy;
  return (
    <fieldset>
      <legend className="pb-2 font-strong text-body">{words.caps}</legend>
      <div className={GRID}>
        <TypedNumber<Usd | null>
          edit={edit}
          field="caps.trade"
          label={words.trade}
          hint={words.tradeHint}
          sign={unit.dollars}
          value={caps.trade === null ? '' : typedDollars(caps.trade)}
          parse={orNone(parseSum)}
          take={(trade) => withParts(draft, { caps: { ...caps, trade } })}
        />
        <TypedNumber<Bps | null>
          edit={edit}
          field="caps.turnover"
          label={words.turnover}
          hint={words.turnoverHint}
          unit={unit.percent}
          value={caps.turnover === null ? '' : typedPercent(caps.turnover)}
          parse={orNone((typed) => parseTolerance(typed, WHOLE))}
          take={(turnover) => withParts(draft, { caps: { ...caps, turnover } })}
        />
      </div>
      <ClassCaps edit={edit} classIds={classIds} labels={labels} />
    </fieldset>
  );
}

/** Nothing typed is no limit. */
const orNone =
  <T,>(parse: (typed: string) => T) =>
  (typed: string): T | null =>
    typed.trim() === '' ? null : parse(typed);

/** Dollars above zero. */
function parseSum(typed: string): Usd | TypedProblem {
  const value = parseDollars(typed);
  return value === 0n ? 'zero' : value;
}

const FIRST_SUM = dollars(100);

function Invest({ edit }: { edit: StrategyEdit }) {
  const { draft, onDraft } = edit;
  const { invest } = draft.strategy;
  const first = { value: FIRST_SUM, schedule: { every: 'month' } } as const;
  const toggle = (isOn: boolean) =>
    onDraft(withParts(forget(draft, 'invest.'), { invest: isOn ? first : null }));
  return (
    <div>
      <Choice
        type="checkbox"
        label={words.invest}
        hint={words.investHint}
        checked={invest !== null}
        onChange={(event) => toggle(event.target.checked)}
      />
      {invest && <InvestFields edit={edit} invest={invest} />}
    </div>
  );
}

type Invested = NonNullable<StrategyDraft['strategy']['invest']>;

function InvestFields({ edit, invest }: { edit: StrategyEdit; invest: Invested }) {
  const take = (parts: Partial<Invested>) =>
    withParts(edit.draft, { invest: { ...invest, ...parts } });
  const schedule = {
    edit,
    field: 'invest.',
    isLabelHidden: false,
    value: invest.schedule,
    take: (next: Invested['schedule']) => take({ schedule: next }),
  };
  return (
    <div className={`${GRID} pl-7`}>
      <TypedNumber
        edit={edit}
        field="invest.value"
        label={words.investValue}
        sign={unit.dollars}
        value={typedDollars(invest.value)}
        parse={parseSum}
        take={(value) => take({ value })}
      />
      <SchedulePick {...schedule} label={words.investEvery} />
      <DaysField {...schedule} label={words.investDays} />
    </div>
  );
}

/** Until the user says otherwise: a tax of nothing, so that no country's rate is assumed. */
const FIRST_TAX: TaxChoice = {
  rate: bps(0),
  method: 'fifo',
  pool: 'all',
  longTermDays: 365,
  longTermRate: bps(0),
};

function Tax({ edit }: { edit: StrategyEdit }) {
  const { draft, onDraft } = edit;
  const { tax } = draft.strategy;
  const toggle = (isOn: boolean) =>
    onDraft(withParts(forget(draft, 'tax.'), { tax: isOn ? FIRST_TAX : null }));
  return (
    <div>
      <Choice
        type="checkbox"
        label={words.tax}
        hint={words.taxHint}
        checked={tax !== null}
        onChange={(event) => toggle(event.target.checked)}
      />
      {tax && <TaxFields edit={edit} tax={tax} />}
    </div>
  );
}

function TaxFields({ edit, tax }: { edit: StrategyEdit; tax: TaxChoice }) {
  const take = (parts: Partial<TaxChoice>) => withParts(edit.draft, { tax: { ...tax, ...parts } });
  const rate = (name: 'rate' | 'longTermRate') => (
    <TypedNumber
      edit={edit}
      field={`tax.${name}`}
      label={words[name]}
      unit={unit.percent}
      value={typedPercent(tax[name])}
      parse={(typed) => parsePercent(typed)}
      take={(taken) => take({ [name]: taken })}
    />
  );
  return (
    <div className={`${GRID} pl-7`}>
      {rate('rate')}
      {rate('longTermRate')}
      <TypedNumber
        edit={edit}
        field="tax.days"
        label={words.longTermDays}
        value={`${tax.longTermDays}`}
        parse={parseDays}
        take={(longTermDays) => take({ longTermDays })}
      />
      <Pick
        label={words.method}
        value={tax.method}
        options={words.methods}
        onPick={(method) => edit.onDraft(take({ method }))}
      />
      <Pick
        label={words.pool}
        value={tax.pool}
        options={words.pools}
        onPick={(pool) => edit.onDraft(take({ pool }))}
      />
    </div>
  );
}
