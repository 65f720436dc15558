import { withGains } from '../../components/plan/fromEdit.ts';
import { legsOfBundle } from '../../components/plan/fromReview.ts';
import { PlanView } from '../../components/plan/PlanView.tsx';
import type { PlanEvents, PlanLeg, PlanModel } from '../../components/plan/planModel.ts';
import { stopEarly } from '../../lib/core/bundle.ts';
import { guardRow } from '../../lib/core/guards.ts';
import { amount, bps, dollars, price } from '../../lib/core/money.ts';
import { NO_CHOICES } from '../../lib/core/planChoices.ts';
import type { PriceReading, PriceSource, UnixSeconds } from '../../lib/core/snapshot.ts';
import { FACTS } from './facts.ts';
import { NOW, OTHER_OWNER, OWNER } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import {
  bundleOf,
  changedBy,
  FULL_LABELS,
  modelDuring,
  modelOf,
  OWN_ID,
  REVIEW,
} from './planFixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const EVENTS: PlanEvents = {
  onConnect: nothing,
  onSign: nothing,
  onStop: nothing,
  onNewPlan: nothing,
  onRecalculate: nothing,
  onInclude: nothing,
  onResize: nothing,
  onLock: nothing,
  onUndo: nothing,
  onCloseAllowance: nothing,
  onCheckChain: nothing,
  onDeclareDeclined: nothing,
  onOpenActivity: nothing,
  onOpenTargets: nothing,
  onOpenSettings: nothing,
};

