import type { ClassId } from '../core/asset.ts';
import type { ClassTable } from '../core/classes.ts';
import type { HistoryEntry } from '../core/history.ts';
import { eventsOfBundle } from '../core/lots/bundleEvents.ts';
import { type CoinOf, coinAmount } from '../core/lots/coin.ts';
import { gainsOfSales, NO_TAX, type Sale } from '../core/lots/gainOfTrade.ts';
import { buildLotBook, type LotBook } from '../core/lots/lotBook.ts';
import { eventOfRecord, type LotRecord } from '../core/lots/record.ts';
import { amount, shareDown, sumUsd, type Usd, usd, valueDown } from '../core/money.ts';
import type { Portfolio } from '../core/portfolio.ts';
import { type Holding, priceOf, type Snapshot, type UnixSeconds } from '../core/snapshot.ts';

/** The world lots are read in: stores, nothing else. */
export interface TaxWorld {
  now(): UnixSeconds;
  coinOf: CoinOf;
  classesOf(portfolio: Portfolio): Pick<ClassTable, 'referenceOf'>;
  readHistory(portfolioId: string): Promise<HistoryEntry[]>;
  readRecords(portfolioId: string): Promise<LotRecord[]>;
}

/** Lots by what was imported and what our own bundles did, beside what is held or entered by hand. @throws storage.* */
export async function readLotBook(
  world: Omit<TaxWorld, 'now'>,
  portfolio: Portfolio,
  snapshot: Snapshot | null,
): Promise<LotBook> {
  const [records, history] = await Promise.all([
    world.readRecords(portfolio.id),
    world.readHistory(portfolio.id),
  ]);
  const swapped = history.flatMap((entry) =>
    entry.kind === 'rebalance' ? eventsOfBundle(entry.bundle, entry.at, world.coinOf) : [],
  );
  const events = [...records.map(eventOfRecord), ...swapped];
  const { referenceOf } = world.classesOf(portfolio);
  const manual = portfolio.manual.flatMap(({ classId, amount: held }) => {
    const asset = referenceOf(classId);
    return asset ? [{ coin: world.coinOf(asset), amount: coinAmount(held, asset) }] : [];
  });
  const choice = portfolio.strategy.tax ?? NO_TAX;
  return buildLotBook(events, snapshot, world.coinOf, choice, manual);
}

/** Fractions are made of whole parts of this. */
const PARTS = 10n ** 12n;

/**
 * What selling a class costs in tax, as a share of what is sold: rate × (1 − basis / price) of the lots
 * that would go first for a trade as large as the class's band (Leland 2000: a tax on gains is a cost
 * of selling). Negative at a loss; units without a record count as all gain. Empty while the user has
 * set no tax. An estimate. @throws storage.*
 */
export async function readTaxes(
  world: TaxWorld,
  portfolio: Portfolio,
  snapshot: Snapshot,
): Promise<Record<ClassId, number>> {
  if (!portfolio.strategy.tax) return {};
  const book = await readLotBook(world, portfolio, snapshot);
  const classes = portfolio.targets.map((target) => {
    const held = snapshot.holdings
      .filter(({ asset }) => asset.classId === target.classId)
      .map((holding) => ({ holding, value: worthOf(snapshot, holding) }));
    return { target, held, value: sumUsd(held.map(({ value }) => value)) };
  });
  const total = sumUsd(classes.map(({ value }) => value));
  const taxes: Record<ClassId, number> = {};
  for (const { target, held, value } of classes) {
    const band = shareDown(total, target.band ?? portfolio.limits.band);
    const trade = band < value ? band : value;
    if (trade <= 0n) continue;
    const sales = held.map(({ holding, value: of }) =>
      partSold(world.coinOf, holding, of, trade, value),
    );
    const gains = gainsOfSales(book, sales, world.now());
    const tax = sumUsd(gains.map((gain) => gain.tax));
    const proceeds = sumUsd(gains.map((gain) => gain.proceeds));
    if (proceeds > 0n) taxes[target.classId] = Number((tax * PARTS) / proceeds) / Number(PARTS);
  }
  return taxes;
}

/** A holding's part of a sale of its class, by value. */
const partSold = (coinOf: CoinOf, holding: Holding, of: Usd, trade: Usd, all: Usd): Sale => ({
  owner: holding.owner,
  coin: coinOf(holding.asset),
  amount: (coinAmount(holding.amount, holding.asset) * trade) / all,
  proceeds: usd((of * trade) / all),
});

/** Zero without a price; a receipt is worth what it stands for. */
function worthOf(snapshot: Snapshot, holding: Holding): Usd {
  const { asset, amount: held } = holding.countsAs ?? holding;
  const at = priceOf(snapshot, asset)?.price;
  return at ? valueDown(amount(held), asset.decimals, at) : usd(0n);
}
