import { ActivityView } from '../../components/activity/ActivityView.tsx';
import { LedgerView } from '../../components/activity/LedgerView.tsx';
import { LotsView } from '../../components/activity/LotsView.tsx';
import type { LedgerModel, LotsModel } from '../../components/activity/models.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import type { HistoryEntry } from '../../lib/core/history.ts';
import type { Statement } from '../../lib/core/judgement.ts';
import type { ImportState } from '../../lib/core/lots/importState.ts';
import { bps } from '../../lib/core/money.ts';
import { NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { JUDGEMENTS } from './judgements.ts';
import {
  LEDGER,
  LEDGER_EMPTY,
  LEDGER_KNOWN,
  LOTS,
  LOTS_EMPTY,
  PREVIEW,
  TAX,
} from './lotFixtures.ts';
import { bundleOf, FULL_LABELS, REVIEW } from './planFixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const DAY = 86_400;
const ended = (id: string, at: number, states: Parameters<typeof bundleOf>[1]): HistoryEntry => ({
  kind: 'rebalance',
  id,
  portfolioId: 'p1',
  at,
  bundle: bundleOf(REVIEW, states, { id, closedAt: at }),
  onTargetAfter: REVIEW.driftAfter.onTarget,
});
const alert = (id: string, at: number): HistoryEntry => ({
  kind: 'alert',
  id,
  portfolioId: 'p1',
  at,
  classId: 'ETH',
  weight: bps(3890),
  target: bps(3500),
  band: bps(250),
  outside: 3,
  said: JUDGEMENTS.notWorth,
});
const verdict = (id: string, at: number, said: Statement): HistoryEntry => ({
  kind: 'verdict',
  id,
  portfolioId: 'p1',
  at,
  said,
});

const ENTRIES: HistoryEntry[] = [
  ended('b3', NOW - 1_800, Array(9).fill('confirmed')),
  verdict('v2', NOW - 3_600, JUDGEMENTS.act),
  alert('a2', NOW - 5_400),
  ended('b2', NOW - DAY, ['confirmed', 'confirmed', 'reverted', 'skipped', 'skipped', 'skipped']),
  alert('a1', NOW - DAY - 4_000),
  verdict('v1', NOW - 9 * DAY - 90, JUDGEMENTS.notWorth),
  ended('b1', NOW - 9 * DAY, ['declined', ...Array(8).fill('skipped')]),
];

const activity = (
  name: string,
  open: Bundle[],
  entries: HistoryEntry[],
  isPrivate = false,
): GalleryState => ({
  name: `activity-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame current="activity" isPrivate={isPrivate}>
      <ActivityView
        open={open}
        entries={entries}
        now={NOW}
        labels={FULL_LABELS}
        onOpenPlan={nothing}
        onExport={nothing}
      />
    </GalleryFrame>
  ),
});

const ledger = (name: string, model: LedgerModel | null, isPrivate = false): GalleryState => ({
  name: `ledger-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame current="activity" isPrivate={isPrivate}>
      <LedgerView ledger={model} now={NOW} onExport={nothing} />
    </GalleryFrame>
  ),
});

const NO_EVENTS = {
  onCheck: nothing,
  onConfirm: nothing,
  onCancel: nothing,
  onForget: nothing,
  onTax: nothing,
};

const lots = (
  name: string,
  model: LotsModel,
  importing: ImportState,
  isPrivate = false,
): GalleryState => ({
  name: `lots-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame current="activity" isPrivate={isPrivate}>
      <LotsView
        lots={model}
        tax={model === LOTS_EMPTY ? null : TAX}
        importing={importing}
        now={NOW}
        events={NO_EVENTS}
      />
    </GalleryFrame>
  ),
});

export const states: GalleryState[] = [
  activity('list', [bundleOf(REVIEW, ['confirmed', 'sent'], { id: 'open' })], ENTRIES),
  activity('hidden', [], ENTRIES, true),
  activity('empty', [], []),
  ledger('known', LEDGER_KNOWN),
  ledger('unknown', LEDGER),
  ledger('hidden', LEDGER_KNOWN, true),
  ledger('empty', LEDGER_EMPTY),
  ledger('unread', null),
  lots('held', LOTS, { kind: 'idle' }),
  lots('hidden', LOTS, { kind: 'done', count: 4 }, true),
  lots('empty', LOTS_EMPTY, { kind: 'missing', columns: ['date', 'value'] }),
  lots('preview', LOTS_EMPTY, { kind: 'preview', preview: PREVIEW, unused: ['note'] }),
];
