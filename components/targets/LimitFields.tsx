import type { DraftProblem, LimitField, TargetDraft } from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import { chainEntry, type FullLabels } from '../plan/labels.ts';
import { Card } from '../ui/Card.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Field } from '../ui/Field.tsx';
import { limitProblem, reserveProblem } from './problems.ts';

interface LimitFieldsProps {
  draft: TargetDraft;
  problems: readonly DraftProblem[];
  labels: FullLabels;
  onDraft: (draft: TargetDraft) => void;
}

interface LimitShape {
  field: LimitField;
  unit?: string;
  /** Before the number. */
  sign?: string;
  label: string;
  hint: string;
}

const FIELDS: readonly LimitShape[] = [
  {
    field: 'band',
    unit: 'pp',
    label: text.targets.limits.band,
    hint: text.targets.limits.bandHint,
  },
  {
    field: 'minTrade',
    sign: '$',
    label: text.targets.limits.minTrade,
    hint: text.targets.limits.minTradeHint,
  },
  {
    field: 'slippage',
    unit: '%',
    label: text.targets.limits.slippage,
    hint: text.targets.limits.slippageHint,
  },
  {
    field: 'maxCost',
    unit: '%',
    label: text.targets.limits.maxCost,
    hint: text.targets.limits.maxCostHint,
  },
];

/** What a plan may do at the most: band, smallest trade, slippage, cost, and coin kept for fees. */
export function LimitFields({ draft, problems, labels, onDraft }: LimitFieldsProps) {
  const { limits } = draft;
  const change = (part: Partial<typeof limits>) =>
    onDraft({ ...draft, limits: { ...limits, ...part } });
  return (
    <Card title={text.targets.limits.title}>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-3">
        {FIELDS.map(({ field, label, hint, ...around }) => (
          <Field
            key={field}
            label={label}
            hint={hint}
            {...around}
            isNumber
            value={limits[field]}
            error={limitProblem(problems, field)}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        ))}
      </div>
      <Reserves {...{ draft, problems, labels, onDraft }} />
    </Card>
  );
}

/** More chains than this fold away. */
const FEW_CHAINS = 3;

/** Native coin kept on each chain for its network fees. */
function Reserves({ draft, problems, labels, onDraft }: LimitFieldsProps) {
  const { limits } = draft;
  const entries = Object.entries(limits.gasReserve);
  const isWrong = problems.some(({ at }) => at === 'gasReserve');
  return (
    <div className="pt-4">
      <Disclosure
        summary={text.targets.limits.reserves}
        isOpenAtFirst={entries.length <= FEW_CHAINS || isWrong}
      >
        <div className="grid gap-x-5 gap-y-4 sm:grid-cols-3">
          {entries.map(([key, typed]) => {
            const { id, name, nativeSymbol } = chainEntry(labels, Number(key));
            return (
              <Field
                key={key}
                label={text.targets.limits.gasReserve(name, nativeSymbol)}
                hint={text.targets.limits.gasReserveHint}
                isNumber
                value={typed}
                error={reserveProblem(problems, id)}
                onChange={(event) =>
                  onDraft({
                    ...draft,
                    limits: {
                      ...limits,
                      gasReserve: { ...limits.gasReserve, [id]: event.target.value },
                    },
                  })
                }
              />
            );
          })}
        </div>
      </Disclosure>
    </div>
  );
}
