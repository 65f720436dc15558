import { type ReactNode, useState } from 'react';
import type { Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { parseDollars, typedDollars } from '../../lib/core/typedNumber.ts';
import { Choice } from '../ui/Choice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field } from '../ui/Field.tsx';
import { formatUsd } from '../ui/format.ts';
import { classMark } from '../ui/labels.ts';
import { useIsPrivate } from '../ui/Privacy.tsx';
import { Tick } from '../ui/Tick.tsx';
import type { FullLabels } from './labels.ts';
import type { LegEdit, PlanEvents, PlanLeg, PlanModel } from './planModel.ts';

interface LegEditorProps {
  model: PlanModel;
  leg: PlanLeg;
  /** Its place in the order, from 0. */
  index: number;
  labels: FullLabels;
  events: PlanEvents;
}

/** Takes a swap into the plan or leaves it out; a locked one stays out. */
export function LegTick({ model, index, events }: Omit<LegEditorProps, 'leg' | 'labels'>) {
  const edit = model.editing?.legs[index];
  if (!edit) return null;
  return (
    <span className="pt-1">
      <Tick
        type="checkbox"
        aria-label={text.planEdit.include(index + 1)}
        checked={edit.isIn}
        disabled={!edit.isIn && (edit.isSellLocked || edit.isBuyLocked)}
        onChange={(event) => events.onInclude(index, event.target.checked)}
      />
    </span>
  );
}

/** Another size for a swap, and locks of its classes, folded away until asked for. */
export function LegEditor({ model, leg, index, labels, events }: LegEditorProps): ReactNode {
  const edit = model.editing?.legs[index];
  if (!edit) return null;
  return (
    <Disclosure summary={<span className="text-meta">{text.planEdit.change}</span>}>
      <div className="grid gap-x-6 pb-2 sm:grid-cols-2">
        {edit.isIn && (
          <Size
            key={model.editing?.undone}
            value={leg.trade.value}
            most={edit.most}
            onResize={(size) => events.onResize(index, size)}
          />
        )}
        <div>
          <Locks leg={leg} edit={edit} labels={labels} events={events} />
        </div>
      </div>
    </Disclosure>
  );
}

interface SizeProps {
  value: Usd;
  most: Usd;
  onResize: (size: Usd | null) => void;
}

/** Dollars of a swap; what cannot be taken is said, and changes nothing. */
function Size({ value, most, onResize }: SizeProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const isPrivate = useIsPrivate(undefined);
  const words = text.planEdit;
  if (isPrivate) return null;
  const type = (next: string) => {
    setTyped(next);
    const size = parseSize(next, most);
    if (typeof size === 'bigint') onResize(size);
  };
  const taken = typed === null ? null : parseSize(typed, most);
  return (
    <Field
      label={words.amount}
      sign={text.strategy.unit.dollars}
      isNumber
      value={typed ?? typedDollars(value)}
      hint={words.most(formatUsd(most, 'cents'))}
      error={typeof taken === 'string' ? taken : null}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** A size above nothing and not above `most`, or the sentence that says what to correct. */
function parseSize(typed: string, most: Usd): Usd | string {
  const size = parseDollars(typed);
  if (typeof size === 'string') return text.targets.typed[size];
  if (size === 0n) return text.targets.typed.zero;
  return size > most ? text.planEdit.most(formatUsd(most, 'cents')) : size;
}

interface LocksProps extends Pick<LegEditorProps, 'leg' | 'labels' | 'events'> {
  edit: LegEdit;
}

/** Keeps the sold class from being sold, or the bought one from being bought, here and later. */
const Locks = ({ leg: { trade }, edit, labels, events }: LocksProps) =>
  (
    [
      ['noSell', trade.sell.classId, edit.isSellLocked],
      ['noBuy', trade.buy.classId, edit.isBuyLocked],
    ] as const
  ).map(
    ([side, classId, isOn]) =>
      classId !== null && (
        <Choice
          key={side}
          type="checkbox"
          label={text.planEdit[side](classMark(labels, classId))}
          hint={text.planEdit.lockHint}
          checked={isOn}
          onChange={(event) => events.onLock(classId, side, event.target.checked)}
        />
      ),
  );
