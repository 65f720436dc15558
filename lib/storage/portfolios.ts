import * as v from 'valibot';
import type { Address } from 'viem';
import type { Amount } from '../core/money.ts';
import type { AddedToken, ClassChoice, Portfolio } from '../core/portfolio.ts';
import { TOKEN_TRAITS } from '../core/tokenTraits.ts';
import { type StoredItem, storedItem } from './item.ts';
import {
  address,
  amountText,
  asset,
  assetKeyText,
  bpsNumber,
  chainId,
  id,
  usdText,
} from './schemas.ts';
import { strategy } from './strategySchema.ts';

const BY_CHAIN = v.pipe(
  v.record(v.string(), address),
  v.transform((byChain): Partial<Record<number, Address>> => byChain),
);

const CLASS_CHOICE: v.GenericSchema<unknown, ClassChoice> = v.object({
  classId: v.string(),
  name: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  buys: BY_CHAIN,
  kept: v.array(assetKeyText),
  removed: v.array(assetKeyText),
});

const TOKEN: v.GenericSchema<unknown, AddedToken> = v.object({
  asset,
  traits: v.array(v.picklist(TOKEN_TRAITS)),
});

const PORTFOLIO: v.GenericSchema<unknown, Portfolio> = v.object({
  id,
  name: v.pipe(v.string(), v.maxLength(60)),
  kind: v.picklist(['own', 'demo']),
  addresses: v.array(address),
  manual: v.array(
    v.object({
      id,
      classId: v.string(),
      amount: amountText,
      note: v.exactOptional(v.pipe(v.string(), v.maxLength(60))),
      locked: v.literal(true),
    }),
  ),
  classes: v.optional(v.array(CLASS_CHOICE), []),
  tokens: v.optional(v.array(TOKEN), []),
  chainIds: v.array(chainId),
  targets: v.array(
    v.object({ classId: v.string(), weight: bpsNumber, band: v.nullable(bpsNumber) }),
  ),
  limits: v.object({
    band: bpsNumber,
    minTrade: usdText,
    slippage: bpsNumber,
    maxCost: bpsNumber,
    gasReserve: v.pipe(
      v.record(v.string(), amountText),
      v.transform((byChain): Partial<Record<number, Amount>> => byChain),
    ),
  }),
  strategy,
});

/** The portfolios there are, in the user's order. */
export const portfolioIds: StoredItem<string[]> = storedItem('portfolioIds', v.array(id), []);

/** One portfolio; null when there is none of that id. */
export const portfolioItem = (portfolioId: string): StoredItem<Portfolio | null> =>
  storedItem(`portfolio/${portfolioId}`, v.nullable(PORTFOLIO), null);

/** Writes a portfolio and lists it. */
export async function writePortfolio(portfolio: Portfolio): Promise<void> {
  await portfolioItem(portfolio.id).write(portfolio);
  const ids = await portfolioIds.read();
  if (!ids.includes(portfolio.id)) await portfolioIds.write([...ids, portfolio.id]);
}

/** Every portfolio that can be read, in order. */
export async function readPortfolios(): Promise<Portfolio[]> {
  const ids = await portfolioIds.read();
  const all = await Promise.all(ids.map((one) => portfolioItem(one).read()));
  return all.filter((one): one is Portfolio => one !== null);
}
