import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClassId } from '../../lib/core/asset.ts';
import { type Bps, bps } from '../../lib/core/money.ts';
import type { Target } from '../../lib/core/portfolio.ts';
import {
  type DraftProblem,
  type DraftRow,
  removeClass,
  type TargetDraft,
} from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import type { FullLabels } from '../plan/labels.ts';
import { AssetMark } from '../ui/AssetMark.tsx';
import { IconButton } from '../ui/Button.tsx';
import { DriftBar } from '../ui/DriftBar.tsx';
import { Field } from '../ui/Field.tsx';
import { driftScale } from '../ui/format.ts';
import { chainLabel, classLabel, classMark } from '../ui/labels.ts';
import { POSITION_INK } from '../ui/PositionWord.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { Weight } from '../ui/Weight.tsx';
import { classProblem } from './problems.ts';
import {
  type BandSettings,
  type ClassValue,
  type EditorRow,
  editorRows,
  type PriceDoubt,
} from './targetModel.ts';

export interface TargetTableProps {
  draft: TargetDraft;
  values: readonly ClassValue[];
  /** Assets whose price may not be acted on. */
  doubts: readonly PriceDoubt[];
  /** Targets as they are stored: their drift is drawn as a ghost. */
  saved: readonly Target[];
  problems: readonly DraftProblem[];
  settings: BandSettings;
  labels: FullLabels;
  onDraft: (draft: TargetDraft) => void;
  /** Below the rows, inside the card. */
  footer?: ReactNode;
}

const COLUMNS =
  'grid grid-cols-[3.5rem_minmax(0,1fr)_minmax(0,1fr)] items-start gap-x-3 min-[520px]:grid-cols-[minmax(0,1fr)_3.5rem_6rem_6rem] min-[820px]:grid-cols-[minmax(7rem,1.2fr)_3.5rem_6rem_6rem_minmax(5rem,1fr)_4.5rem_2rem]';

/** The rows of the editor: each class with what it is now, its target, its band and its drift. */
export function TargetTable(props: TargetTableProps) {
  const { draft, values, doubts, saved, settings, labels, problems, onDraft, footer } = props;
  const rows = editorRows(draft, values, saved, settings);
  const scale = driftScale(rows.flatMap(({ standing }) => standing ?? []));
  const change = (classId: ClassId, part: Partial<DraftRow>) =>
    onDraft({
      ...draft,
      rows: draft.rows.map((row) => (row.classId === classId ? { ...row, ...part } : row)),
    });
  return (
    <section className="rounded-card border border-line bg-surface">
      <Heads />
      {rows.length === 0 && (
        <p className="border-line border-t px-5 py-4 text-ink-2">{text.targets.empty}</p>
      )}
      <ul>
        {rows.map((row) => (
          <TargetLine
            key={row.classId}
            row={row}
            name={classLabel(labels, row.classId)}
            mark={classMark(labels, row.classId)}
            doubt={doubtWords(doubts, row.classId, labels)}
            scale={scale}
            commonBand={draft.limits.band}
            problems={problems}
            onChange={(part) => change(row.classId, part)}
            onRemove={() => onDraft({ ...draft, rows: removeClass(draft.rows, row.classId) })}
          />
        ))}
      </ul>
      <RuledLine rows={rows} settings={settings} labels={labels} />
      {footer}
    </section>
  );
}

/** Where bars show other bands than those typed beside them: whose they are. */
function RuledLine({
  rows,
  settings,
  labels,
}: Pick<TargetTableProps, 'settings' | 'labels'> & { rows: readonly EditorRow[] }) {
  const ruled = rows.filter(({ isRuled }) => isRuled);
  if (ruled.length === 0) return null;
  const words = text.targets.ruled;
  const names = ruled.map(({ classId }) => classMark(labels, classId)).join(', ');
  return (
    <p className="border-line border-t px-5 py-3 text-ink-2 text-meta">
      {settings.strategy.trigger === 'schedule' ? words.schedule : words.bands(names)}{' '}
      <TextLink href="#/strategy">{words.change}</TextLink>
    </p>
  );
}

