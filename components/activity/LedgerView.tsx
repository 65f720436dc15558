import type { DatedFlow } from '../../lib/core/performance.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Money } from '../ui/Money.tsx';
import { ActivityFrame } from './ActivityFrame.tsx';
import { dateWords } from './days.ts';
import { LedgerPicture } from './LedgerPicture.tsx';
import { LedgerRows } from './LedgerRows.tsx';
import { LedgerSums } from './LedgerSums.tsx';
import type { LedgerModel } from './models.ts';

interface LedgerViewProps {
  /** Null while nothing was read of the portfolio. */
  ledger: LedgerModel | null;
  now: UnixSeconds;
  onExport: () => void;
}

/** Every plan beside doing nothing: sums, the difference by day, plan by plan, transfers. */
export function LedgerView({ ledger, now, onExport }: LedgerViewProps) {
  const words = text.ledger;
  const isEmpty = ledger !== null && ledger.rows.length === 0;
  const { flows = [], forgottenUntil } = ledger?.performance ?? {};
  return (
    <ActivityFrame
      tab="ledger"
      lead={words.lead}
      actions={ledger && !isEmpty && <Button onClick={onExport}>{words.export}</Button>}
    >
      <div className="flex flex-col gap-4">
        {ledger === null && <Card>{words.noSnapshot}</Card>}
        {isEmpty && (
          <Card title={words.emptyTitle}>
            <p className="text-ink-2">{words.empty}</p>
          </Card>
        )}
        {ledger && !isEmpty && (
          <>
            <LedgerSums ledger={ledger} now={now} />
            <LedgerPicture
              path={ledger.path}
              unknown={ledger.rows.filter(({ effect }) => !effect.isKnown).length}
            />
            <LedgerRows rows={ledger.rows} now={now} />
          </>
        )}
        {flows.length > 0 && <Transfers flows={flows} forgottenUntil={forgottenUntil} now={now} />}
      </div>
    </ActivityFrame>
  );
}

interface TransfersProps {
  flows: readonly DatedFlow[];
  forgottenUntil: UnixSeconds | undefined;
  now: UnixSeconds;
}

/** Newest first. */
const Transfers = ({ flows, forgottenUntil, now }: TransfersProps) => {
  const words = text.ledger.flows;
  return (
    <Card title={words.title} isFlush>
      <p className="px-5 pb-2 text-ink-2 text-meta">
        {words.why} {forgottenUntil !== undefined && words.forgotten(dateWords(forgottenUntil))}
      </p>
      <ul className="divide-y divide-line">
        {[...flows].reverse().map(({ at, value }) => (
          <li
            key={`${at}:${value}`}
            className="flex items-baseline justify-between gap-4 px-5 py-2"
          >
            <span>
              {value > 0n ? words.deposit : words.withdrawal}
              <span className="block text-ink-2 text-meta">
                <Age at={at} now={now} kind="clock" />
              </span>
            </span>
            <Money value={value} isSigned />
          </li>
        ))}
      </ul>
    </Card>
  );
};
