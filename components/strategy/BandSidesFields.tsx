import { useState } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import type { BandSides } from '../../lib/core/strategy.ts';
import {
  bothSides,
  forget,
  type StrategyDraft,
  withOwnBand,
} from '../../lib/core/strategyDraft.ts';
import * as text from '../../lib/core/text.ts';
import { typedPercent } from '../../lib/core/typedNumber.ts';
import { Choice } from '../ui/Choice.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { classMark, type Labels } from '../ui/labels.ts';
import { isEven, parseSize, type Side, widthOf } from './bandEdits.ts';
import { Pick, type StrategyEdit, TypedNumber } from './Controls.tsx';
import { withParts } from './RuleSentence.tsx';

interface BandSidesFieldsProps {
  edit: StrategyEdit;
  classIds: readonly ClassId[];
  labels: Labels;
}

const words = text.strategy.sides;

/** What goes beyond one width for all: two sides, and a class's own band. */
export function BandSidesFields({ edit, classIds, labels }: BandSidesFieldsProps) {
  const { draft, onDraft } = edit;
  const { band, own } = draft.strategy;
  const [isSplit, setSplit] = useState(!isEven(band));
  const isShown = isSplit || !isEven(band);
  const split = (isOn: boolean) => {
    setSplit(isOn);
    const next = forget(draft, 'band.');
    onDraft(isOn ? next : withParts(next, { band: bothSides(band.above) }));
  };
  return (
    <Disclosure summary={words.title} isOpenAtFirst={isShown || Object.keys(own).length > 0}>
      <Choice
        type="checkbox"
        label={words.split}
        checked={isShown}
        onChange={(event) => split(event.target.checked)}
      />
      {isShown && (
        <SideFields
          edit={edit}
          field="band."
          labelOf={(side) => text.strategy.rule[side]}
          band={band}
          take={(next) => withParts(draft, { band: next })}
        />
      )}
      <ul>
        {classIds.map((classId) => (
          <li key={classId}>
            <OwnBand edit={edit} classId={classId} name={classMark(labels, classId)} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function OwnBand({ edit, classId, name }: { edit: StrategyEdit; classId: ClassId; name: string }) {
  const { draft, onDraft } = edit;
  const own = draft.strategy.own[classId];
  return (
    <>
      <Choice
        type="checkbox"
        label={words.own(name)}
        checked={own !== undefined}
        onChange={(event) =>
          onDraft(withOwnBand(draft, classId, event.target.checked ? draft.strategy.band : null))
        }
      />
      {own && (
        <SideFields
          edit={edit}
          field={`own.${classId}.`}
          labelOf={(side) => (side === 'above' ? words.aboveOf(name) : words.belowOf(name))}
          band={own}
          take={(next) => withParts(draft, { own: { ...draft.strategy.own, [classId]: next } })}
        />
      )}
    </>
  );
}

interface SideFieldsProps {
  edit: StrategyEdit;
  field: string;
  labelOf: (side: Side) => string;
  band: BandSides;
  take: (band: BandSides) => StrategyDraft;
}

const SIDES: readonly Side[] = ['above', 'below'];

/** Width and kind of either side. */
const SideFields = ({ edit, field, labelOf, band, take }: SideFieldsProps) => (
  <div className="grid max-w-2xl gap-x-5 gap-y-2 pb-3 pl-7 sm:grid-cols-2">
    {SIDES.map((side) => {
      const width = band[side];
      const label = labelOf(side);
      return (
        <div key={side} className="grid grid-cols-[6rem_1fr] items-end gap-2">
          <span className="col-span-2 text-ink-2 text-meta">{words[side]}</span>
          {width.kind === 'costOptimal' ? (
            <span />
          ) : (
            <TypedNumber
              edit={edit}
              field={field + side}
              label={label}
              isLabelHidden
              value={typedPercent(width.size)}
              parse={parseSize(width.kind)}
              take={(size) => take({ ...band, [side]: { kind: width.kind, size } })}
            />
          )}
          <Pick
            label={words.kindOf(label)}
            isLabelHidden
            value={width.kind}
            options={text.strategy.rule.kinds}
            onPick={(kind) =>
              edit.onDraft(forget(take({ ...band, [side]: widthOf(kind) }), field + side))
            }
          />
        </div>
      );
    })}
  </div>
);