const Heads = () => (
  <div aria-hidden="true" className={`${COLUMNS} px-5 pt-4 pb-2 text-ink-2 text-meta`}>
    <span className="hidden min-[520px]:block">{text.targets.class}</span>
    <span className="text-right">{text.targets.now}</span>
    <span className="text-right">{text.targets.target}</span>
    <span className="text-right">{text.targets.band}</span>
    <span className="hidden text-center min-[820px]:block">{text.targets.drift}</span>
  </div>
);

/** "Not traded now: USDC on Base (Sources disagree)." */
function doubtWords(
  doubts: readonly PriceDoubt[],
  classId: ClassId,
  labels: FullLabels,
): string | null {
  const own = doubts.filter((doubt) => doubt.classId === classId);
  if (own.length === 0) return null;
  const list = own.map(({ symbol, chainId, status }) =>
    text.targets.doubt(symbol, chainLabel(labels, chainId), text.overview.prices.status[status]),
  );
  return text.targets.notPlanned(list.join(', '));
}

interface TargetLineProps {
  row: EditorRow;
  name: string;
  /** The class in one word. */
  mark: string;
  /** What of it cannot be traded now, and why; null when all can. */
  doubt: string | null;
  scale: Bps;
  commonBand: string;
  problems: readonly DraftProblem[];
  onChange: (part: Partial<DraftRow>) => void;
  onRemove: () => void;
}

function TargetLine(props: TargetLineProps) {
  const { row, name, mark, doubt, scale, commonBand, problems, onChange, onRemove } = props;
  const words = text.targets;
  return (
    <li className={`${COLUMNS} border-line border-t px-5 py-2`}>
      <span className="col-span-full flex min-h-10 min-w-0 items-center gap-3 min-[520px]:col-span-1">
        <AssetMark name={mark} />
        <span className="min-w-0">
          <span className="block truncate font-strong text-ink">{mark}</span>
          {name !== mark && <span className="block truncate text-ink-2 text-meta">{name}</span>}
        </span>
      </span>
      <Weight value={row.now} className="pt-2.5 text-right text-ink-2" />
      <Field
        label={words.targetOf(name)}
        isLabelHidden
        isNumber
        unit="%"
        value={row.weight}
        error={classProblem(problems, 'weight', row.classId)}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <Field
        label={words.bandOf(name)}
        isLabelHidden
        isNumber
        unit="pp"
        value={row.band}
        placeholder={`±${commonBand}`}
        error={classProblem(problems, 'classBand', row.classId)}
        onChange={(event) => onChange({ band: event.target.value })}
      />
      <Standing row={row} name={name} scale={scale} />
      <span className="col-start-3 justify-self-end pt-1 min-[520px]:col-start-4 min-[820px]:col-start-7">
        <IconButton
          size="small"
          label={words.remove(name)}
          icon={<Trash2 aria-hidden="true" />}
          onClick={onRemove}
        />
      </span>
      {doubt && <p className="col-span-full pb-1 pl-9 text-ink-2 text-meta">{doubt}</p>}
    </li>
  );
}

/** The live bar and its figure; empty while the target cannot be read or nothing is held. */
function Standing({ row, name, scale }: Pick<TargetLineProps, 'row' | 'name' | 'scale'>) {
  const { standing, now, was } = row;
  if (!standing)
    return (
      <>
        <span className="hidden min-[820px]:block" />
        <span className="hidden min-[820px]:block" />
      </>
    );
  return (
    <>
      <span className="col-span-2 px-2 py-2.5 min-[820px]:col-span-1">
        <DriftBar {...standing} weight={bps(now)} name={name} scale={scale} was={was} />
      </span>
      <span className={`pt-2.5 text-right font-bold ${POSITION_INK[standing.position]}`}>
        <Weight value={standing.drift} kind="drift" />
      </span>
    </>
  );
}
