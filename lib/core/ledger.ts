import { type Asset, assetKey } from './asset.ts';
import type { Bundle } from './bundle.ts';
import type { RebalanceEntry } from './history.ts';
import { type AssetChange, type Effect, effectOf } from './ledgerEffect.ts';
import { feeInDollars } from './lots/bundleEvents.ts';
import {
  type Amount,
  amount,
  type Bps,
  type Price,
  ratioBps,
  sumUsd,
  type Usd,
  usd,
  valueDown,
} from './money.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { LegTerms } from './terms.ts';

/** One swap of a bundle as it was done. */
export interface LedgerSwap {
  terms: LegTerms;
  /** Null while the chain has not told. */
  received: Amount | null;
  /** Received beside quoted, of the quote; negative is less. */
  againstQuote: Bps | null;
  /** Value given up less value received, at the prices of the review: fee, spread and impact. */
  cost: Usd | null;
}

/** A bundle beside what the untouched holdings would be worth. */
export interface LedgerRow {
  id: string;
  at: UnixSeconds;
  bundle: Bundle;
  effect: Effect;
  swaps: LedgerSwap[];
  /** Value of all swaps at the prices of the review. */
  swapped: Usd;
  networkFee: Usd | null;
  swapCost: Usd | null;
  /** Worth now of what it brought less what it gave up and paid; null where something has no price. */
  difference: Usd | null;
  /** Of what the untouched holdings would be worth. */
  differenceBps: Bps | null;
}

/** Everything since the first bundle. */
export interface LedgerTotal {
  /** What is held now, as far as it has a price. */
  held: Usd;
  /** What it would be without any bundle; null where one's difference is not known. */
  untouched: Usd | null;
  difference: Usd | null;
  differenceBps: Bps | null;
  swapped: Usd;
  networkFee: Usd | null;
  swapCost: Usd | null;
  /** The oldest price among those used; null when none was. */
  asOf: UnixSeconds | null;
}

export interface Ledger {
  /** Newest first; bundles that moved nothing and paid nothing are left out. */
  rows: LedgerRow[];
  total: LedgerTotal;
}

/** A price with the time its source made it; null when there is none. */
export type PriceFor = (asset: Asset) => { price: Price; asOf: UnixSeconds } | null;

/** Value of changes at one set of prices, each rounded towards zero; null where one has no price. */
export function worthOfChanges(changes: readonly AssetChange[], priceFor: PriceFor): Usd | null {
  let all = 0n;
  for (const { asset, by } of changes) {
    const at = priceFor(asset);
    if (!at) return null;
    const value = valueDown(amount(by < 0n ? -by : by), asset.decimals, at.price);
    all += by < 0n ? -value : value;
  }
  return usd(all);
}

/**
 * Each ended bundle beside doing nothing. Doing nothing means: what is held now with the bundle's own
 * changes undone, so that deposits, withdrawals and other bundles stand on both sides. Differences of
 * bundles therefore add up to the total exactly.
 */
export function buildLedger(
  entries: readonly RebalanceEntry[],
  held: readonly AssetChange[],
  priceFor: PriceFor,
): Ledger {
  const priced = held.filter(({ asset }) => priceFor(asset) !== null);
  const worth = worthOfChanges(priced, priceFor) ?? usd(0n);
  const rows = entries
    .map((entry) => rowOf(entry, worth, priceFor))
    .filter(({ effect }) => effect.changes.length > 0 || !effect.isKnown)
    .sort((a, b) => b.at - a.at);
  const difference = sumKnown(rows.map((row) => row.difference));
  const used = [...priced, ...rows.flatMap(({ effect }) => effect.changes)];
  const times = used.flatMap(({ asset }) => priceFor(asset)?.asOf ?? []);
  return {
    rows,
    total: {
      held: worth,
      untouched: difference === null ? null : usd(worth - difference),
      difference,
      differenceBps: shareOf(difference, worth),
      swapped: sumUsd(rows.map(({ swapped }) => swapped)),
      networkFee: sumKnown(rows.map(({ networkFee }) => networkFee)),
      swapCost: sumKnown(rows.map(({ swapCost }) => swapCost)),
      asOf: times.length > 0 ? Math.min(...times) : null,
    },
  };
}

function rowOf({ id, at, bundle }: RebalanceEntry, worth: Usd, priceFor: PriceFor): LedgerRow {
  const effect = effectOf(bundle);
  const swaps = bundle.steps
    .filter(({ kind, state }) => kind === 'swap' && state === 'confirmed')
    .flatMap(({ leg, received }) => {
      const terms = bundle.legs[leg];
      return terms ? [swapOf(bundle, terms, received)] : [];
    });
  const difference = effect.isKnown ? worthOfChanges(effect.changes, priceFor) : null;
  return {
    id,
    at,
    bundle,
    effect,
    swaps,
    swapped: sumUsd(swaps.map(({ terms }) => terms.value)),
    networkFee: effect.isKnown ? feeInDollars(bundle, bundle.steps) : null,
    swapCost: sumKnown(swaps.map(({ cost }) => cost)),
    difference,
    differenceBps: shareOf(difference, worth),
  };
}

/** Of what there would be without it; null where that is nothing, or nothing is held any more. */
const shareOf = (difference: Usd | null, worth: Usd): Bps | null =>
  difference === null || worth <= 0n || worth - difference <= 0n
    ? null
    : ratioBps(difference, worth - difference);

function swapOf(bundle: Bundle, terms: LegTerms, received: Amount | null): LedgerSwap {
  if (received === null) return { terms, received, againstQuote: null, cost: null };
  const at = bundle.prices?.find(({ asset }) => assetKey(asset) === assetKey(terms.buy))?.price;
  return {
    terms,
    received,
    againstQuote: ratioBps(received - terms.expectedOut, terms.expectedOut),
    cost: at ? usd(terms.value - valueDown(received, terms.buy.decimals, at)) : null,
  };
}

/** Their sum; null where one of them is not known. */
function sumKnown(values: readonly (Usd | null)[]): Usd | null {
  const known = values.filter((value): value is Usd => value !== null);
  return known.length === values.length ? sumUsd(known) : null;
}
