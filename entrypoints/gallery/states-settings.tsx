import { ActivityView } from '../../components/activity/ActivityView.tsx';
import { AppFrame } from '../../components/portfolio/AppFrame.tsx';
import { SettingsView } from '../../components/settings/SettingsView.tsx';
import type { SettingsEvents, SettingsModel } from '../../components/settings/settingsModel.ts';
import type { Bundle } from '../../lib/core/bundle.ts';
import type { HistoryEntry } from '../../lib/core/history.ts';
import { bps } from '../../lib/core/money.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { FACTS } from './facts.ts';
import { NOW, OWNER } from './fixtures.ts';
import { bundleOf, FULL_LABELS, OWN_ID, REVIEW } from './planFixtures.ts';
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
});

const ENTRIES: HistoryEntry[] = [
  ended('b3', NOW - 1_800, Array(9).fill('confirmed')),
  alert('a2', NOW - 5_400),
  ended('b2', NOW - DAY, ['confirmed', 'confirmed', 'reverted', 'skipped', 'skipped', 'skipped']),
  alert('a1', NOW - DAY - 4_000),
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
    <AppFrame
      current="activity"
      planCount={null}
      walletName="MetaMask"
      address={OWNER}
      isPrivate={isPrivate}
    >
      <ActivityView
        open={open}
        entries={entries}
        now={NOW}
        labels={FULL_LABELS}
        onOpenPlan={nothing}
      />
    </AppFrame>
  ),
});

const unknown = FACTS.chainUnknown.snapshot?.chains ?? [];
const operators = (chain: string) =>
  HOSTS.filter(({ why }) => why.includes(`on ${chain}`)).map(({ host, why }) => ({
    host,
    name: /\((.*)\)/.exec(why)?.[1] ?? host,
  }));

const MODEL: SettingsModel = {
  now: NOW,
  browser: 'chromium',
  portfolios: [FACTS.drifted.portfolio, FACTS.demo.portfolio],
  currentPortfolio: 'p1',
  networks: ['Ethereum', 'Base'].map((name, index) => ({
    chainId: index === 0 ? 1 : 8453,
    name,
    isOn: true,
    operators: operators(name),
    reading: FACTS.drifted.snapshot?.chains[index] ?? null,
  })),
  hosts: HOSTS,
  troubles: [],
  ownId: OWN_ID,
  walletId: '',
  connected: null,
  checkMinutes: 15,
  test: 'none',
  theme: 'system',
  isPrivate: false,
  version: '0.1.0',
};

const EVENTS: SettingsEvents = {
  onChoose: () => {},
  onRename: nothing,
  onRemovePortfolio: nothing,
  onAddAddress: nothing,
  onRemoveAddress: nothing,
  onNewPortfolio: nothing,
  onChain: nothing,
  onCheckNow: nothing,
  onAllowHost: nothing,
  onDisconnect: () => {},
  onWalletId: nothing,
  onCheckMinutes: nothing,
  onTestAlert: nothing,
  onTheme: nothing,
  onPrivate: nothing,
};

const settings = (name: string, more: Partial<SettingsModel> = {}): GalleryState => ({
  name: `settings-${name}`,
  frame: 'page',
  draw: () => (
    <AppFrame
      current="settings"
      planCount={null}
      walletName="MetaMask"
      address={OWNER}
      isPrivate={false}
    >
      <SettingsView model={{ ...MODEL, ...more }} events={EVENTS} />
    </AppFrame>
  ),
});

const dissenting = MODEL.networks.map((network, index) => ({
  ...network,
  isOn: index === 0 || network.isOn,
  reading: unknown[index] ? { ...unknown[index], dissent: ['mainnet.base.org'] } : null,
}));

export const states: GalleryState[] = [
  activity('list', [bundleOf(REVIEW, ['confirmed', 'sent'], { id: 'open' })], ENTRIES),
  activity('hidden', [], ENTRIES, true),
  activity('empty', [], []),
  settings('all'),
  settings('trouble', {
    networks: dissenting,
    troubles: [
      { host: 'aggregator-api.kyberswap.com', state: 'open' },
      { host: 'api.paraswap.io', state: 'refused' },
    ],
    walletId: 'nkbihfbeogaeaoehlefnkodbefgpgknz',
    test: 'failed',
  }),
];
