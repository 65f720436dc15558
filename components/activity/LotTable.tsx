import { COIN_DECIMALS } from '../../lib/core/lots/coin.ts';
import { longTermFrom } from '../../lib/core/lots/gains.ts';
import type { Lot } from '../../lib/core/lots/lot.ts';
import type { CoinLots } from '../../lib/core/lots/lotBook.ts';
import { amount, usd, valueDown } from '../../lib/core/money.ts';
import type { PriceAt, UnixSeconds } from '../../lib/core/snapshot.ts';
import type { TaxChoice } from '../../lib/core/strategy.ts';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Age } from '../ui/Age.tsx';
import { Card } from '../ui/Card.tsx';
import { Money } from '../ui/Money.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { dateWords } from './days.ts';
import type { LotsModel } from './models.ts';

const HEAD = 'px-2 pb-2 font-normal text-ink-2 text-meta';
const CELL = 'px-2 py-1.5';
/** More lots of a coin than this are counted, not listed. */
const FEW = 20;

/** Every lot held by coin, and what is held without one. */
export function LotTable({ lots, now }: { lots: LotsModel; now: UnixSeconds }) {
  const words = text.lots.held;
  const { coins, choice } = lots.book;
  const times = coins.flatMap(({ coin }) => lots.prices[coin]?.asOf ?? []);
  const oldest = times.length > 0 ? Math.min(...times) : null;
  if (coins.length === 0)
    return (
      <Card title={words.title}>
        <p className="text-ink-2">{words.empty}</p>
      </Card>
    );
  return (
    <Card
      title={words.title}
      isFlush
      aside={
        oldest !== null && (
          <Sentence of={words.worthAge} parts={{ age: <Age at={oldest} now={now} /> }} />
        )
      }
    >
      <table className="w-full border-collapse">
        <Heading />
        {coins.map((one) => (
          <CoinRows
            key={`${one.coin}@${one.wallet}`}
            of={one}
            name={lots.names[one.coin] ?? one.coin}
            price={lots.prices[one.coin] ?? null}
            choice={choice}
            now={now}
          />
        ))}
      </table>
    </Card>
  );
}

const Heading = () => {
  const { columns } = text.lots.held;
  return (
    <thead>
      <tr>
        <th scope="col" className={`${HEAD} pl-5 text-left`}>
          {columns.came}
        </th>
        <th scope="col" className={`${HEAD} text-right`}>
          {columns.amount}
        </th>
        <th scope="col" className={`${HEAD} text-right`}>
          {columns.cost}
        </th>
        <th scope="col" className={`${HEAD} text-right`}>
          {columns.worth}
        </th>
        <th scope="col" className={`${HEAD} text-right`}>
          {columns.gain}
        </th>
        <th scope="col" className={`${HEAD} text-right pr-5`}>
          {columns.longTerm}
        </th>
      </tr>
    </thead>
  );
};

interface CoinRowsProps {
  of: CoinLots;
  name: string;
  price: PriceAt | null;
  choice: TaxChoice;
  now: UnixSeconds;
}

/** One coin: what is held, its lots, what no record covers. */
const CoinRows = ({ of, name, price, choice, now }: CoinRowsProps) => {
  const words = text.lots.held;
  const shown = of.lots.slice(0, FEW);
  const rest = of.lots.length - shown.length;
  return (
    <tbody className="border-line border-t">
      <tr>
        <th scope="rowgroup" colSpan={6} className="px-5 pt-3 pb-1 text-left font-bold">
          <TokenAmount amount={of.held} decimals={COIN_DECIMALS} symbol={name} />
          {choice.pool === 'wallet' && (
            <span className="font-normal text-ink-2">
              {' '}
              {of.wallet ? (
                <>
                  {words.at} <AddressTag address={of.wallet} />
                </>
              ) : (
                words.elsewhere
              )}
            </span>
          )}
        </th>
      </tr>
      {shown.map((lot, index) => (
        <LotRow key={`${lot.id}:${index}`} lot={lot} price={price} choice={choice} now={now} />
      ))}
      {rest > 0 && <Remark>{words.more(rest)}</Remark>}
      {of.unknown > 0n && (
        <tr>
          <td className={`${CELL} whitespace-nowrap pl-5 text-left`}>{words.unknown}</td>
          <td className={`${CELL} text-right`}>
            <TokenAmount amount={of.unknown} decimals={COIN_DECIMALS} />
          </td>
          <td colSpan={4} className={`${CELL} text-right pr-5 text-ink-2 text-meta`}>
            {words.unknownWhy}
          </td>
        </tr>
      )}
      {of.gone > 0n && (
        <Remark>
          <Sentence
            of={words.gone}
            parts={{
              amount: <TokenAmount amount={of.gone} decimals={COIN_DECIMALS} symbol={name} />,
            }}
          />
        </Remark>
      )}
    </tbody>
  );
};

const Remark = ({ children }: { children: React.ReactNode }) => (
  <tr>
    <td colSpan={6} className="px-5 py-1.5 text-ink-2 text-meta">
      {children}
    </td>
  </tr>
);

function LotRow({ lot, price, choice, now }: Omit<CoinRowsProps, 'of' | 'name'> & { lot: Lot }) {
  const words = text.lots.held;
  const worth = price && valueDown(amount(lot.amount), COIN_DECIMALS, price.price);
  const from = longTermFrom(lot.at, choice);
  return (
    <tr>
      <td className={`${CELL} whitespace-nowrap pl-5 text-left`}>{dateWords(lot.at)}</td>
      <td className={`${CELL} text-right`}>
        <TokenAmount amount={lot.amount} decimals={COIN_DECIMALS} />
      </td>
      <td className={`${CELL} text-right`}>
        <Money value={lot.cost} />
      </td>
      <td className={`${CELL} text-right`}>
        <Money value={worth} />
      </td>
      <td className={`${CELL} text-right`}>
        {worth !== null && <Money value={usd(worth - lot.cost)} isSigned />}
      </td>
      <td className={`${CELL} text-right pr-5 text-ink-2 text-meta`}>
        {from < now ? words.since(dateWords(from)) : words.from(dateWords(from))}
      </td>
    </tr>
  );
}
