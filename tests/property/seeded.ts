import fc from 'fast-check';

/**
 * Every law draws from one seed, so that a run says the same of the same code. To look further:
 * `SEED=$RANDOM RUNS=3000 npx vitest run tests/property`.
 */
const seed = Number(process.env.SEED ?? 20_261_121);
fc.configureGlobal({ seed, numRuns: Number(process.env.RUNS ?? 300) });
console.log(`seed ${seed}`);

const EXTREMES = [0n, 1n, 2n, 10n ** 8n, 10n ** 18n, 2n ** 128n, 2n ** 256n - 1n];

/** Whole numbers from zero to the largest a chain can hold; zero, one and the extremes are branches. */
export const anyUint: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(...EXTREMES),
  fc.bigInt({ min: 0n, max: 10n ** 12n }),
  fc.bigInt({ min: 0n, max: 10n ** 30n }),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
);

/** As `anyUint`, from one. */
export const anyPositive: fc.Arbitrary<bigint> = anyUint.filter((value) => value > 0n);

/** Decimals a token may have: the usual ones, none, and absurdly many. */
export const anyDecimals: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(6, 8, 18),
  fc.constantFrom(0, 1, 36),
  fc.integer({ min: 0, max: 36 }),
);

/** Whole basis points from nothing to all. */
export const anyBps: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 9_999, 10_000),
  fc.integer({ min: 0, max: 10_000 }),
);
