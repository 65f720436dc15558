import * as v from 'valibot';
import { expect, test } from 'vitest';
import { tokenText } from '../../lib/core/tokenText.ts';
import { asset } from '../../lib/storage/schemas.ts';
import { HOSTILE_NAMES } from '../fixtures/hostileNames.ts';

const AT = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F' as const;
const stored = (symbol: string) => ({
  chainId: 1,
  address: AT,
  symbol,
  decimals: 18,
  classId: null,
  isUnverified: true,
});

test('no symbol comes out of the store that could not be shown, and none makes it unreadable', () => {
  for (const name of HOSTILE_NAMES)
    expect(v.parse(asset, stored(name)).symbol).toBe(tokenText(name, AT));
});

test('a listed token keeps its longer symbol', () => {
  const { isUnverified: _, ...listed } = stored('aEthPT_sUSDe_5FEB_2026');
  expect(v.parse(asset, listed).symbol).toBe('aEthPT_sUSDe_5FEB_2026');
  expect(v.parse(asset, stored('aEthPT_sUSDe_5FEB_2026')).symbol).toHaveLength(16);
});
