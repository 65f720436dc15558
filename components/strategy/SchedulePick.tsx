import type { Schedule } from '../../lib/core/schedule.ts';
import { forget, type StrategyDraft } from '../../lib/core/strategyDraft.ts';
import * as text from '../../lib/core/text.ts';
import { parseDecimal, type TypedProblem } from '../../lib/core/typedNumber.ts';
import { Pick, type StrategyEdit, TypedNumber } from './Controls.tsx';

interface ScheduleProps {
  edit: StrategyEdit;
  /** What the names of its fields begin with. */
  field: string;
  label: string;
  isLabelHidden?: boolean;
  value: Schedule;
  take: (schedule: Schedule) => StrategyDraft;
}

const MOST_DAYS = 3650n;
const FIRST_DAYS = 14;
/** Weeks end on Sunday. */
const SUNDAY = 0;

/** Week, month, quarter, year, or every so many days. */
export const SchedulePick = (props: ScheduleProps) => (
  <Pick
    label={props.label}
    isLabelHidden={props.isLabelHidden ?? true}
    value={props.value.every}
    options={text.strategy.rule.periods}
    onPick={(every) =>
      props.edit.onDraft(forget(props.take(scheduleOf(every)), `${props.field}days`))
    }
  />
);

function scheduleOf(every: Schedule['every']): Schedule {
  if (every === 'days') return { every, days: FIRST_DAYS };
  return every === 'week' ? { every, closes: SUNDAY } : { every };
}

/** The days of a schedule of days; nothing for another. */
export const DaysField = ({ value, ...props }: ScheduleProps) =>
  value.every === 'days' && (
    <TypedNumber
      edit={props.edit}
      field={`${props.field}days`}
      label={props.label}
      isLabelHidden={props.isLabelHidden ?? true}
      value={`${value.days}`}
      parse={parseDays}
      take={(days) => props.take({ every: 'days', days })}
    />
  );

/** Whole days, from one to ten years. */
export function parseDays(typed: string): number | TypedProblem {
  const days = parseDecimal(typed, 0);
  if (typeof days === 'string') return days;
  if (days === 0n) return 'zero';
  return days > MOST_DAYS ? 'tooLarge' : Number(days);
}
