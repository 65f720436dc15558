import type { Schedule } from '../../lib/core/schedule.ts';
import type { Strategy } from '../../lib/core/strategy.ts';
import { bothSides, forget, type StrategyDraft } from '../../lib/core/strategyDraft.ts';
import { LIMIT_CEILINGS } from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import {
  parseDollars,
  parseTolerance,
  typedDollars,
  typedPercent,
} from '../../lib/core/typedNumber.ts';
import { Sentence } from '../ui/Sentence.tsx';
import { isEven, parseSize, widthOf } from './bandEdits.ts';
import { Inline, InlineNumber, InlinePick, type StrategyEdit } from './Controls.tsx';
import { DaysField, SchedulePick } from './SchedulePick.tsx';

/** The rule as a sentence whose figures and words are controls. */
export function RuleSentence({ edit }: { edit: StrategyEdit }) {
  const { trigger } = edit.draft.strategy;
  return (
    <div className="flex flex-col gap-1 text-body leading-12">
      <ActLine edit={edit} />
      {trigger !== 'schedule' && <BandLine edit={edit} />}
      {trigger !== 'band' && <LookLine edit={edit} />}
      <TradeLine edit={edit} />
      <LimitsLine edit={edit} />
    </div>
  );
}

/** The draft with other parts of its strategy. */
export const withParts = (
  draft: StrategyDraft,
  parts: Partial<StrategyDraft['strategy']>,
): StrategyDraft => ({ ...draft, strategy: { ...draft.strategy, ...parts } });

const words = text.strategy.rule;

interface PartPickProps<K extends 'trigger' | 'to' | 'moves'> {
  edit: StrategyEdit;
  part: K;
  options: Readonly<Record<Strategy[K], string>>;
}

/** One part of the rule, picked from a list. */
const PartPick = <K extends 'trigger' | 'to' | 'moves'>({
  edit: { draft, onDraft },
  part,
  options,
}: PartPickProps<K>) => (
  <InlinePick<Strategy[K]>
    label={words[part]}
    value={draft.strategy[part]}
    options={options}
    onPick={(picked) => onDraft(withParts(draft, { [part]: picked }))}
  />
);

const ActLine = ({ edit }: { edit: StrategyEdit }) => (
  <div>
    <Sentence
      of={words.act}
      parts={{ trigger: <PartPick edit={edit} part="trigger" options={words.triggers} /> }}
    />
  </div>
);

function BandLine({ edit }: { edit: StrategyEdit }) {
  const { draft, onDraft } = edit;
  const { band } = draft.strategy;
  const { above, below } = band;
  const kind = (
    <InlinePick
      label={words.kind}
      value={above.kind}
      options={words.kinds}
      onPick={(picked) =>
        onDraft(withParts(forget(draft, 'band.'), { band: bothSides(widthOf(picked)) }))
      }
    />
  );
  if (!isEven(band)) return <UnevenLine above={above} below={below} />;
  if (above.kind === 'costOptimal')
    return (
      <div>
        <Sentence of={words.bandOfCosts} parts={{ kind }} />
        <p className="pb-2 text-ink-3 text-meta">{words.costOptimalHint}</p>
      </div>
    );
  const size = (
    <InlineNumber
      edit={edit}
      field="band.both"
      label={words.size}
      sign={text.strategy.unit.either}
      value={typedPercent(above.size)}
      parse={parseSize(above.kind)}
      take={(taken) => withParts(draft, { band: bothSides({ kind: above.kind, size: taken }) })}
    />
  );
  return (
    <div>
      <Sentence of={words.band} parts={{ size, kind }} />
    </div>
  );
}

/** Different above and below: said here, set where the sides are. */
function UnevenLine({ above, below }: StrategyDraft['strategy']['band']) {
  const shown = (side: typeof above) => ('size' in side ? typedPercent(side.size) : '');
  return (
    <p>
      <Sentence
        of={words.bandSides}
        parts={{
          above: shown(above),
          aboveKind: words.kinds[above.kind],
          below: shown(below),
          belowKind: words.kinds[below.kind],
        }}
      />
    </p>
  );
}

function LookLine({ edit }: { edit: StrategyEdit }) {
  const { draft } = edit;
  const { schedule } = draft.strategy;
  const take = (next: Schedule) => withParts(draft, { schedule: next });
  const period = (
    <Inline>
      <SchedulePick edit={edit} field="look." label={words.period} value={schedule} take={take} />
    </Inline>
  );
  if (schedule.every !== 'days')
    return (
      <div>
        <Sentence of={words.look} parts={{ period }} />
      </div>
    );
  const days = (
    <Inline isNarrow>
      <DaysField edit={edit} field="look." label={words.days} value={schedule} take={take} />
    </Inline>
  );
  return (
    <div>
      <Sentence of={words.lookDays} parts={{ days, period }} />
    </div>
  );
}

const TradeLine = ({ edit }: { edit: StrategyEdit }) => (
  <div>
    <Sentence
      of={words.trade}
      parts={{
        to: <PartPick edit={edit} part="to" options={words.tos} />,
        moves: <PartPick edit={edit} part="moves" options={words.moving} />,
      }}
    />
  </div>
);

function LimitsLine({ edit }: { edit: StrategyEdit }) {
  const { draft } = edit;
  const { limits } = draft;
  const minTrade = (
    <InlineNumber
      edit={edit}
      field="minTrade"
      label={words.minTrade}
      sign={text.strategy.unit.dollars}
      value={typedDollars(limits.minTrade)}
      parse={parseDollars}
      take={(taken) => ({ ...draft, limits: { ...limits, minTrade: taken } })}
    />
  );
  const maxCost = (
    <InlineNumber
      edit={edit}
      field="maxCost"
      label={words.maxCost}
      unit={text.strategy.unit.percent}
      value={typedPercent(limits.maxCost)}
      parse={(typed) => parseTolerance(typed, LIMIT_CEILINGS.maxCost)}
      take={(taken) => ({ ...draft, limits: { ...limits, maxCost: taken } })}
    />
  );
  return (
    <div>
      <Sentence of={words.limits} parts={{ minTrade, maxCost }} />
    </div>
  );
}
