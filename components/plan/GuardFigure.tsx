import type { Address } from 'viem';
import type { Asset } from '../../lib/core/asset.ts';
import type { GuardId } from '../../lib/core/guards.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { TokenAmount } from '../ui/TokenAmount.tsx';
import { formatExactTime } from '../ui/time.ts';
import type { PlanLeg } from './planModel.ts';

const OF_SELL: readonly GuardId[] = ['sellAmount', 'allowance', 'simulatedSell'];
const OF_BUY: readonly GuardId[] = ['minReceived', 'priceFloor', 'simulatedBuy'];
const OF_NATIVE: readonly GuardId[] = ['value', 'networkFee'];
const WHOLE_NUMBER = /^-?\d+$/;
/** As the simulation words a change: smallest units, then the symbol. */
const CHANGE = /^(-?\d+) (\S+)$/;
/** Digits of the seconds a date can still hold. */
const LONGEST_TIME = 12;
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const ASSET = /^\d+:(0x[0-9a-fA-F]{40})$/;

interface GuardFigureProps {
  id: GuardId;
  value: string;
  leg: PlanLeg;
}

/** What a check wanted or found: whole numbers in their token's units, addresses short, times as times. */
export function GuardFigure({ id, value, leg }: GuardFigureProps) {
  const unit = unitOf(id, value, leg);
  if (unit) return <Figure {...unit} />;
  if (id === 'deadline' && WHOLE_NUMBER.test(value) && value.length <= LONGEST_TIME)
    return <span className="num">{formatExactTime(Number(value))}</span>;
  const address = ADDRESS.test(value) ? value : ASSET.exec(value)?.[1];
  const token = [leg.trade.sell, leg.trade.buy].find((asset) => asset.address === address);
  if (token) return <span title={token.address}>{token.symbol}</span>;
  if (address) return <AddressTag address={address as Address} />;
  return <span className="break-words">{value}</span>;
}

type Unit = Pick<Asset, 'decimals' | 'symbol'>;

interface FigureProps {
  units: string;
  of: Unit;
}

const Figure = ({ units, of: { decimals, symbol } }: FigureProps) => (
  <TokenAmount amount={BigInt(units)} decimals={decimals} symbol={symbol} isExact />
);

/** A figure with the token it counts, where the check speaks of one; else null. */
function unitOf(id: GuardId, value: string, leg: PlanLeg): FigureProps | null {
  const { sell, buy } = leg.trade;
  const [, units, symbol] = CHANGE.exec(value) ?? [];
  if (units && symbol) {
    const of = [sell, buy].find((asset) => asset.symbol === symbol);
    return { units, of: of ?? { decimals: 0, symbol } };
  }
  if (!WHOLE_NUMBER.test(value)) return null;
  const found: [readonly GuardId[], Unit][] = [
    [OF_SELL, sell],
    [OF_BUY, buy],
    [OF_NATIVE, { decimals: 18, symbol: '' }],
  ];
  const of = found.find(([ids]) => ids.includes(id))?.[1];
  return of ? { units: value, of } : null;
}
