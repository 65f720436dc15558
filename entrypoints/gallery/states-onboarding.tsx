import type { ReactNode } from 'react';
import { AlertsStep } from '../../components/onboarding/AlertsStep.tsx';
import {
  type FoundChain,
  type FoundClass,
  FoundStep,
} from '../../components/onboarding/FoundStep.tsx';
import { StartStep } from '../../components/onboarding/StartStep.tsx';
import { type TargetMode, TargetsStep } from '../../components/onboarding/TargetsStep.tsx';
import { TargetsEditor } from '../../components/targets/TargetsEditor.tsx';
import { TargetsFrame } from '../../components/targets/TargetsFrame.tsx';
import type {
  BandSettings,
  BuyMember,
  ClassValue,
  PriceDoubt,
} from '../../components/targets/targetModel.ts';
import type { FaultCode } from '../../lib/core/fault.ts';
import { bps, dollars, usd } from '../../lib/core/money.ts';
import { DEFAULT_LIMITS, type Target } from '../../lib/core/portfolio.ts';
import { DEFAULT_STRATEGY } from '../../lib/core/strategy.ts';
import { bothSides } from '../../lib/core/strategyDraft.ts';
import { draftOf, type TargetDraft } from '../../lib/core/targetDraft.ts';
import { NOW } from './fixtures.ts';
import { GalleryFrame } from './GalleryFrame.tsx';
import { FULL_LABELS, OWN_ID } from './planFixtures.ts';
import { type GalleryState, nothing } from './state.ts';

const CHAIN_NAMES = FULL_LABELS.chains.map(({ name }) => name);
const page = (name: string, draw: () => ReactNode): GalleryState => ({ name, frame: 'page', draw });

const start = (name: string, more: Partial<Parameters<typeof StartStep>[0]> = {}) =>
  page(`onboarding-start${name}`, () => (
    <StartStep
      chainNames={CHAIN_NAMES}
      ownId={OWN_ID}
      isConnecting={false}
      onWatch={nothing}
      onConnect={nothing}
      onDemo={nothing}
      onOpenSettings={nothing}
      {...more}
    />
  ));

const withFault = (code: FaultCode) => start(`-${code}`, { fault: { code } });

const CHAINS: FoundChain[] = [
  { chainId: 1, state: 'agreed', value: dollars(40_611), isOn: true },
  { chainId: 8453, state: 'agreed', value: usd(760_307_000_000n), isOn: true },
];
const CLASSES: FoundClass[] = [
  { classId: 'ETH', value: dollars(18_755), symbols: ['ETH', 'wstETH'], isOn: true },
  { classId: 'USD', value: dollars(9_305), symbols: ['USDC'], isOn: true },
  { classId: 'BTC', value: dollars(8_148), symbols: ['WBTC', 'cbBTC'], isOn: true },
  { classId: 'LINK', value: null, symbols: ['LINK'], isOn: false },
];
const empty = CLASSES.map((entry) => ({ ...entry, value: usd(0n), isOn: false }));

const found = (name: string, chains: FoundChain[], classes: FoundClass[]) =>
  page(`onboarding-found${name}`, () => (
    <FoundStep
      chains={chains}
      classes={classes}
      labels={FULL_LABELS}
      address="0x71C7656EC7ab88b098defB751B7401B5f6d8976F"
      readAt={NOW - 8}
      now={NOW}
      onChain={nothing}
      onClass={nothing}
      onRetry={nothing}
      onBack={nothing}
      onNext={nothing}
    />
  ));

const VALUES: ClassValue[] = [
  { classId: 'ETH', value: dollars(18_755) },
  { classId: 'USD', value: dollars(9_305) },
  { classId: 'BTC', value: dollars(8_148) },
];
const BUYS: BuyMember[] = [
  { classId: 'ETH', chainId: 1, symbol: 'ETH' },
  { classId: 'ETH', chainId: 8453, symbol: 'ETH' },
  { classId: 'BTC', chainId: 1, symbol: 'WBTC' },
  { classId: 'BTC', chainId: 8453, symbol: 'cbBTC' },
  { classId: 'USD', chainId: 1, symbol: 'USDC' },
  { classId: 'USD', chainId: 8453, symbol: 'USDC' },
  { classId: 'LINK', chainId: 1, symbol: 'LINK' },
  { classId: 'LINK', chainId: 8453, symbol: null },
];
const SAVED: Target[] = [
  { classId: 'ETH', weight: bps(4500), band: null },
  { classId: 'USD', weight: bps(3000), band: null },
  { classId: 'BTC', weight: bps(2500), band: bps(250) },
];
const WHOLE = draftOf(SAVED, DEFAULT_LIMITS, [1, 8453]);
const typed = (weights: string[], more: Partial<TargetDraft['limits']> = {}): TargetDraft => ({
  rows: WHOLE.rows.map((row, index) => ({ ...row, weight: weights[index] ?? row.weight })),
  limits: { ...WHOLE.limits, ...more },
});

