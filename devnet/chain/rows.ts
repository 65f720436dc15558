// The rows of the two chains' tables.
import type { Address } from 'viem';
import type { ClassId, FeedLayout, PoolLayout, TokenLayout } from './layout.ts';

export function token(
  classId: ClassId,
  address: Address,
  decimals: number,
  name: string,
  contract: TokenLayout['contract'] = 'Token',
): TokenLayout {
  return { address, decimals, name, classId, contract };
}

export function feed(description: string, address: Address, classId: ClassId): FeedLayout {
  return { address, description, classId };
}

export function pool(a: string, b: string, fee: PoolLayout['fee'], known?: Address): PoolLayout {
  return { pair: [a, b], fee, ...(known && { known }) };
}