const plan = (name: string, model: PlanModel, isPrivate = false): GalleryState => ({
  name: `plan-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame
      current="plan"
      planCount={3}
      walletName={model.wallet.kind === 'ready' ? 'MetaMask' : null}
      isPrivate={isPrivate}
    >
      <PlanView model={model} minTrade={dollars(25)} labels={FULL_LABELS} events={EVENTS} />
    </GalleryFrame>
  ),
});

const ready = modelOf(REVIEW);
const legsWith = (change: (leg: PlanLeg, index: number) => Partial<PlanLeg>): PlanLeg[] =>
  ready.legs.map((leg, index) => ({ ...leg, ...change(leg, index) }));
const bare = { legs: [], after: null, costs: null, quotedAt: null, termsHash: null };
const quoting = {
  phase: 'quoting' as const,
  terms: null,
  quotedAt: null,
  guards: [],
  shows: {},
  steps: [],
};
const noFees = ready.costs && { ...ready.costs, networkFees: null, poolFees: null, share: null };

const prices = FACTS.prices.snapshot?.prices ?? [];
const reading = (source: PriceSource, dollarsEach: bigint, asOf: UnixSeconds): PriceReading => ({
  source,
  price: price(dollarsEach * 10n ** 18n),
  asOf,
  staleAfter: 900,
  deviation: bps(50),
});
const disputed = prices
  .filter(({ status }) => status === 'disputed')
  .map((entry) => ({
    ...entry,
    readings: [reading('oracle', 106_800n, NOW - 60), reading('defillama', 101_250n, NOW - 30)],
  }));
const unknownBase = FACTS.chainUnknown.snapshot?.chains.find(({ status }) => status === 'unknown');

const leftOut = [
  { classId: 'BTC', change: dollars(1495), reason: 'priceUnknown' as const },
  { classId: 'LINK', change: dollars(-12), reason: 'belowMinimum' as const },
  { classId: 'AAVE', change: dollars(840), reason: 'acrossChains' as const },
  { classId: 'ETH', change: dollars(-2210), reason: 'turnoverCap' as const },
  { classId: 'USD', change: dollars(1640), reason: 'sliced' as const, parts: 3 },
];

const done = ['confirmed', 'confirmed', 'confirmed'] as const;
const partial = bundleOf(REVIEW, ['confirmed', 'declined']);
const allowanceOpen = bundleOf(REVIEW, ['confirmed', 'confirmed', 'declined']);
const stopped = stopEarly(allowanceOpen, NOW);
const allDone = bundleOf(REVIEW, Array(9).fill('confirmed'), { closedAt: NOW });
const endedEarly = bundleOf(REVIEW, [...done, 'skipped', 'skipped', 'skipped', 'skipped'], {
  stoppedAt: NOW,
  closedAt: NOW,
});
const measured = { after: REVIEW.driftAfter, isAfterMeasured: true, isWorking: false };
const firstSteps = (state: Parameters<typeof bundleOf>[1]) => bundleOf(REVIEW, state);

const refused = legsWith((leg, index) =>
  index === 0 && leg.terms
    ? {
        phase: 'refused',
        guards: [
          guardRow('receiver', false, OWNER, OTHER_OWNER),
          guardRow('minReceived', false, leg.terms.minReceived, leg.terms.minReceived / 2n),
          ...leg.guards.slice(4),
        ],
      }
    : {},
);

const moved = legsOfBundle(partial, REVIEW).map((leg, index) =>
  index === 1
    ? {
        ...leg,
        phase: 'refused' as const,
        guards: [],
        fault: {
          code: 'guard.refused' as const,
          detail: 'The price moved 1.2%, past your 0.5% limit.',
        },
      }
    : leg,
);

const GAINS = new Map(
  ready.legs.slice(0, 2).map(({ trade }, index) => [
    trade,
    {
      proceeds: trade.value,
      cost: dollars(index === 0 ? 900 : 1_100),
      short: dollars(index === 0 ? 91 : -232),
      long: dollars(index === 0 ? 500 : 0),
      unmatched: BigInt(index),
      tax: dollars(index === 0 ? 88 : -58),
      parts: [],
      longTermFrom: null,
    },
  ]),
);

export const states: GalleryState[] = [
  plan('measuring', modelOf(REVIEW, { ...bare, before: null, takenAt: null, leftOut: [] })),
  plan(
    'quoting',
    modelOf(REVIEW, {
      legs: legsWith(() => quoting),
      costs: noFees,
      after: null,
      termsHash: null,
      quotedAt: null,
    }),
  ),
  plan(
    'simulating',
    modelOf(REVIEW, {
      legs: legsWith(() => ({ phase: 'simulating', guards: [] })),
      termsHash: null,
    }),
  ),
  plan(
    'no-plan',
    modelOf(REVIEW, {
      ...bare,
      before: null,
      takenAt: null,
      blocks: [{ kind: 'fault', fault: { code: 'rpc.unreachable' } }],
    }),
  ),
  plan('ready', ready),
  plan('changed', changedBy({ without: new Set([1]), sizes: new Map([[0, dollars(1_000)]]) })),
  plan('gains', modelOf(REVIEW, { legs: withGains(ready.legs, GAINS) })),
  plan('none-left', changedBy({ ...NO_CHOICES, without: new Set(REVIEW.plan.trades.keys()) })),
  plan('hidden', ready, true),
  plan('nothing', modelOf(REVIEW, { ...bare, before: FACTS.inBand.drift })),
  plan(
    'left-out',
    modelOf(REVIEW, {
      ...bare,
      leftOut,
      blocks: disputed.map((entry) => ({ kind: 'price', price: entry })),
    }),
  ),
  plan(
    'unknown-chain',
    modelOf(REVIEW, {
      ...bare,
      before: FACTS.chainUnknown.drift,
      blocks: unknownBase ? [{ kind: 'unknownChain', reading: unknownBase }] : [],
    }),
  ),
  plan('stale', modelOf(REVIEW, { blocks: [{ kind: 'staleSnapshot', takenAt: NOW - 7200 }] })),
  plan(
    'gas-short',
    modelOf(REVIEW, {
      blocks: [
        {
          kind: 'gasShort',
          chainId: 8453,
          needed: amount(4n * 10n ** 14n),
          held: amount(10n ** 13n),
        },
      ],
    }),
  ),
  plan(
    'too-costly',
    modelOf(REVIEW, {
      blocks: [{ kind: 'costAboveLimit', cost: bps(142), limit: bps(100) }],
      costs: ready.costs && { ...ready.costs, share: bps(142) },
    }),
  ),
  plan(
    'quote-failed',
    modelOf(REVIEW, {
      legs: legsWith((_leg, index) =>
        index === 1 ? { ...quoting, phase: 'failed', fault: { code: 'quote.noRoute' } } : {},
      ),
    }),
  ),
  plan('refused', modelOf(REVIEW, { legs: refused })),
  plan('watch-only', modelOf(REVIEW, { wallet: { kind: 'watchOnly', ownId: OWN_ID } })),
  plan(
    'connecting',
    modelOf(REVIEW, { wallet: { kind: 'watchOnly', ownId: OWN_ID, isConnecting: true } }),
  ),
  plan(
    'wallet-absent',
    modelOf(REVIEW, {
      wallet: { kind: 'watchOnly', ownId: OWN_ID, fault: { code: 'wallet.absent' } },
    }),
  ),
  plan(
    'other-account',
    modelOf(REVIEW, { wallet: { kind: 'otherAccount', wanted: OWNER, found: OTHER_OWNER } }),
  ),
  plan('asked', modelDuring(REVIEW, firstSteps(['asked']))),
  plan('asked-long', modelDuring(REVIEW, firstSteps(['asked']), { now: NOW + 20 })),
  plan('sent', modelDuring(REVIEW, firstSteps(['confirmed', 'sent']))),
  plan('held', modelDuring(REVIEW, firstSteps(['confirmed', 'unknown']), { isWorking: false })),
  plan(
    'declined',
    modelDuring(REVIEW, firstSteps(['declined']), {
      isWorking: false,
      fault: { code: 'wallet.declined' },
    }),
  ),
  plan(
    'reverted',
    modelDuring(REVIEW, firstSteps(['confirmed', 'reverted']), {
      ...measured,
      fault: { code: 'tx.reverted' },
    }),
  ),
  plan('partial', modelDuring(REVIEW, partial, measured)),
  plan('price-moved', modelDuring(REVIEW, partial, { ...measured, legs: moved })),
  plan('allowance-open', modelDuring(REVIEW, allowanceOpen, measured)),
  plan('stopped', modelDuring(REVIEW, stopped, measured)),
  plan('done', modelDuring(REVIEW, allDone, measured)),
  plan('ended-early', modelDuring(REVIEW, endedEarly, measured)),
];
