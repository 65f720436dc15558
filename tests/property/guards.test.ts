import './seeded.ts';
import fc from 'fast-check';
import type { Address, Hex } from 'viem';
import { getAddress, pad, toHex } from 'viem';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../lib/core/terms.ts';
import { VELORA_FEE } from '../../lib/quotes/veloraFees.ts';
import {
  CAP_SURPLUS,
  contextOf,
  type KYBER_DESC,
  type KyberChanges,
  kyberCall,
  kyberSimpleCall,
  MIN_ON_WIRE,
  OWNER,
  refusedBy,
  SELL_AMOUNT,
  termsOf,
  USDC,
  type VeloraChanges,
  veloraCall,
  WETH,
} from '../fixtures/quotes/swapCalls.ts';
import { anyPositive, anyUint } from './seeded.ts';

const MUTATIONS = 6000;

const anyAddress = fc
  .bigInt({ min: 1n, max: (1n << 160n) - 1n })
  .map((value): Address => getAddress(toHex(value, { size: 20 })));
const otherThan = (...known: readonly Address[]) =>
  anyAddress.filter((one) => !known.includes(one));
const stranger = fc.oneof(otherThan(OWNER), fc.constantFrom(USDC.address, WETH.address));
const forbidden = fc.constantFrom(...contextOf('kyber').forbiddenTargets);
const otherAmount = anyUint.filter((value) => value !== SELL_AMOUNT);
const lessThan = (limit: bigint) => fc.bigInt({ min: 0n, max: limit - 1n });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 96 }).map((value) => toHex(value));

/** Each is one way to bend an answer, and no other undoes it: any of them must be enough. */
const kyberBends: fc.Arbitrary<Partial<typeof KYBER_DESC>> = fc.oneof(
  stranger.map((dstReceiver) => ({ dstReceiver })),
  otherThan(USDC.address).map((srcToken) => ({ srcToken })),
  otherThan(WETH.address).map((dstToken) => ({ dstToken })),
  otherAmount.map((sold) => ({ amount: sold })),
  otherAmount.map((sold) => ({ amount: sold, srcAmounts: [sold] })),
  otherAmount.map((part) => ({ srcAmounts: [part] })),
  lessThan(termsOf('kyber').minReceived).map((minReturnAmount) => ({ minReturnAmount })),
  anyUint.map((flags) => ({ flags: flags | 1n })),
  bytes.map((permit) => ({ permit })),
  fc.tuple(anyAddress, anyUint).map(([to, fee]) => ({ feeReceivers: [to], feeAmounts: [fee] })),
  fc.array(anyAddress, { minLength: 1, maxLength: 3 }).map((feeReceivers) => ({ feeReceivers })),
  forbidden.map((to) => ({ srcReceivers: [to] })),
  fc.array(anyAddress, { minLength: 2, maxLength: 4 }).map((srcReceivers) => ({ srcReceivers })),
);

