import type { Address, Hex } from 'viem';
import { type Asset, assetKey } from './asset.ts';
import type { Amount } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { Call, LegTerms } from './terms.ts';

/** What a router call really asks for, decoded from its bytes by the router's own table. */
export interface DecodedSwap {
  router: Address;
  selector: Hex;
  sell: Pick<Asset, 'chainId' | 'address'>;
  sellAmount: bigint;
  buy: Pick<Asset, 'chainId' | 'address'>;
  minReceived: bigint;
  receiver: Address;
  /** Re-encoding what was decoded gives the same bytes. */
  isCanonical: boolean;
  hasPermit: boolean;
  hasFees: boolean;
  isPartialFill: boolean;
  /** Contracts the router is told to call or pay into. */
  targets: Address[];
}

/** One check of a call against the reviewed terms: passed, or refused and by how much. */
export interface GuardRow {
  id: GuardId;
  isPassed: boolean;
  /** What was wanted and what was found; for the eye. */
  wanted: string;
  found: string;
}

export type GuardId =
  | 'chain'
  | 'account'
  | 'router'
  | 'canonical'
  | 'sellAsset'
  | 'sellAmount'
  | 'buyAsset'
  | 'receiver'
  | 'minReceived'
  | 'priceFloor'
  | 'fees'
  | 'permit'
  | 'partialFill'
  | 'targets'
  | 'value'
  | 'deadline'
  | 'spender'
  | 'allowance'
  | 'simulation'
  | 'simulatedSell'
  | 'simulatedBuy'
  | 'simulatedRest'
  | 'simulatedAllowance'
  | 'networkFee';

export const guardRow = (
  id: GuardId,
  isPassed: boolean,
  wanted: unknown,
  found: unknown,
): GuardRow => ({ id, isPassed, wanted: String(wanted), found: String(found) });

export const refusals = (rows: readonly GuardRow[]): GuardRow[] =>
  rows.filter(({ isPassed }) => !isPassed);

/** What a swap call must meet besides its terms. */
export interface SwapContext {
  now: UnixSeconds;
  /** Pinned router of the source on this chain. */
  router: Address;
  /** The least that may arrive by a price the aggregator does not know of. */
  floor: Amount;
  /** Addresses no router may be pointed at: the owner and every token of the portfolio. */
  forbiddenTargets: readonly Address[];
  isSellNative: boolean;
}

/** Every rule a swap call is held to before it may be signed, in order; all must pass. */
export const checkSwap = (
  call: Call,
  decoded: DecodedSwap,
  terms: LegTerms,
  context: SwapContext,
): GuardRow[] => [
  same('chain', terms.sell.chainId, call.chainId),
  same('account', terms.owner, call.from),
  ...checkTarget(call, decoded, terms, context),
  ...checkExchange(decoded, terms, context),
  same('value', context.isSellNative ? terms.sellAmount : 0n, call.value),
  guardRow('deadline', context.now <= terms.latestTime, terms.latestTime, context.now),
];

/** Only the pinned router, in the exact bytes we understand, told to touch nothing of the user's. */
function checkTarget(
  call: Call,
  decoded: DecodedSwap,
  terms: LegTerms,
  { router, forbiddenTargets }: SwapContext,
): GuardRow[] {
  const isPinned = call.to === router && terms.spender === router;
  const hit = decoded.targets.find((target) => forbiddenTargets.includes(target));
  return [
    guardRow('router', isPinned, router, call.to),
    same('canonical', 'exact', decoded.isCanonical ? 'exact' : 'altered'),
    same('fees', 'none', decoded.hasFees ? 'some' : 'none'),
    same('permit', 'none', decoded.hasPermit ? 'some' : 'none'),
    same('partialFill', 'none', decoded.isPartialFill ? 'allowed' : 'none'),
    guardRow('targets', hit === undefined, 'none of yours', hit ?? 'none of yours'),
  ];
}

/** What goes out, what comes in, how much at least, and to whom. */
function checkExchange(
  { sell, sellAmount, buy, minReceived, receiver }: DecodedSwap,
  terms: LegTerms,
  { floor }: SwapContext,
): GuardRow[] {
  const isOwn = receiver === terms.receiver && terms.receiver === terms.owner;
  return [
    same('sellAsset', assetKey(terms.sell), assetKey(sell)),
    same('sellAmount', terms.sellAmount, sellAmount),
    same('buyAsset', assetKey(terms.buy), assetKey(buy)),
    guardRow('receiver', isOwn, terms.receiver, receiver),
    guardRow('minReceived', minReceived >= terms.minReceived, terms.minReceived, minReceived),
    guardRow('priceFloor', minReceived >= floor, floor, minReceived),
  ];
}

const same = (id: GuardId, wanted: unknown, found: unknown): GuardRow =>
  guardRow(id, wanted === found, wanted, found);

/** What an allowance call must be: exactly the terms' amount, to the pinned router, on the sold token. */
export function checkApproval(
  call: Call,
  decoded: { spender: Address; amount: bigint } | null,
  terms: LegTerms,
  router: Address,
  wanted: bigint,
): GuardRow[] {
  return [
    same('chain', terms.sell.chainId, call.chainId),
    same('account', terms.owner, call.from),
    same('sellAsset', terms.sell.address, call.to),
    guardRow(
      'spender',
      decoded?.spender === router && terms.spender === router,
      router,
      decoded?.spender,
    ),
    same('allowance', wanted, decoded?.amount),
    same('value', 0n, call.value),
  ];
}
