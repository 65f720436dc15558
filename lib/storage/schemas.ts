import * as v from 'valibot';
import type { Address, Hex } from 'viem';
import type { Asset, AssetKey } from '../core/asset.ts';
import { FAULTS, type FaultCode } from '../core/fault.ts';
import type { Amount, Bps, Price, Usd } from '../core/money.ts';
import { LISTED_SIGNS, tokenText } from '../core/tokenText.ts';

/** Stored forms of core's values: bigint as decimal text, everything checked on the way back. */
const integer = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,80}$/),
  v.transform((text) => BigInt(text)),
);

export const bigintText = integer;
export const amountText = v.pipe(
  integer,
  v.transform((value) => value as Amount),
);
export const usdText = v.pipe(
  integer,
  v.transform((value) => value as Usd),
);
export const priceText = v.pipe(
  integer,
  v.transform((value) => value as Price),
);
export const bpsNumber = v.pipe(
  v.number(),
  v.integer(),
  v.transform((value) => value as Bps),
);
export const unixSeconds = v.pipe(v.number(), v.minValue(0));
export const chainId = v.pipe(v.number(), v.integer(), v.minValue(1));
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Checksums were checked at the door; here only the shape is. */
export const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/),
  v.transform((text) => text as Address),
);
export const hex = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]*$/),
  v.transform((text) => text as Hex),
);

export const faultCode = v.picklist(Object.keys(FAULTS) as FaultCode[]);

/** Whatever stands in the store, no symbol comes out of it that could not be shown. */
export const asset: v.GenericSchema<unknown, Asset> = v.pipe(
  v.object({
    chainId,
    address,
    symbol: v.string(),
    decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36)),
    classId: v.nullable(v.string()),
    isUnverified: v.exactOptional(v.literal(true)),
  }),
  v.transform((read) => ({ ...read, symbol: shownSymbol(read) })),
);

const shownSymbol = ({ symbol, address: at, isUnverified }: Omit<Asset, 'classId'>): string =>
  isUnverified ? tokenText(symbol, at) : tokenText(symbol, at, LISTED_SIGNS);

export const assetKeyText = v.pipe(
  v.string(),
  v.regex(/^\d+:0x[0-9a-fA-F]{40}$/),
  v.transform((text) => text as AssetKey),
);
