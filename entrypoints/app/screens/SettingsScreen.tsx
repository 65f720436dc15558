import { useState } from 'react';
import { browser } from '#imports';
import { GeneralSettings } from '../../../components/settings/GeneralSettings.tsx';
import {
  SETTINGS_TABS,
  SettingsFrame,
  type SettingsTab,
} from '../../../components/settings/SettingsFrame.tsx';
import type { SettingsEvents } from '../../../components/settings/settingsModel.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { choosePortfolio } from '../../../hooks/choosePortfolio.ts';
import { browserKind } from '../../../hooks/createWallet.ts';
import { lookUpName } from '../../../hooks/lookUpName.ts';
import { removePortfolio } from '../../../hooks/removePortfolio.ts';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useHostTroubles } from '../../../hooks/useHostTroubles.ts';
import { usePortfolios } from '../../../hooks/usePortfolios.ts';
import { changeSettings, useSettings } from '../../../hooks/useSettings.ts';
import { useDisconnectWallet, useWallet } from '../../../hooks/useWallet.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import * as text from '../../../lib/core/text.ts';
import { ask } from '../../../lib/messages/ask.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';
import { HostsScreen } from './HostsScreen.tsx';
import { NetworksScreen } from './NetworksScreen.tsx';
import { TokensScreen } from './TokensScreen.tsx';

type Test = 'none' | 'sending' | 'sent' | 'failed';

interface SettingsScreenProps {
  portfolio: Portfolio | null;
  facts: PortfolioFacts | undefined;
}

const tabOf = (path: string): SettingsTab =>
  SETTINGS_TABS.find((tab) => path === `/settings/${tab}`) ?? 'general';

/** General settings, tokens, networks and hosts; one part at a time. */
export function SettingsScreen({ portfolio, facts }: SettingsScreenProps) {
  const { path, go } = useHashRoute();
  const { troubles, allow } = useHostTroubles();
  const tab = tabOf(path);
  return (
    <SettingsFrame
      tab={tab}
      troubles={troubles}
      onAllowHost={allow}
      actions={
        tab === 'general' && (
          <Button onClick={() => go('/start')}>{text.settings.portfolios.new}</Button>
        )
      }
    >
      {tab === 'general' && <General portfolio={portfolio} facts={facts} />}
      {tab === 'tokens' && portfolio && <TokensScreen portfolio={portfolio} facts={facts} />}
      {tab === 'networks' && <NetworksScreen portfolio={portfolio} facts={facts} />}
      {tab === 'hosts' && <HostsScreen portfolio={portfolio} />}
    </SettingsFrame>
  );
}

function General({ portfolio, facts }: SettingsScreenProps) {
  const settings = useSettings();
  const [test, setTest] = useState<Test>('none');
  const wallet = useWallet();
  const disconnect = useDisconnectWallet();
  const portfolios = usePortfolios();
  const { go } = useHashRoute();
  return (
    <GeneralSettings
      model={{
        ...settings,
        browser: browserKind,
        portfolios,
        currentPortfolio: portfolio?.id ?? null,
        rates: facts?.snapshot?.rates ?? [],
        ownId: ownId(browser.runtime).id,
        connected: wallet.address,
        test,
        version: browser.runtime.getManifest().version,
      }}
      events={{
        ...portfolioEvents(portfolios, go),
        onLookUpName: lookUpName,
        onWalletId: (walletId) => void changeSettings({ walletId }).then(() => location.reload()),
        onDisconnect: () => disconnect.mutate(),
        onCheckMinutes: (checkMinutes) =>
          void changeSettings({ checkMinutes }).then(() => ask({ kind: 'schedule' })),
        onTestAlert: () => testAlert(setTest),
        onTheme: (theme) => void changeSettings({ theme }),
        onCurrency: (currency) => void changeSettings({ currency }),
        onPrivate: (isPrivate) => void changeSettings({ isPrivate }),
      }}
    />
  );
}

function testAlert(tell: (test: Test) => void): void {
  tell('sending');
  ask({ kind: 'testAlert' }).then(
    () => tell('sent'),
    () => tell('failed'),
  );
}

type PortfolioEvents = Pick<
  SettingsEvents,
  'onChoose' | 'onRename' | 'onRemovePortfolio' | 'onAddAddress' | 'onRemoveAddress'
>;

/** Each change of a portfolio is stored at once. */
function portfolioEvents(
  portfolios: readonly Portfolio[],
  go: (route: string) => void,
): PortfolioEvents {
  const change = (id: string, by: (portfolio: Portfolio) => Portfolio) => {
    const found = portfolios.find((one) => one.id === id);
    if (found) void savePortfolio(by(found));
  };
  return {
    onRename: (id, name) => change(id, (p) => ({ ...p, name })),
    onChoose: (id) => void choosePortfolio(id),
    // One with a plan under way is not removed: its plan is shown instead.
    onRemovePortfolio: (id) =>
      void removePortfolio(id).then((isGone) => isGone || go(`/plan?portfolio=${id}`)),
    onAddAddress: (id, address) =>
      change(id, (p) => ({ ...p, addresses: [...new Set([...p.addresses, address])] })),
    onRemoveAddress: (id, address) =>
      change(id, (p) => ({ ...p, addresses: p.addresses.filter((one) => one !== address) })),
  };
}
