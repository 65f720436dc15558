import type { ReactNode } from 'react';
import type { Drift } from '../../lib/core/drift.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { DriftBar } from '../ui/DriftBar.tsx';
import { driftScale, formatWeight, shortAddress } from '../ui/format.ts';
import { classLabel } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { useIsPrivate } from '../ui/Privacy.tsx';
import { Bone } from '../ui/Progress.tsx';
import { formatAge } from '../ui/time.ts';
import { Weight } from '../ui/Weight.tsx';
import type { FullLabels } from './labels.ts';
import type { PlanCosts, PlanModel } from './planModel.ts';

interface AfterPanelProps {
  model: PlanModel;
  before: Drift;
  labels: FullLabels;
}

/** Before and after, what it costs, and how old the figures are: beside the steps at all times. */
export function AfterPanel({ model, before, labels }: AfterPanelProps) {
  const words = text.plan.after;
  const { after, costs, isAfterMeasured } = model;
  const isNow = isAfterMeasured || !after;
  return (
    <Card title={isNow ? words.measured : words.title}>
      <dl className="flex flex-col gap-1.5">
        <Line term={words.onTarget}>
          <Changed
            from={formatWeight(before.onTarget)}
            to={after && formatWeight(after.onTarget)}
          />
        </Line>
        <Line term={words.outside}>
          <Changed from={`${before.outside}`} to={after && `${after.outside}`} />
        </Line>
      </dl>
      <Bars before={before} after={after} labels={labels} />
      {costs && (
        <Costs
          costs={costs}
          isUnderWay={isAfterMeasured === true}
          isChanged={model.editing?.isChanged ?? false}
        />
      )}
      <Ages model={model} />
    </Card>
  );
}

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4">
    <dt className="text-ink-2">{term}</dt>
    <dd className="num text-right text-ink">{children}</dd>
  </div>
);

/** The figure before struck through, the figure after in bold. */
const Changed = ({ from, to }: { from: string; to: string | null }) =>
  to === null || to === from ? (
    <strong className="font-bold">{from}</strong>
  ) : (
    <>
      <span className="sr-only">{text.plan.after.was} </span>
      <s className="text-ink-3">{from}</s> <strong className="font-bold">{to}</strong>
    </>
  );

/** Each class after the swaps, with a ghost where it stood, at one scale; without swaps as it stands. */
function Bars({
  before,
  after,
  labels,
}: {
  before: Drift;
  after: Drift | null;
  labels: FullLabels;
}) {
  const scale = driftScale([...before.rows, ...(after?.rows ?? [])]);
  return (
    <ul className="mt-3 flex flex-col gap-1 border-line border-t pt-3">
      {before.rows.map((then) => {
        const { classId } = then;
        const row = after?.rows.find((entry) => entry.classId === classId);
        const name = classLabel(labels, classId);
        return (
          <li key={classId} className="grid grid-cols-[5rem_1fr_3.5rem] items-center gap-3">
            <span className="truncate text-ink-2 text-meta" title={name}>
              {name}
            </span>
            <DriftBar
              {...(row ?? then)}
              name={name}
              scale={scale}
              was={row && row.drift !== then.drift ? then.drift : null}
            />
            <Weight value={(row ?? then).weight} className="text-right text-ink-2 text-meta" />
          </li>
        );
      })}
    </ul>
  );
}

interface CostsProps {
  costs: PlanCosts;
  isUnderWay: boolean;
  /** By the user: no quote is awaited. */
  isChanged: boolean;
}

/** What the whole plan was reviewed to cost; said so once part of it is done. */
function Costs({ costs, isUnderWay, isChanged }: CostsProps) {
  const words = text.plan.after;
  const pending = isChanged ? text.planEdit.notAsked : null;
  return (
    <div className="mt-3 border-line border-t pt-3">
      {isUnderWay && <p className="pb-2 text-ink-3 text-meta">{words.wholePlan}</p>}
      <dl className="flex flex-col gap-2">
        <Line term={words.traded}>
          <Money value={costs.traded} precision="cents" />
        </Line>
        <Line term={words.networkFees}>
          <Known value={costs.networkFees} pending={pending}>
            {(fee) => <Money value={fee} precision="cents" />}
          </Known>
        </Line>
        <Line term={words.poolFees}>
          <Known value={costs.poolFees} pending={pending}>
            {(fee) => <Money value={fee} precision="cents" />}
          </Known>
        </Line>
        <Line term={words.cost}>
          <Known value={costs.share} pending={pending}>
            {(share) => <Weight value={share} digits={2} />}
          </Known>
        </Line>
        <Line term={words.slippage}>{words.each(formatWeight(costs.slippage))}</Line>
      </dl>
      {costs.gap !== undefined && (
        <p className="pt-2 text-ink-3 text-meta">
          {costs.gap === null ? words.gapUnknown : words.gap(formatWeight(costs.gap, 2))}
        </p>
      )}
    </div>
  );
}

interface KnownProps<T> {
  value: T | null;
  /** Stands in its place where nothing is awaited. */
  pending: string | null;
  children: (value: T) => ReactNode;
}

/** A figure, or a grey bar in its place while quotes are awaited. */
function Known<T>({ value, pending, children }: KnownProps<T>) {
  if (value !== null) return children(value);
  if (pending !== null) return <span className="text-ink-3">{pending}</span>;
  return (
    <>
      <Bone className="my-1.5 h-2 w-14" />
      <span className="sr-only">{text.plan.after.pending}</span>
    </>
  );
}

function Ages({ model }: { model: PlanModel }) {
  const { quotedAt, takenAt, sourceCount, termsHash, isAfterMeasured, now } = model;
  const words = text.plan.after;
  const isPrivate = useIsPrivate(undefined);
  return (
    <div className="mt-3 flex flex-col gap-1 text-ink-3 text-meta">
      <p>
        {quotedAt !== null && words.quotes(words.sources(sourceCount), formatAge(quotedAt, now))}{' '}
        {takenAt !== null && !isAfterMeasured && words.balances(formatAge(takenAt, now))}{' '}
        {model.editing?.isChanged ? text.planEdit.fairPrices : words.estimates}
      </p>
      {termsHash && !isPrivate && (
        <p title={`${words.termsWhy} ${termsHash}`}>
          {words.terms} <span className="num">{shortAddress(termsHash)}</span>
        </p>
      )}
    </div>
  );
}
