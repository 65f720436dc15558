import { useState } from 'react';
import { browser } from '#imports';
import { SettingsView } from '../../../components/settings/SettingsView.tsx';
import type { SettingsEvents } from '../../../components/settings/settingsModel.ts';
import { browserKind } from '../../../hooks/createWallet.ts';
import { removePortfolio } from '../../../hooks/removePortfolio.ts';
import { savePortfolio } from '../../../hooks/savePortfolio.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useHostTroubles } from '../../../hooks/useHostTroubles.ts';
import { useNow } from '../../../hooks/useNow.ts';
import { usePortfolioFacts } from '../../../hooks/usePortfolioFacts.ts';
import { usePortfolios } from '../../../hooks/usePortfolios.ts';
import { changeSettings, useSettings } from '../../../hooks/useSettings.ts';
import { useDisconnectWallet, useWallet } from '../../../hooks/useWallet.ts';
import { isRunning } from '../../../lib/core/check.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { ask } from '../../../lib/messages/ask.ts';
import { CHAINS } from '../../../lib/registry/chains.ts';
import { HOSTS } from '../../../lib/registry/hosts.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';

type Test = 'none' | 'sending' | 'sent' | 'failed';

/** Portfolios, networks, hosts, wallet, alerts, display. */
export function SettingsScreen({ portfolio }: { portfolio: Portfolio | null }) {
  const settings = useSettings();
  const { troubles, allow } = useHostTroubles();
  const facts = usePortfolioFacts(portfolio);
  const [test, setTest] = useState<Test>('none');
  const now = useNow();
  const wallet = useWallet();
  const disconnect = useDisconnectWallet();
  const portfolios = usePortfolios(portfolio);
  const { go } = useHashRoute();
  return (
    <SettingsView
      model={{
        ...settings,
        now,
        browser: browserKind,
        portfolios,
        currentPortfolio: portfolio?.id ?? null,
        networks: CHAINS.map(({ id, name, operators }) => ({
          chainId: id,
          name,
          isOn: portfolio?.chainIds.includes(id) ?? true,
          operators,
          reading: facts?.snapshot?.chains.find(({ chainId }) => chainId === id) ?? null,
        })),
        isChecking: isRunning(facts?.check ?? null, now),
        hosts: HOSTS,
        troubles,
        ownId: ownId(browser.runtime).id,
        connected: wallet.address,
        test,
        version: browser.runtime.getManifest().version,
      }}
      events={{
        ...portfolioEvents(portfolios, portfolio, go),
        onNewPortfolio: () => go('/start'),
        onCheckNow: () => portfolio && check(portfolio),
        onAllowHost: allow,
        onWalletId: (walletId) => void changeSettings({ walletId }).then(() => location.reload()),
        onDisconnect: () => disconnect.mutate(),
        onCheckMinutes: (checkMinutes) =>
          void changeSettings({ checkMinutes }).then(() => ask({ kind: 'schedule' })),
        onTestAlert: () => testAlert(setTest),
        onTheme: (theme) => void changeSettings({ theme }),
        onPrivate: (isPrivate) => void changeSettings({ isPrivate }),
      }}
    />
  );
}

const check = ({ id }: Portfolio) =>
  void ask({ kind: 'check', portfolioId: id }).catch(() => undefined);

function testAlert(tell: (test: Test) => void): void {
  tell('sending');
  ask({ kind: 'testAlert' }).then(
    () => tell('sent'),
    () => tell('failed'),
  );
}

type PortfolioEvents = Pick<
  SettingsEvents,
  'onChoose' | 'onRename' | 'onRemovePortfolio' | 'onAddAddress' | 'onRemoveAddress' | 'onChain'
>;

/** Each change of a portfolio is stored at once. */
function portfolioEvents(
  portfolios: readonly Portfolio[],
  current: Portfolio | null,
  go: (route: string) => void,
): PortfolioEvents {
  const change = (id: string, by: (portfolio: Portfolio) => Portfolio) => {
    const found = portfolios.find((one) => one.id === id);
    if (found) void savePortfolio(by(found));
  };
  return {
    onRename: (id, name) => change(id, (p) => ({ ...p, name })),
    onChoose: (id) => void changeSettings({ currentPortfolio: id }),
    // One with a plan under way is not removed: its plan is shown instead.
    onRemovePortfolio: (id) =>
      void removePortfolio(id).then((isGone) => isGone || go(`/plan?portfolio=${id}`)),
    onAddAddress: (id, address) =>
      change(id, (p) => ({ ...p, addresses: [...new Set([...p.addresses, address])] })),
    onRemoveAddress: (id, address) =>
      change(id, (p) => ({ ...p, addresses: p.addresses.filter((one) => one !== address) })),
    onChain: (chainId, isOn) =>
      current &&
      change(current.id, (p) => ({
        ...p,
        chainIds: isOn
          ? [...new Set([...p.chainIds, chainId])]
          : p.chainIds.filter((one) => one !== chainId),
      })),
  };
}
