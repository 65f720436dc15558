import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault, faultCodeOf } from '../../lib/core/fault.ts';
import { parseKyberBuild, parseKyberRoute } from '../../lib/quotes/kyberAnswer.ts';
import { parseVeloraSwap } from '../../lib/quotes/veloraAnswer.ts';
import kyberBuild from '../fixtures/quotes/kyber-build.json' with { type: 'json' };
import kyberRefusals from '../fixtures/quotes/kyber-refusals.json' with { type: 'json' };
import kyberRoutes from '../fixtures/quotes/kyber-routes.json' with { type: 'json' };
import { EXPECTED } from '../fixtures/quotes/swapCalls.ts';
import veloraRefusals from '../fixtures/quotes/velora-refusals.json' with { type: 'json' };
import veloraSwap from '../fixtures/quotes/velora-swap.json' with { type: 'json' };

type Path = readonly string[];

/** A deep copy with one key changed, or left out where the change gives undefined. */
function changed(answer: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const copy = structuredClone(answer) as Record<string, unknown>;
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? '';
  const value = change(parent[last]);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** The code of the fault a parser throws; anything else it throws is passed on. */
function faultOf(parse: (answer: unknown) => unknown, answer: unknown): string | undefined {
  try {
    parse(answer);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return faultCodeOf(thrown);
  }
}

const NOT_DECIMAL = [
  '',
  '-1',
  '1.5',
  '1e18',
  '0x10',
  ' 1',
  '01',
  'NaN',
  '9'.repeat(79),
  `${2n ** 256n}`,
  1,
  null,
  {},
];
const NOT_ADDRESS = [
  '',
  '0x',
  `0x${'1'.repeat(39)}`,
  `0x${'g'.repeat(40)}`,
  `0X${'1'.repeat(40)}`,
  1,
  null,
  [],
];
const NOT_CALLDATA = [
  '',
  '0x',
  '0x123',
  '0x123456',
  '0xzzzzzzzz',
  `0x${'00'.repeat(65_537)}`,
  1,
  null,
];

const parsers = [
  {
    name: 'a KyberSwap route',
    parse: parseKyberRoute,
    genuine: kyberRoutes as unknown,
    decimals: [
      ['data', 'routeSummary', 'amountIn'],
      ['data', 'routeSummary', 'amountOut'],
    ],
    addresses: [
      ['data', 'routeSummary', 'tokenIn'],
      ['data', 'routeSummary', 'tokenOut'],
      ['data', 'routerAddress'],
    ],
    calldata: [],
    objects: [['data'], ['data', 'routeSummary'], ['code']],
  },
  {
    name: 'a KyberSwap build',
    parse: parseKyberBuild,
    genuine: kyberBuild as unknown,
    decimals: ['amountIn', 'amountOut', 'gas', 'transactionValue'].map((key) => ['data', key]),
    addresses: [['data', 'routerAddress']],
    calldata: [['data', 'data']],
    objects: [['data'], ['code']],
  },
  {
    name: 'a Velora swap',
    parse: parseVeloraSwap,
    genuine: veloraSwap as unknown,
    decimals: [
      ['priceRoute', 'srcAmount'],
      ['priceRoute', 'destAmount'],
      ['priceRoute', 'gasCost'],
      ['txParams', 'value'],
    ],
    addresses: [
      ['priceRoute', 'srcToken'],
      ['priceRoute', 'destToken'],
      ['txParams', 'to'],
    ],
    calldata: [['txParams', 'data']],
    objects: [['priceRoute'], ['txParams']],
  },
];

describe.each(parsers)('$name', ({ parse, genuine, decimals, addresses, calldata, objects }) => {
  test('of the documented shape is read', () => {
    expect(faultOf(parse, genuine)).toBeUndefined();
  });

  test.each(
    [...decimals, ...addresses, ...calldata, ...objects].map((path) => [path.join('.'), path]),
  )('without %s is malformed', (_name, path) => {
    expect(
      faultOf(
        parse,
        changed(genuine, path as Path, () => undefined),
      ),
    ).toBe('quote.malformed');
    expect(
      faultOf(
        parse,
        changed(genuine, path as Path, () => null),
      ),
    ).toBe('quote.malformed');
  });

  test.each([
    ['an amount', decimals, NOT_DECIMAL],
    ['an address', addresses, NOT_ADDRESS],
    ['calldata', calldata, NOT_CALLDATA],
  ] as const)('with %s that is none is malformed', (_name, paths, bad) => {
    for (const path of paths) {
      for (const value of bad) {
        const answer = changed(genuine, path, () => value);
        expect(
          faultOf(parse, answer),
          `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 40)}`,
        ).toBe('quote.malformed');
      }
    }
  });

  test('with keys nobody documented is read all the same', () => {
    const more = changed(genuine, ['newKey'], () => ({ nested: ['x'] }));
    expect(parse(more)).toEqual(parse(genuine));
  });

  test('of any other JSON is a fault and nothing else', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (answer) => {
        if (faultOf(parse, answer) === undefined) read++;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBe(0);
  });

  test('with any value in the place of a key it uses is read or a fault, and nothing else', () => {
    const paths = [...decimals, ...addresses, ...calldata, ...objects] as Path[];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const code = faultOf(
          parse,
          changed(genuine, path, () => value ?? null),
        );
        expect(code === undefined || code.startsWith('quote.')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what is read', () => {
  test('of KyberSwap is a route to be sent back untouched and a transaction', () => {
    const route = parseKyberRoute(kyberRoutes);
    expect(route.summary).toBe(kyberRoutes.data.routeSummary);
    expect(route.amountOut).toBe(EXPECTED);
    expect(parseKyberBuild(kyberBuild)).toEqual({
      amountOut: EXPECTED,
      gas: 253_000n,
      to: '0x6131B5fae19EA4f9D964eAc0408E4408b66337b5',
      data: kyberBuild.data.data,
      value: 0n,
    });
  });

  test('of Velora is a checksummed router, amounts and its fee in basis points', () => {
    expect(parseVeloraSwap(veloraSwap)).toEqual({
      destAmount: EXPECTED,
      fee: 1,
      gas: 231_000n,
      to: '0x6A000F20005980200259B80c5102003040001068',
      data: veloraSwap.txParams.data,
      value: 0n,
    });
  });

  test.each([
    [undefined, 0],
    [0, 0],
    [0.01, 1],
    [0.015, 2],
    [0.07, 7],
    [0.29, 29],
    [2, 200],
  ])('a partner fee of %s percent is %i basis points', (percent, fee) => {
    const answer = changed(veloraSwap, ['priceRoute', 'partnerFee'], () => percent);
    expect(parseVeloraSwap(answer).fee).toBe(fee);
  });

  test.each([[-0.01], [2.01], ['0.01'], [null]])('a partner fee of %s is malformed', (fee) => {
    const answer = changed(veloraSwap, ['priceRoute', 'partnerFee'], () => fee);
    expect(faultOf(parseVeloraSwap, answer)).toBe('quote.malformed');
  });

  test('calldata comes out in lower case', () => {
    const upper = changed(
      veloraSwap,
      ['txParams', 'data'],
      (data) => `0x${String(data).slice(2).toUpperCase()}`,
    );
    expect(parseVeloraSwap(upper).data).toBe(veloraSwap.txParams.data);
  });
});

describe('a documented refusal', () => {
  const later: readonly unknown[] = [4222, 4227];
  test.each(kyberRefusals.answers.map((answer) => [answer.code, answer] as const))(
    'of KyberSwap with code %i is no quote',
    (code, answer) => {
      const wanted = later.includes(code) ? 'quote.expired' : 'quote.noRoute';
      expect(faultOf(parseKyberRoute, answer)).toBe(wanted);
      expect(faultOf(parseKyberBuild, answer)).toBe(wanted);
    },
  );

  test('of Velora is no quote, an amount too small, or a rate that changed', () => {
    expect(veloraRefusals.answers.map((answer) => faultOf(parseVeloraSwap, answer))).toEqual([
      'quote.noRoute',
      'quote.noRoute',
      'quote.tooSmall',
      'quote.expired',
      'quote.noRoute',
    ]);
  });

  test("keeps the stranger's words out of the fault", () => {
    const phishing = 'reset your seed phrase at evil.example';
    for (const [parse, answer] of [
      [parseKyberRoute, { code: 4008, message: phishing }],
      [parseVeloraSwap, { error: phishing }],
      [parseVeloraSwap, { [phishing]: phishing }],
    ] as const) {
      expect(() => parse(answer)).toThrow(Fault);
      expect(() => parse(answer)).not.toThrow(phishing);
    }
  });
});
