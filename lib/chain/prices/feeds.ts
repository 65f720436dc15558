import type { Hex } from 'viem';
import { encodeFunctionData, hexToString, numberToHex, toFunctionSelector, trim } from 'viem/utils';
import { type Price, price } from '../../core/money.ts';
import type { PriceFlaw, UnixSeconds } from '../../core/snapshot.ts';
import type { Feed } from '../../registry/feeds.ts';
import { FEED_ABI } from '../abi.ts';
import { type Answer, type Ask, READ_GAS, type View } from '../views.ts';

/** What a feed says now. Without a flaw it is a price in dollars, as old as it says. */
export interface FeedSays {
  price: Price;
  asOf: UnixSeconds;
  flaw?: PriceFlaw;
}

const DECIMALS = 8n;
/** Dollars × 10⁸ to dollars × 10¹⁸. */
const SCALE = 10n ** 10n;
/** A round this many seconds ahead of its block was not made by an honest clock. */
const CLOCK_TOLERANCE = 120;
const DOLLARS = /\/ USD$/;

type Name = (typeof FEED_ABI)[number]['name'];
const dataOf = (functionName: Name): Hex => encodeFunctionData({ abi: FEED_ABI, functionName });
const AGGREGATOR = toFunctionSelector('aggregator()');

/** What is read of each feed: one run of calls a line. The bounds stand behind the proxy. */
const READS: readonly Omit<View, 'target'>[] = [
  { data: dataOf('latestRoundData'), words: 5, gas: READ_GAS },
  { data: dataOf('decimals'), words: 1, gas: READ_GAS },
  { data: dataOf('description'), words: 3, gas: READ_GAS },
  { data: dataOf('minAnswer'), words: 1, gas: READ_GAS, via: AGGREGATOR },
  { data: dataOf('maxAnswer'), words: 1, gas: READ_GAS, via: AGGREGATOR },
];

/** What each feed says; a feed that does not answer has an open round. */
export function askFeeds(feeds: readonly Feed[]): Ask<FeedSays[]> {
  return {
    views: READS.flatMap((read) => feeds.map(({ address }) => ({ ...read, target: address }))),
    read: (answers, time) =>
      feeds.map((_, index) => {
        const of = (line: number): Answer => answers[line * feeds.length + index] ?? null;
        const [round, decimals, description, min, max] = READS.map((_read, line) => of(line));
        return readFeed({ round, decimals, description, min, max }, time);
      }),
  };
}

type Said = Record<'round' | 'decimals' | 'description' | 'min' | 'max', Answer | undefined>;

function readFeed(said: Said, time: UnixSeconds): FeedSays {
  const [roundId = 0n, raw = 0n, , updatedAt = 0n, answeredIn = 0n] = said.round ?? [];
  const answer = BigInt.asIntN(256, raw);
  const asOf = updatedAt > BigInt(Number.MAX_SAFE_INTEGER) ? 0 : Number(updatedAt);
  const isOpen = asOf === 0 || answeredIn < roundId || asOf > time + CLOCK_TOLERANCE;
  const at = { price: price(answer > 0n ? answer * SCALE : 0n), asOf };
  if (!said.round || isOpen) return { ...at, flaw: 'roundOpen' };
  if (answer <= 0n) return { ...at, flaw: 'notPositive' };
  if (said.decimals?.[0] !== DECIMALS || !DOLLARS.test(textOf(said.description)))
    return { ...at, flaw: 'notDollars' };
  return isClamped(answer, said) ? { ...at, flaw: 'clamped' } : at;
}

/** An aggregator does not answer beyond its bounds: at one of them the price may be anything. */
function isClamped(answer: bigint, { min, max }: Said): boolean {
  const [lowest, highest] = [min?.[0], max?.[0]].map((word) =>
    word === undefined ? undefined : BigInt.asIntN(256, word),
  );
  return (lowest !== undefined && answer <= lowest) || (highest !== undefined && answer >= highest);
}

/** A string of at most 32 bytes; anything else is no feed's description. */
function textOf(answer: Answer | undefined): string {
  const [offset, length = 0n, word = 0n] = answer ?? [];
  if (offset !== 32n || length === 0n || length > 32n) return '';
  return hexToString(trim(numberToHex(word, { size: 32 }), { dir: 'right' }));
}
