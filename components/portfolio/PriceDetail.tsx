import { type Asset, assetKey } from '../../lib/core/asset.ts';
import { type AssetPrice, priceOf } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { formatPrice } from '../ui/formatPrice.ts';
import { chainLabel } from '../ui/labels.ts';
import { Sentence } from '../ui/Sentence.tsx';
import type { HoldingsDetail } from './overviewModel.ts';

interface PriceDetailProps {
  assets: readonly Asset[];
  detail: HoldingsDetail;
}

/** Each asset's price: what every source says, how old it is, and whether that is enough to act on. */
export function PriceDetail({ assets, detail }: PriceDetailProps) {
  const once = [...new Map(assets.map((asset) => [assetKey(asset), asset])).values()];
  const entries = once.flatMap((asset) => priceOf(detail.snapshot, asset) ?? []);
  if (entries.length === 0) return null;
  return (
    <div className="pt-3">
      <h3 className="pb-1 font-strong text-meta">{text.overview.prices.title}</h3>
      <ul className="flex flex-col gap-1.5 text-meta">
        {entries.map((entry) => (
          <PriceLine key={assetKey(entry.asset)} entry={entry} detail={detail} />
        ))}
      </ul>
    </div>
  );
}

function PriceLine({ entry, detail }: { entry: AssetPrice; detail: HoldingsDetail }) {
  const words = text.overview.prices;
  const { asset, status, price, readings } = entry;
  const isAgreed = status === 'agreed';
  return (
    <li className="flex items-baseline gap-4">
      <span className="min-w-0 grow">
        <span className="font-strong">{asset.symbol}</span>{' '}
        <span className="text-ink-2">{chainLabel(detail.labels, asset.chainId)}</span>{' '}
        <span className={isAgreed ? 'text-ink-2' : 'font-strong text-ink'}>
          {words.status[status]}
          {!isAgreed && `, ${words.notPlanned}`}
        </span>
        <span className="block text-ink-2">
          {readings.length === 0 && price === null && words.noReading}
          {readings.map((reading, index) => (
            <span key={`${reading.source}:${reading.asOf}:${index}`}>
              {index > 0 && '; '}
              <Sentence
                of={words.aged}
                parts={{
                  price: <span className="num">{formatPrice(reading.price)}</span>,
                  source: text.plan.block.sources[reading.source],
                  age: <Age at={reading.asOf} now={detail.now} />,
                }}
              />
              {reading.flaw && ` (${words.flaw[reading.flaw]})`}
            </span>
          ))}
        </span>
      </span>
      <span className="num w-28 shrink-0 text-right" title={words.counted}>
        {price === null ? text.ui.noPrice : formatPrice(price)}
      </span>
    </li>
  );
}