const DOUBTS: PriceDoubt[] = [
  { classId: 'USD', chainId: 8453, symbol: 'USDC', status: 'depegged' },
  { classId: 'USD', chainId: 1, symbol: 'DAI', status: 'single' },
];

const targets = (name: string, mode: TargetMode, draft: TargetDraft, values = VALUES) =>
  page(`onboarding-targets${name}`, () => (
    <TargetsStep
      mode={mode}
      draft={draft}
      kept={DEFAULT_LIMITS}
      values={values}
      doubts={[]}
      buys={BUYS}
      labels={FULL_LABELS}
      onMode={nothing}
      onDraft={nothing}
      onBack={nothing}
      onNext={nothing}
    />
  ));

const alerts = (test: 'none' | 'sending' | 'sent' | 'failed', browser: 'chromium' | 'firefox') =>
  page(`onboarding-alerts-${test}`, () => (
    <AlertsStep
      checkMinutes={15}
      browser={browser}
      test={test}
      onTest={nothing}
      onBack={nothing}
      onDone={nothing}
    />
  ));

const PLAIN = { limits: DEFAULT_LIMITS, strategy: DEFAULT_STRATEGY };

const editor = (
  name: string,
  draft: TargetDraft,
  isChanged = true,
  isSaved = false,
  settings: BandSettings = PLAIN,
) =>
  page(`targets-${name}`, () => (
    <GalleryFrame current="targets" walletName={null}>
      <TargetsFrame tab="targets" readAt={null} now={0}>
        <TargetsEditor
          draft={draft}
          onDraft={nothing}
          saved={SAVED}
          settings={settings}
          values={VALUES}
          doubts={DOUBTS}
          buys={BUYS}
          labels={FULL_LABELS}
          isChanged={isChanged}
          isSaved={isSaved}
          onSave={nothing}
          onDiscard={nothing}
        />
      </TargetsFrame>
    </GalleryFrame>
  ));

export const states: GalleryState[] = [
  start(''),
  start('-typed', { typedAtFirst: '0x71C7656EC7ab88b098defB751B7401B5f6d8976E' }),
  start('-connecting', { isConnecting: true }),
  withFault('wallet.absent'),
  withFault('wallet.locked'),
  withFault('wallet.declined'),
  withFault('wallet.busy'),
  found('', CHAINS, CLASSES),
  found(
    '-reading',
    CHAINS.map((chain) => ({ ...chain, state: 'reading', value: null })),
    empty,
  ),
  found(
    '-unknown',
    CHAINS.map((chain, index) =>
      index === 1 ? { ...chain, state: 'unknown', reason: 'rpc.split', value: null } : chain,
    ),
    CLASSES,
  ),
  found(
    '-empty',
    CHAINS.map((chain) => ({ ...chain, value: usd(0n) })),
    empty,
  ),
  targets('', 'current', typed(['51.8', '25.7', '22.5'])),
  targets('-own', 'own', typed(['45.0', '27.0', '25.0'])),
  targets('-no-mix', 'equal', typed(['33.34', '33.33', '33.33']), []),
  alerts('none', 'chromium'),
  alerts('sent', 'chromium'),
  alerts('failed', 'firefox'),
  editor('saved', WHOLE, false, true),
  editor('changed', typed(['50.0', '25.0', '25.0'])),
  editor('left', typed(['45.0', '27.0', '25.0'])),
  editor('over', typed(['45.0', '30.25', '25.0'])),
  editor('wrong', typed(['45.123', '', '25.0'], { slippage: '6', minTrade: 'x' })),
  editor('ruled', WHOLE, false, false, {
    ...PLAIN,
    strategy: { ...DEFAULT_STRATEGY, band: bothSides({ kind: 'relative', size: bps(2_000) }) },
  }),
  editor('empty', { ...WHOLE, rows: [] }),
];
