import type { Address } from 'viem';
import { hashTypedData } from 'viem';
import { describe, expect, test } from 'vitest';
import { NATIVE } from '../../lib/core/asset.ts';
import { faultCodeOf } from '../../lib/core/fault.ts';
import { amount } from '../../lib/core/money.ts';
import { buildLimitOrder, type LimitOrderRequest } from '../../lib/orders/limitOrder.ts';
import { OWNER, STRANGER, token, USDC, WBTC, WETH } from '../fixtures/quotes/swapCalls.ts';

const ROUTER_V6: Address = '0x111111125421cA6dc452d289314280a0f8842A65';
const UINT40 = (1n << 40n) - 1n;
const UINT256 = (1n << 256n) - 1n;

const REQUEST: LimitOrderRequest = {
  maker: OWNER,
  sell: USDC,
  sellAmount: amount(1_000_000_000n),
  buy: WETH,
  buyAmount: amount(333n * 10n ** 15n),
  filling: 'parts',
  expiry: 1_800_000_000,
  nonce: 7n,
  salt: 123_456_789n,
};

const BASE_USDC = token(8453, '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913');
const BASE_WETH = token(8453, '0x4200000000000000000000000000000000000006');

const build = (changes: Partial<LimitOrderRequest> = {}) =>
  buildLimitOrder({ ...REQUEST, ...changes });

/** The order struct as the contract's own type string has it. */
const ORDER = [
  ['salt', 'uint256'],
  ['maker', 'address'],
  ['receiver', 'address'],
  ['makerAsset', 'address'],
  ['takerAsset', 'address'],
  ['makingAmount', 'uint256'],
  ['takingAmount', 'uint256'],
  ['makerTraits', 'uint256'],
].map(([name = '', type = '']) => ({ name, type }));

const orders: [string, Partial<LimitOrderRequest>][] = [
  ['an ordinary order', {}],
  ['an order of one unit for one unit', { sellAmount: amount(1n), buyAmount: amount(1n) }],
  ['the largest order', { sellAmount: amount(UINT256), buyAmount: amount(UINT256), salt: UINT256 }],
  ['an order that never expires', { expiry: 0, nonce: 0n, salt: 0n }],
  ['an order on Base', { sell: BASE_USDC, buy: BASE_WETH }],
  ['an order for one taker', { taker: STRANGER, filling: 'whole' }],
  ['an order in another token', { sell: WBTC, filling: 'partOnce', nonce: UINT40 }],
];

describe('a limit order', () => {
  test.each(orders)(
    "%s has the hash that viem computes from the contract's own types",
    (_name, changes) => {
      const { typedData, hash } = build(changes);
      const { chainId } = { ...REQUEST, ...changes }.sell;
      const domain = {
        name: '1inch Aggregation Router',
        version: '6',
        chainId,
        verifyingContract: ROUTER_V6,
      };
      const message = typedData.message as never;
      expect(hash).toBe(
        hashTypedData({ domain, types: { Order: ORDER }, primaryType: 'Order', message }),
      );
      expect(typedData.domain).toEqual(domain);
      expect(typedData.types.Order).toEqual(ORDER);
    },
  );

  test.each(orders)('%s is signed under exactly the fields of its type', (_name, changes) => {
    const { message, types } = build(changes).typedData;
    expect(Object.keys(message).sort()).toEqual((types.Order ?? []).map(({ name }) => name).sort());
  });

  test('differs in hash with every field that is asked for', () => {
    const changes: Partial<LimitOrderRequest>[] = [
      {},
      { maker: STRANGER },
      { sell: WBTC },
      { sellAmount: amount(1n) },
      { buy: WBTC },
      { buyAmount: amount(1n) },
      { filling: 'partOnce' },
      { filling: 'whole' },
      { expiry: 1_800_000_001 },
      { nonce: 8n },
      { salt: 1n },
      { taker: STRANGER },
    ];
    expect(new Set(changes.map((change) => build(change).hash)).size).toBe(changes.length);
  });

  test('is the same order whenever it is built again', () => {
    expect(build()).toEqual(build());
  });
});

describe('maker traits', () => {
  const traits = (changes: Partial<LimitOrderRequest> = {}) =>
    BigInt(build(changes).typedData.message.makerTraits ?? 0);
  const bit = (value: bigint, at: bigint) => (value >> at) & 1n;
  const field = (value: bigint, at: bigint) => (value >> at) & UINT40;

  test.each([
    ['whole', 1n, 0n],
    ['partOnce', 0n, 0n],
    ['parts', 0n, 1n],
  ] as const)(
    '%s sets "no partial fills" to %s and "multiple fills" to %s',
    (filling, noPartial, multiple) => {
      const value = traits({ filling });
      expect([bit(value, 255n), bit(value, 254n)]).toEqual([noPartial, multiple]);
    },
  );

  test.each([
    ['zero', 0, 0n],
    ['one', 1, 1n],
    ['the largest', Number(UINT40), UINT40],
  ])('hold expiry and nonce at %s in their own 40 bits', (_name, expiry, nonce) => {
    const value = traits({ expiry, nonce });
    expect([field(value, 80n), field(value, 120n), field(value, 160n)]).toEqual([
      BigInt(expiry),
      nonce,
      0n,
    ]);
  });

  test('hold the last 80 bits of the only taker, or none', () => {
    const low80 = (1n << 80n) - 1n;
    expect(traits() & low80).toBe(0n);
    expect(traits({ taker: STRANGER }) & low80).toBe(BigInt(STRANGER) & low80);
  });

  test('ask for no permit2, no unwrapping, no epoch, no extension and no interaction', () => {
    for (const at of [253n, 252n, 251n, 250n, 249n, 248n, 247n]) expect(bit(traits(), at)).toBe(0n);
  });
});

describe('a request that cannot become an order is invalid', () => {
  const refusals: [string, Partial<LimitOrderRequest>][] = [
    ['the native coin sold', { sell: { ...WETH, address: NATIVE } }],
    ['the native coin bought', { buy: { ...WETH, address: NATIVE } }],
    ['assets of two chains', { buy: BASE_WETH }],
    [
      'a chain without the protocol',
      { sell: { ...USDC, chainId: 5 }, buy: { ...WETH, chainId: 5 } },
    ],
    ['nothing sold', { sellAmount: amount(0n) }],
    ['nothing bought', { buyAmount: amount(0n) }],
    ['a nonce of 41 bits', { nonce: UINT40 + 1n }],
    ['a negative nonce', { nonce: -1n }],
    ['an expiry of 41 bits', { expiry: Number(UINT40) + 1 }],
    ['a salt of 257 bits', { salt: UINT256 + 1n }],
    ['an amount of 257 bits', { sellAmount: amount(UINT256 + 1n) }],
  ];
  test.each(refusals)('%s', (_name, changes) => {
    let code: string | undefined;
    try {
      build(changes);
    } catch (thrown) {
      code = faultCodeOf(thrown);
    }
    expect(code).toBe('input.invalid');
  });
});
