import type { ClassId } from '../../lib/core/asset.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Icon } from '../ui/Icon.tsx';
import { classMark, type Labels } from '../ui/labels.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { formatShare, formatTimes, toUsd } from './figures.ts';

/** Why a rule is flagged: a fraction a year beyond its limit, or dollars. */
export type YearlyFlag =
  /** `than`: what loses less here, and half of the limit in all. */
  | { flag: 'tooNarrow'; figure: number; limit: number; than: 'costOptimal' | 'hold' }
  | { flag: 'tooWide'; figure: number; limit: number }
  | { flag: 'tooSmall'; risk: number; cost: number; left: number; payingFrom: number | null };

/** What the rule would cost a year, or why that is not known. */
export type Yearly =
  | {
      is: 'known';
      /** Dollars a year, and as a fraction of the portfolio. */
      cost: number;
      share: number;
      trades: number;
      trackingError: number;
      flags: readonly YearlyFlag[];
      /** Days of prices behind volatility and correlation. */
      days: number;
      /** When costs were read. */
      costsAt: UnixSeconds;
      /** How often the estimate looks at the rule, and how often checks do. */
      looksADay: number;
      checkMinutes: number;
    }
  | { is: 'unknown'; why: 'weights' }
  /** Classes nothing tells the cost of; none: not read yet. */
  | { is: 'unknown'; why: 'costs'; classIds: readonly ClassId[] }
  | { is: 'unknown'; why: 'prices'; days: number };

interface YearlyCostProps {
  yearly: Yearly;
  nextCheckAt: UnixSeconds | null;
  now: UnixSeconds;
  labels: Labels;
}

const words = text.strategy.yearly;

/** Beside the controls and following them: what this rule would cost a year at the user's size. */
export function YearlyCost({ yearly, nextCheckAt, now, labels }: YearlyCostProps) {
  return (
    <div className="rounded-control bg-sunken px-4 py-3">
      <h3 className="pb-2 font-strong text-body">{words.title}</h3>
      {yearly.is === 'known' ? (
        <Known yearly={yearly} now={now} />
      ) : (
        <p role="status" className="text-body text-ink-2">
          {unknownWords(yearly, labels)}{' '}
          {nextCheckAt !== null && (
            <Sentence
              of={words.nextCheck}
              parts={{ time: <Age kind="ahead" at={nextCheckAt} now={now} /> }}
            />
          )}
        </p>
      )}
    </div>
  );
}

function unknownWords(yearly: Extract<Yearly, { is: 'unknown' }>, labels: Labels): string {
  if (yearly.why === 'prices') return words.unknownPrices(`${yearly.days}`);
  if (yearly.why === 'weights') return words.unknownWeights;
  if (yearly.classIds.length === 0) return words.unknownCosts;
  return words.unknownCostsOf(yearly.classIds.map((id) => classMark(labels, id)).join(', '));
}

type KnownYearly = Extract<Yearly, { is: 'known' }>;

function Known({ yearly, now }: { yearly: KnownYearly; now: UnixSeconds }) {
  return (
    <>
      <dl className="grid grid-cols-3 gap-x-5">
        <Figure name={words.cost} hint={words.ofValue(formatShare(yearly.share))}>
          <Money value={toUsd(yearly.cost)} />
        </Figure>
        <Figure name={words.trades} hint={words.tradesHint}>
          {formatTimes(yearly.trades)}
        </Figure>
        <Figure name={words.trackingError} hint={words.trackingErrorHint}>
          {formatShare(yearly.trackingError)}
        </Figure>
      </dl>
      <ul className="flex flex-col gap-1 pt-1">
        {yearly.flags.map((flag) => (
          <li key={flag.flag} className="flex gap-2 pt-1 text-body">
            <Icon of="warning" className="mt-0.5 size-4 shrink-0 text-ink-2" />
            <Flag flag={flag} />
          </li>
        ))}
      </ul>
      <p className="pt-2 text-ink-2 text-meta">
        <Basis yearly={yearly} now={now} />
      </p>
    </>
  );
}

const Figure = ({
  name,
  hint,
  children,
}: {
  name: string;
  hint: string;
  children: React.ReactNode;
}) => (
  <div>
    <dt className="text-ink-2 text-meta">{name}</dt>
    <dd className="num text-section">{children}</dd>
    <dd className="text-ink-2 text-meta">{hint}</dd>
  </div>
);

function Flag({ flag }: { flag: YearlyFlag }) {
  const { flags } = words;
  if (flag.flag !== 'tooSmall') {
    const [figure, limit] = [formatShare(flag.figure), formatShare(flag.limit)];
    return flag.flag === 'tooWide'
      ? flags.tooWide(figure, limit)
      : flags.tooNarrow(figure, limit, flags.than[flag.than]);
  }
  const parts = {
    risk: <Money value={toUsd(flag.risk)} />,
    cost: <Money value={toUsd(flag.cost)} />,
    left: <Money value={toUsd(flag.left)} />,
  };
  return (
    <span>
      <Sentence of={flags.tooSmall} parts={parts} />{' '}
      {flag.payingFrom === null ? (
        flags.paysNever
      ) : (
        <Sentence
          of={flags.paysFrom}
          parts={{ value: <Money value={toUsd(flag.payingFrom)} precision="whole" /> }}
        />
      )}{' '}
      {flags.verdictApart}
    </span>
  );
}

const Basis = ({ yearly, now }: { yearly: KnownYearly; now: UnixSeconds }) => (
  <Sentence
    of={words.basis}
    parts={{
      days: `${yearly.days}`,
      looks: `${yearly.looksADay}`,
      minutes: `${yearly.checkMinutes}`,
      age: <Age at={yearly.costsAt} now={now} />,
    }}
  />
);
