import type { Address, Hex } from 'viem';
import { maxUint256, pad, zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { assetKey, NATIVE } from '../../lib/core/asset.ts';
import type { Call } from '../../lib/core/terms.ts';
import { decodeApproval, encodeApproval } from '../../lib/quotes/approval.ts';
import { decodeSwap } from '../../lib/quotes/decode.ts';
import { VELORA_FEE } from '../../lib/quotes/veloraFees.ts';
import {
  CAP_SURPLUS,
  contextOf,
  EXECUTOR,
  kyberCall,
  kyberSimpleCall,
  MIN_ON_WIRE,
  OWNER,
  refusedBy,
  SELL_AMOUNT,
  STRANGER,
  termsOf,
  USDC,
  veloraCall,
  WBTC,
  WETH,
} from '../fixtures/quotes/swapCalls.ts';

const word = (value: string) => pad(value.toLowerCase() as Hex).slice(2);

/** The call with bytes added behind its end. */
const withTail = (call: Call, tail: string): Call => ({ ...call, data: `${call.data}${tail}` });

/** The call with the twelve unused bytes before an address filled. */
const withDirt = (call: Call, address: Address): Call => {
  const dirty = `${'f'.repeat(24)}${address.slice(2).toLowerCase()}`;
  return { ...call, data: call.data.replace(word(address), dirty) as Hex };
};

/** The call whose list of fee amounts is said to lie where the list of fee receivers lies. */
const withSharedOffset = (call: Call): Call => {
  const [receivers, amounts] = [word('0x1e0'), word('0x200')];
  const data = call.data.replace(`${receivers}${amounts}`, `${receivers}${receivers}`) as Hex;
  return { ...call, data };
};

const partnerWord = (partner: Address, fee: bigint, flags = CAP_SURPLUS) =>
  (BigInt(partner) << 96n) | flags | fee;

describe('a decoded router call', () => {
  test.each([
    ['kyber', 'swap', kyberCall(), '0xe21fd0e9'],
    ['kyber', 'swapSimpleMode', kyberSimpleCall(), '0x8af033fb'],
    ['velora', 'swapExactAmountIn', veloraCall(), '0xe3ead59e'],
  ] as const)(
    '%s %s names what it does, under its documented selector',
    (source, _name, call, selector) => {
      const decoded = decodeSwap(source, call);
      expect(decoded).toMatchObject({
        router: call.to,
        selector,
        sellAmount: SELL_AMOUNT,
        receiver: OWNER,
        isCanonical: true,
        hasPermit: false,
        hasFees: false,
        isPartialFill: false,
      });
      expect(new Set(decoded.targets)).toEqual(new Set([EXECUTOR]));
      expect(assetKey(decoded.sell)).toBe(assetKey(USDC));
      expect(assetKey(decoded.buy)).toBe(assetKey(WETH));
      expect(refusedBy(source, call)).toEqual([]);
    },
  );

  test('the native coin is the same address in calls, quotes and the registry', () => {
    const sell = decodeSwap('kyber', kyberCall({ desc: { srcToken: NATIVE } })).sell;
    const buy = decodeSwap('velora', veloraCall({ data: { destToken: NATIVE } })).buy;
    expect([sell.address, buy.address]).toEqual([NATIVE, NATIVE]);
  });

  test("KyberSwap's minimum is what the router enforces", () => {
    expect(decodeSwap('kyber', kyberCall()).minReceived).toBe(MIN_ON_WIRE);
  });

  test("Velora's minimum is less the unit its router keeps", () => {
    expect(decodeSwap('velora', veloraCall()).minReceived).toBe(MIN_ON_WIRE - 1n);
  });

  test("Velora's own basis point is taken off its minimum and is no foreign fee", () => {
    const call = veloraCall({ partnerAndFee: partnerWord(VELORA_FEE.partner, 1n) });
    const decoded = decodeSwap('velora', call);
    const fee = (MIN_ON_WIRE + 9_999n) / 10_000n;
    expect(decoded).toMatchObject({ hasFees: false, minReceived: MIN_ON_WIRE - fee - 1n });
    expect(refusedBy('velora', call)).toEqual([]);
  });

  test('a zero beneficiary is the sender at Velora; a zero receiver stays zero at KyberSwap', () => {
    const velora = veloraCall({ data: { beneficiary: zeroAddress } });
    expect(decodeSwap('velora', velora).receiver).toBe(OWNER);
    expect(refusedBy('velora', velora)).toEqual([]);
    expect(refusedBy('velora', { ...velora, from: STRANGER })).toEqual(['account', 'receiver']);
    expect(refusedBy('kyber', kyberCall({ desc: { dstReceiver: zeroAddress } }))).toEqual([
      'receiver',
    ]);
  });
});

describe('a hostile call is refused by name', () => {
  const less = MIN_ON_WIRE / 2n;
  const kyber: [string, Call, string[]][] = [
    ['another receiver', kyberCall({ desc: { dstReceiver: STRANGER } }), ['receiver']],
    ['another sold token', kyberCall({ desc: { srcToken: WBTC.address } }), ['sellAsset']],
    ['another bought token', kyberCall({ desc: { dstToken: WBTC.address } }), ['buyAsset']],
    [
      'selling and buying swapped',
      kyberCall({ desc: { srcToken: WETH.address, dstToken: USDC.address } }),
      ['sellAsset', 'buyAsset'],
    ],
    [
      'more sold',
      kyberCall({ desc: { amount: SELL_AMOUNT + 1n, srcAmounts: [SELL_AMOUNT + 1n] } }),
      ['sellAmount'],
    ],
    [
      'less sold',
      kyberCall({ desc: { amount: SELL_AMOUNT - 1n, srcAmounts: [SELL_AMOUNT - 1n] } }),
      ['sellAmount'],
    ],
    [
      'a lower minimum',
      kyberCall({ desc: { minReturnAmount: less } }),
      ['minReceived', 'priceFloor'],
    ],
    ['no minimum', kyberCall({ desc: { minReturnAmount: 0n } }), ['minReceived', 'priceFloor']],
    ['a partial fill', kyberCall({ desc: { flags: 1n } }), ['partialFill']],
    ['a partial fill among flags', kyberCall({ desc: { flags: 0x281n } }), ['partialFill']],
    [
      'a fee receiver',
      kyberCall({ desc: { feeReceivers: [STRANGER], feeAmounts: [1n] } }),
      ['fees'],
    ],
    ['a fee amount alone', kyberCall({ desc: { feeAmounts: [1n] } }), ['fees']],
    ['a permit', kyberCall({ desc: { permit: '0x01' } }), ['permit']],
    ['parts that sum to more', kyberCall({ desc: { srcAmounts: [SELL_AMOUNT + 1n] } }), ['decode']],
    ['parts that sum to less', kyberCall({ desc: { srcAmounts: [SELL_AMOUNT - 1n] } }), ['decode']],
    ['a part without a receiver', kyberCall({ desc: { srcReceivers: [] } }), ['decode']],
    ['an executor that is a token', kyberCall({ callTarget: USDC.address }), ['targets']],
    ['an executor that is the owner', kyberCall({ callTarget: OWNER }), ['targets']],
    ['an approved token', kyberCall({ approveTarget: WBTC.address }), ['targets']],
    ['a token paid into', kyberCall({ desc: { srcReceivers: [WETH.address] } }), ['targets']],
    ['a token as simple executor', kyberSimpleCall({ callTarget: WETH.address }), ['targets']],
    [
      'another receiver in simple mode',
      kyberSimpleCall({ desc: { dstReceiver: STRANGER } }),
      ['receiver'],
    ],
    ['a tail', withTail(kyberCall(), '00'), ['canonical']],
    ['a whole word as tail', withTail(kyberCall(), '0'.repeat(64)), ['canonical']],
    ['two empty lists at one place', withSharedOffset(kyberCall()), ['canonical']],
    ['dirt before the receiver', withDirt(kyberCall(), OWNER), ['canonical']],
    ['dirt before a token', withDirt(kyberCall(), USDC.address), ['canonical']],
    [
      'swapGeneric',
      { ...kyberCall(), data: kyberCall().data.replace('0xe21fd0e9', '0x59e50fed') as Hex },
      ['decode'],
    ],
    ['no arguments', { ...kyberCall(), data: '0xe21fd0e9' }, ['decode']],
    ['half the bytes', { ...kyberCall(), data: kyberCall().data.slice(0, 600) as Hex }, ['decode']],
    [
      'a token transfer',
      { ...kyberCall(), data: `0xa9059cbb${word(STRANGER)}${word('0x01')}` },
      ['decode'],
    ],
    ['an approval', { ...kyberCall(), data: encodeApproval(STRANGER, maxUint256) }, ['decode']],
  ];
  test.each(kyber)('KyberSwap with %s', (_name, call, guards) => {
    expect(refusedBy('kyber', call)).toEqual(guards);
  });

  const velora: [string, Call, string[]][] = [
    ['another receiver', veloraCall({ data: { beneficiary: STRANGER } }), ['receiver']],
    ['another sold token', veloraCall({ data: { srcToken: WBTC.address } }), ['sellAsset']],
    ['another bought token', veloraCall({ data: { destToken: WBTC.address } }), ['buyAsset']],
    ['more sold', veloraCall({ data: { fromAmount: SELL_AMOUNT + 1n } }), ['sellAmount']],
    ['a lower minimum', veloraCall({ data: { toAmount: less } }), ['minReceived', 'priceFloor']],
    ['no minimum', veloraCall({ data: { toAmount: 0n } }), ['minReceived', 'priceFloor']],
    [
      'a surplus that starts below the minimum',
      veloraCall({ data: { quotedAmount: MIN_ON_WIRE - 1n } }),
      ['fees'],
    ],
    ["a stranger's fee", veloraCall({ partnerAndFee: partnerWord(STRANGER, 1n) }), ['fees']],
    [
      "more than Velora's basis point",
      veloraCall({ partnerAndFee: partnerWord(VELORA_FEE.partner, 2n) }),
      ['fees', 'minReceived'],
    ],
    [
      'a taken surplus',
      veloraCall({ partnerAndFee: partnerWord(STRANGER, 0n, 1n << 95n) }),
      ['fees'],
    ],
    ['a referral', veloraCall({ partnerAndFee: partnerWord(STRANGER, 0n, 1n << 94n) }), ['fees']],
    ['an unknown fee bit', veloraCall({ partnerAndFee: 1n << 40n }), ['fees']],
    ['a permit', veloraCall({ permit: '0x01' }), ['permit']],
    ['an executor that is a token', veloraCall({ executor: USDC.address }), ['targets']],
    ['an executor that is the owner', veloraCall({ executor: OWNER }), ['targets']],
    ['a tail', withTail(veloraCall(), '00'), ['canonical']],
    ['dirt before the receiver', withDirt(veloraCall(), OWNER), ['canonical']],
    [
      'swapExactAmountOut',
      { ...veloraCall(), data: veloraCall().data.replace('0xe3ead59e', '0x7f457675') as Hex },
      ['decode'],
    ],
    [
      'the direct Uniswap method',
      { ...veloraCall(), data: veloraCall().data.replace('0xe3ead59e', '0x876a02f6') as Hex },
      ['decode'],
    ],
  ];
  test.each(velora)('Velora with %s', (_name, call, guards) => {
    expect(refusedBy('velora', call)).toEqual(guards);
  });

  const around: [string, Call, string[]][] = [
    ['another router', { ...kyberCall(), to: veloraCall().to }, ['router']],
    ['another chain', { ...kyberCall(), chainId: 8453 }, ['chain', 'sellAsset', 'buyAsset']],
    ['another account', { ...kyberCall(), from: STRANGER }, ['account']],
    ['native coin on top', { ...kyberCall(), value: 1n }, ['value']],
  ];
  test.each(around)('a call with %s', (_name, call, guards) => {
    expect(refusedBy('kyber', call)).toEqual(guards);
  });

  test('terms with another spender than the pinned router are refused', () => {
    expect(refusedBy('kyber', kyberCall(), { ...termsOf('kyber'), spender: STRANGER })).toEqual([
      'router',
    ]);
  });

  test('a call after the latest time is refused', () => {
    const late = { ...contextOf('kyber'), now: termsOf('kyber').latestTime + 1 };
    expect(refusedBy('kyber', kyberCall(), termsOf('kyber'), late)).toEqual(['deadline']);
  });

  test('a minimum that meets the terms but not the independent price is refused', () => {
    const dear = { ...contextOf('kyber'), floor: MIN_ON_WIRE + 1n } as ReturnType<typeof contextOf>;
    expect(refusedBy('kyber', kyberCall(), termsOf('kyber'), dear)).toEqual(['priceFloor']);
  });
});

describe('an allowance call', () => {
  test('is read back as it was written, under the EIP-20 selector', () => {
    const data = encodeApproval(STRANGER, SELL_AMOUNT);
    expect(data.slice(0, 10)).toBe('0x095ea7b3');
    expect(decodeApproval(data)).toEqual({ spender: STRANGER, amount: SELL_AMOUNT });
    expect(decodeApproval(encodeApproval(STRANGER, 0n))).toEqual({ spender: STRANGER, amount: 0n });
  });

  const good = encodeApproval(STRANGER, SELL_AMOUNT);
  test.each([
    ['a tail', `${good}00`],
    ['a missing byte', good.slice(0, -2)],
    ['dirt before the spender', good.replace('0'.repeat(24), 'f'.repeat(24))],
    ['another selector', good.replace('0x095ea7b3', '0xa22cb465')],
    ['nothing', '0x'],
  ])('with %s is none', (_name, data) => {
    expect(decodeApproval(data as Hex)).toBeNull();
  });
});
