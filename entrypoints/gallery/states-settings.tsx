import type { ReactNode } from 'react';
import { AddLookedToken } from '../../components/settings/AddLookedToken.tsx';
import { AddToken } from '../../components/settings/AddToken.tsx';
import { ClassSettings } from '../../components/settings/ClassSettings.tsx';
import { type ClassEvents, classRows } from '../../components/settings/classModel.ts';
import { GeneralSettings } from '../../components/settings/GeneralSettings.tsx';
import { HostTable } from '../../components/settings/HostTable.tsx';
import { hostRows } from '../../components/settings/hostModel.ts';
import { ManualSettings } from '../../components/settings/ManualSettings.tsx';
import { NetworkSettings } from '../../components/settings/NetworkSettings.tsx';
import { SettingsFrame, type SettingsTab } from '../../components/settings/SettingsFrame.tsx';
import type {
  HostTrouble,
  SettingsEvents,
  SettingsModel,
} from '../../components/settings/settingsModel.ts';
import { Card } from '../../components/ui/Card.tsx';
import { amount } from '../../lib/core/money.ts';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import { classesIn, OUR_CLASSES } from '../../lib/registry/catalogue.ts';
import { CHAINS } from '../../lib/registry/chains.ts';
import { HOSTS } from '../../lib/registry/hosts.ts';
import { FACTS } from './facts.ts';
import { NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { NETWORKS, TESTS } from './networkFixtures.ts';
import { OWN_ID } from './planFixtures.ts';
import { type GalleryState, nothing } from './state.ts';
import { TRUTH } from './truth.ts';

const MODEL: SettingsModel = {
  browser: 'chromium',
  portfolios: [FACTS.drifted.portfolio, FACTS.demo.portfolio],
  currentPortfolio: 'p1',
  ownId: OWN_ID,
  walletId: '',
  connected: null,
  checkMinutes: 15,
  test: 'none',
  theme: 'system',
  currency: 'USD',
  rates: TRUTH.everything.snapshot?.rates ?? [],
  isPrivate: false,
  version: '0.1.0',
};

const EVENTS: SettingsEvents = {
  onChoose: nothing,
  onRename: nothing,
  onRemovePortfolio: nothing,
  onAddAddress: nothing,
  onRemoveAddress: nothing,
  onDisconnect: nothing,
  onWalletId: nothing,
  onCheckMinutes: nothing,
  onTestAlert: nothing,
  onTheme: nothing,
  onCurrency: nothing,
  onPrivate: nothing,
};

const settings = (
  name: string,
  tab: SettingsTab,
  children: ReactNode,
  troubles: HostTrouble[] = [],
): GalleryState => ({
  name: `settings-${name}`,
  frame: 'page',
  draw: () => (
    <GalleryFrame current="settings">
      <SettingsFrame tab={tab} troubles={troubles} onAllowHost={nothing}>
        {children}
      </SettingsFrame>
    </GalleryFrame>
  ),
});

const general = (more: Partial<SettingsModel> = {}) => (
  <GeneralSettings model={{ ...MODEL, ...more }} events={EVENTS} />
);

const networks = (
  <NetworkSettings
    networks={NETWORKS}
    tests={TESTS}
    now={NOW}
    isChecking={false}
    events={{
      onChain: nothing,
      onCheckNow: nothing,
      onNode: nothing,
      onQuorum: nothing,
      onOwnOnly: nothing,
      onHost: nothing,
      onTest: nothing,
      onAddChain: async () => ({ is: 'silent' }),
      onRemoveChain: nothing,
    }}
  />
);

const OFF = ['coins.llama.fi', 'eth.llamarpc.com', 'api.paraswap.io', 'mainnet.base.org'];
const hosts = <HostTable hosts={hostRows(HOSTS, NETWORKS, OFF)} onHost={nothing} />;

const [PEPE, ODD] = (['PEPE', 'ODD'] as const).map((symbol, index) => ({
  asset: {
    chainId: 1,
    address: `0x6982508145454Ce325dDbE47a25d4ec3d231193${index}` as const,
    symbol,
    decimals: 18,
    classId: 'own/memes',
    ...(index === 1 && { isUnverified: true as const }),
  },
  traits: index === 1 ? (['feeOnTransfer', 'lookalike'] as const) : [],
}));

const PORTFOLIO: Portfolio = {
  ...FACTS.drifted.portfolio,
  chainIds: CHAINS.filter(({ isDefault }) => isDefault).map(({ id }) => id),
  tokens: [PEPE, ODD].flatMap((token) =>
    token ? [{ asset: token.asset, traits: [...token.traits] }] : [],
  ),
  classes: [{ classId: 'own/memes', name: 'Memes', buys: {}, kept: [], removed: [] }],
  manual: [
    { id: 'm1', classId: 'BTC', amount: amount(5n * 10n ** 17n), note: 'Exchange', locked: true },
    { id: 'm2', classId: 'ETH', amount: amount(32n * 10n ** 18n), locked: true },
  ],
};

const LABELS = { chains: CHAINS, classes: classesIn(PORTFOLIO).classes };
const ROWS = classRows(PORTFOLIO, classesIn(PORTFOLIO), OUR_CLASSES, null);
const CLASS_EVENTS: ClassEvents = {
  onBuy: nothing,
  onMaySell: nothing,
  onRemove: nothing,
  onPutBack: nothing,
};

const tokens = (
  <>
    <AddToken
      chainIds={PORTFOLIO.chainIds}
      classes={ROWS}
      labels={LABELS}
      atFirst={null}
      events={{
        onLook: async () => ({ isOk: false, words: '' }),
        onAdd: async () => ({ isOk: false, words: '' }),
      }}
    />
    <ManualSettings
      rows={PORTFOLIO.manual}
      classes={ROWS.map(({ classId, name }) => ({ classId, name, unit: classId }))}
      newId={() => 'm3'}
      onSave={nothing}
      onRemove={nothing}
    />
    <ClassSettings classes={ROWS} labels={LABELS} events={CLASS_EVENTS} />
  </>
);

const looked = ODD && (
  <Card>
    <AddLookedToken looked={ODD} classes={ROWS} onAdd={async () => undefined} />
  </Card>
);

export const states: GalleryState[] = [
  settings('general', 'general', general()),
  settings(
    'trouble',
    'general',
    general({ walletId: 'nkbihfbeogaeaoehlefnkodbefgpgknz', test: 'failed' }),
    [
      { host: 'aggregator-api.kyberswap.com', state: 'open' },
      { host: 'api.paraswap.io', state: 'refused' },
    ],
  ),
  settings('networks', 'networks', networks),
  settings('hosts', 'hosts', hosts),
  settings('tokens', 'tokens', tokens),
  { name: 'settings-looked-token', frame: 'piece', draw: () => looked },
];
