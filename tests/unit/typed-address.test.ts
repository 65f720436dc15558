import { expect, test } from 'vitest';
import { parseAddress } from '../../lib/core/typedAddress.ts';

const GOOD = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';

test.each([GOOD, GOOD.toLowerCase(), `0x${GOOD.slice(2).toUpperCase()}`, `  ${GOOD}\n`])(
  '%j is taken, with its checksum',
  (typed) => {
    expect(parseAddress(typed)).toEqual({ isOk: true, address: GOOD });
  },
);

test.each([
  ['', 'empty'],
  ['0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046', 'checksum'],
  ['0xD8dA6BF26964aF9D7eEd9e03E53415D37aA96045', 'checksum'],
  [GOOD.slice(0, 41), 'wrongLength'],
  [`${GOOD}0`, 'wrongLength'],
  ['vitalik.eth', 'name'],
  ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'otherChain'],
  ['7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV', 'otherChain'],
  ['hello', 'notAddress'],
  ['f39Fd6e51aad88F6F4ce6aB8827279cffFb92266', 'notAddress'],
  [`https://etherscan.io/address/${GOOD}`, 'notAddress'],
  [`0x${'ab'.repeat(32)}`, 'secret'],
  ['ab'.repeat(32), 'secret'],
  [Array(12).fill('legal').join(' '), 'secret'],
  [`0x${'0'.repeat(40)}`, 'nobody'],
])('%j is refused as %s', (typed, problem) => {
  expect(parseAddress(typed)).toEqual({ isOk: false, problem });
});
