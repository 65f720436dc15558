import { gainsByYear } from '../../lib/core/lots/gains.ts';
import type { ImportState } from '../../lib/core/lots/importState.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import type { TaxChoice } from '../../lib/core/strategy.ts';
import * as text from '../../lib/core/text.ts';
import { ActivityFrame } from './ActivityFrame.tsx';
import { GainYears } from './GainYears.tsx';
import { ImportLots } from './ImportLots.tsx';
import { LotTable } from './LotTable.tsx';
import type { LotsEvents, LotsModel } from './models.ts';
import { TaxForm } from './TaxForm.tsx';

interface LotsViewProps {
  lots: LotsModel;
  /** Null: tax is no cost. */
  tax: TaxChoice | null;
  importing: ImportState;
  now: UnixSeconds;
  events: LotsEvents;
}

/** Tax lots: how they are matched, what is held, what was realised, and where records come from. */
export const LotsView = ({ lots, tax, importing, now, events }: LotsViewProps) => (
  <ActivityFrame tab="lots" lead={text.lots.lead}>
    <div className="flex flex-col gap-4">
      <TaxForm key={JSON.stringify(tax)} tax={tax} onTax={events.onTax} />
      <LotTable lots={lots} now={now} />
      <GainYears years={gainsByYear(lots.book.matched, lots.book.choice)} />
      <ImportLots state={importing} count={lots.records.length} events={events} />
    </div>
  </ActivityFrame>
);