const kyberCalls: fc.Arbitrary<Call> = fc.oneof(
  fc
    .tuple(
      fc.array(kyberBends, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(kyberCall, kyberSimpleCall),
    )
    .map(([bends, write]) => write({ desc: Object.assign({}, ...bends) })),
  fc
    .tuple(forbidden, fc.constantFrom<keyof KyberChanges>('callTarget', 'approveTarget'))
    .map(([to, key]) => kyberCall({ [key]: to })),
);

const veloraBends: fc.Arbitrary<VeloraChanges> = fc.oneof(
  stranger.map((beneficiary) => ({ data: { beneficiary } })),
  otherThan(USDC.address).map((srcToken) => ({ data: { srcToken } })),
  otherThan(WETH.address).map((destToken) => ({ data: { destToken } })),
  otherAmount.map((fromAmount) => ({ data: { fromAmount } })),
  lessThan(termsOf('velora').minReceived).map((toAmount) => ({ data: { toAmount } })),
  lessThan(MIN_ON_WIRE).map((quotedAmount) => ({ data: { quotedAmount } })),
  fc
    .tuple(otherThan(VELORA_FEE.partner), fc.bigInt({ min: 1n, max: 0x3fffn }))
    .map(([to, fee]) => ({
      partnerAndFee: (BigInt(to) << 96n) | CAP_SURPLUS | fee,
    })),
  fc.tuple(anyAddress, fc.constantFrom(90n, 91n, 93n, 94n, 95n)).map(([to, bit]) => ({
    partnerAndFee: (BigInt(to) << 96n) | (1n << bit),
  })),
  fc.bigInt({ min: 2n, max: 0x3fffn }).map((fee) => ({
    partnerAndFee: (BigInt(VELORA_FEE.partner) << 96n) | CAP_SURPLUS | fee,
  })),
  bytes.map((permit) => ({ permit })),
  forbidden.map((executor) => ({ executor })),
);

/** Bytes bent after an honest answer was written: a tail, dirt before an address, an early end. */
const bentBytes = (honest: () => Call): fc.Arbitrary<Call> =>
  fc.oneof(
    bytes.map((tail): Call => withData(honest(), (data) => `${data}${tail.slice(2)}`)),
    fc
      .tuple(
        fc.constantFrom(OWNER, USDC.address, WETH.address),
        fc.bigInt({ min: 1n, max: (1n << 96n) - 1n }),
      )
      .map(([address, dirt]) => withData(honest(), (data) => dirtBefore(data, address, dirt))),
    fc.nat({ max: 400 }).map((cut) => withData(honest(), (data) => data.slice(0, -2 * (cut + 1)))),
  );

const withData = (call: Call, change: (data: string) => string): Call => ({
  ...call,
  data: change(call.data) as Hex,
});

const dirtBefore = (data: string, address: Address, dirt: bigint): string => {
  const clean = pad(address.toLowerCase() as Hex).slice(2);
  return data.replace(
    clean,
    `${toHex(dirt, { size: 12 }).slice(2)}${address.slice(2).toLowerCase()}`,
  );
};

/** What surrounds the bytes: router, chain, account, value. */
const bentAround = (honest: () => Call): fc.Arbitrary<Call> =>
  fc.oneof(
    otherThan(honest().to).map((to) => ({ ...honest(), to })),
    fc.integer({ min: 2 }).map((chainId) => ({ ...honest(), chainId })),
    otherThan(OWNER).map((from) => ({ ...honest(), from })),
    anyPositive.map((value) => ({ ...honest(), value })),
    fc
      .bigInt({ min: 0n, max: 0xffff_ffffn })
      .map((selector) =>
        withData(honest(), (data) => `${toHex(selector, { size: 4 })}${data.slice(10)}`),
      )
      .filter(
        ({ data }) => !['0xe21fd0e9', '0x8af033fb', '0xe3ead59e'].includes(data.slice(0, 10)),
      ),
  );

const sources = [
  {
    source: 'kyber',
    honest: [kyberCall(), kyberSimpleCall()],
    bent: fc.oneof(
      { weight: 6, arbitrary: kyberCalls },
      bentBytes(kyberCall),
      bentBytes(kyberSimpleCall),
      bentAround(kyberCall),
    ),
  },
  {
    source: 'velora',
    honest: [veloraCall()],
    bent: fc.oneof(
      { weight: 6, arbitrary: veloraBends.map((bend) => veloraCall(bend)) },
      bentBytes(veloraCall),
      bentAround(veloraCall),
    ),
  },
] as const;

/** Guards that must have been reached, so that no kind of bend went missing. */
const reached = [
  ...['chain', 'account', 'router', 'canonical', 'sellAsset', 'sellAmount', 'buyAsset', 'receiver'],
  ...['minReceived', 'priceFloor', 'fees', 'permit', 'targets', 'value', 'decode'],
];

describe.each(sources)('a call of $source', ({ source, honest, bent }) => {
  test('as reviewed is accepted', () => {
    for (const call of honest) expect(refusedBy(source, call)).toEqual([]);
  });

  test(`bent in any one of its parts is refused, ${MUTATIONS} times`, () => {
    const guards = new Map<string, number>();
    let accepted = 0;
    fc.assert(
      fc.property(bent, (call) => {
        const refused = refusedBy(source, call);
        if (refused.length === 0) accepted++;
        for (const id of refused) guards.set(id, (guards.get(id) ?? 0) + 1);
        expect(refused).not.toEqual([]);
      }),
      { numRuns: MUTATIONS },
    );
    const count = [...guards].map(([id, times]) => `${id} ${times}`).join(', ');
    console.log(`${source}: ${MUTATIONS} mutations, ${accepted} accepted; refused by ${count}`);
    expect(accepted).toBe(0);
    expect([...guards.keys()]).toEqual(expect.arrayContaining(reached));
  });
});
