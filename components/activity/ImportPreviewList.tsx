import { COIN_DECIMALS } from '../../lib/core/lots/coin.ts';
import type { ImportPreview, RefusedLine } from '../../lib/core/lots/readRows.ts';
import type { LotRecord } from '../../lib/core/lots/record.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { dateWords } from './days.ts';
import type { LotsEvents } from './models.ts';

/** More lines than this are counted, not listed. */
const FEW = 50;
/** What is typed in a file may be of any length. */
const MOST_SHOWN = 40;

interface ImportPreviewListProps {
  preview: ImportPreview;
  unused: readonly string[];
  events: Pick<LotsEvents, 'onConfirm' | 'onCancel'>;
}

/** What would be imported and every line that would not, each with its reason. */
export function ImportPreviewList({ preview, unused, events }: ImportPreviewListProps) {
  const words = text.lots.import;
  const { records, refused } = preview;
  return (
    <>
      <section>
        <h3 className="pb-1 font-bold">
          {records.length > 0 ? words.found(records.length) : words.none}
        </h3>
        <ul>
          {records.slice(0, FEW).map((record) => (
            <RecordLine key={record.id} record={record} />
          ))}
        </ul>
        <More count={records.length - FEW} />
      </section>
      {refused.length > 0 && (
        <section>
          <h3 className="pb-1 font-bold">{words.refused(refused.length)}</h3>
          <ul>
            {refused.slice(0, FEW).map((one) => (
              <RefusedRow key={one.line} refused={one} />
            ))}
          </ul>
          <More count={refused.length - FEW} />
        </section>
      )}
      {unused.length > 0 && (
        <p className="text-ink-2 text-meta">{words.unused(unused.map(shown).join(', '))}</p>
      )}
      <div className="flex gap-3">
        {records.length > 0 && (
          <Button kind="primary" onClick={() => events.onConfirm(records)}>
            {words.confirm(records.length)}
          </Button>
        )}
        <Button onClick={events.onCancel}>{words.cancel}</Button>
      </div>
    </>
  );
}

const RecordLine = ({ record }: { record: LotRecord }) => {
  const words = text.lots.import;
  return (
    <li className="flex flex-wrap justify-between gap-x-4 border-line border-b py-1">
      <span>
        {words.kinds[record.kind]}{' '}
        <Sentence
          of={record.kind === 'move' ? words.entryMove : words.entry}
          parts={{
            amount: (
              <TokenAmount
                amount={record.amount}
                decimals={COIN_DECIMALS}
                symbol={record.coin}
                isExact
              />
            ),
            value: <Money value={record.value} />,
          }}
        />
      </span>
      <span className="num text-ink-2 text-meta">{dateWords(record.at)}</span>
    </li>
  );
};

const RefusedRow = ({ refused: { line, problem, typed } }: { refused: RefusedLine }) => {
  const words = text.lots.import;
  return (
    <li className="border-line border-b py-1">
      <span className="num">{words.line(line)}</span>
      {': '}
      {typed !== '' && <span className="text-ink-2">“{shown(typed)}” </span>}
      {words.problem[problem]}
    </li>
  );
};

const shown = (typed: string): string =>
  typed.length > MOST_SHOWN ? `${typed.slice(0, MOST_SHOWN)}…` : typed;

const More = ({ count }: { count: number }) =>
  count > 0 && <p className="pt-1 text-ink-2 text-meta">{text.lots.import.more(count)}</p>;
