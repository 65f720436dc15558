import type { LedgerRow, LedgerSwap } from '../../lib/core/ledger.ts';
import { bps } from '../../lib/core/money.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Card } from '../ui/Card.tsx';
import { formatWeight } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { Difference, Known } from './Difference.tsx';

const HEAD = 'px-2 pb-2 font-normal text-ink-2 text-meta';
const CELL = 'px-2 py-2 align-top';

/** Each plan with what it cost and what it changed, its swaps below. */
export function LedgerRows({ rows, now }: { rows: readonly LedgerRow[]; now: UnixSeconds }) {
  const words = text.ledger.rows;
  return (
    <Card title={words.title} isFlush>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pl-5 text-left`}>
              {words.time}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {words.swapped}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {words.networkFee}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {words.swapCost}
            </th>
            <th scope="col" className={`${HEAD} text-right pr-5`}>
              {words.difference}
            </th>
          </tr>
        </thead>
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} />
        ))}
      </table>
    </Card>
  );
}

const Row = ({ row, now }: { row: LedgerRow; now: UnixSeconds }) => (
  <tbody className="border-line border-t">
    <tr>
      <th scope="row" className={`${CELL} pl-5 text-left font-strong`}>
        <Age at={row.at} now={now} kind="clock" />
      </th>
      <td className={`${CELL} text-right`}>
        <Money value={row.swapped} />
      </td>
      <td className={`${CELL} text-right`}>
        <Known value={row.networkFee} />
      </td>
      <td className={`${CELL} text-right`}>
        <Known value={row.swapCost} />
      </td>
      <td className={`${CELL} text-right pr-5`}>
        <Difference value={row.difference} share={row.differenceBps} />
      </td>
    </tr>
    <tr>
      <td colSpan={5} className="px-5 pb-3 text-ink-2 text-meta">
        <Swaps row={row} />
      </td>
    </tr>
  </tbody>
);

const Swaps = ({ row }: { row: LedgerRow }) => (
  <ul className="flex flex-col gap-0.5">
    {row.swaps.map((swap, index) => (
      <li key={`${index}:${swap.terms.value}`}>
        <Swap swap={swap} />
      </li>
    ))}
    {row.swaps.length === 0 && row.effect.isKnown && <li>{text.ledger.rows.noSwap}</li>}
    {!row.effect.isKnown && <li>{text.ledger.rows.altered}</li>}
  </ul>
);

/** "500 USDC for 0.16 ETH · quoted 0.1601 ETH, 0.06% less · cost $0.42" */
function Swap({ swap: { terms, received, againstQuote, cost } }: { swap: LedgerSwap }) {
  const words = text.ledger.rows;
  const { sell, buy } = terms;
  const bought = (amount: bigint) => (
    <TokenAmount amount={amount} decimals={buy.decimals} symbol={buy.symbol} />
  );
  return (
    <>
      <Sentence
        of={words.swap}
        parts={{
          sold: (
            <TokenAmount amount={terms.sellAmount} decimals={sell.decimals} symbol={sell.symbol} />
          ),
          received: received === null ? words.unread : bought(received),
        }}
      />
      {againstQuote !== null && (
        <>
          {' · '}
          <Sentence
            of={words.quoted}
            parts={{ amount: bought(terms.expectedOut), against: against(againstQuote) }}
          />
        </>
      )}
      {cost !== null && (
        <>
          {' · '}
          <Sentence of={words.cost} parts={{ value: <Money value={cost} /> }} />
        </>
      )}
    </>
  );
}

function against(quote: number): string {
  const words = text.ledger.rows;
  if (quote === 0) return words.asQuoted;
  const size = formatWeight(bps(Math.abs(quote)), 2);
  return quote > 0 ? words.more(size) : words.less(size);
}
