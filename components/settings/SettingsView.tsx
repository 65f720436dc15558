import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { AlertSettings } from './AlertSettings.tsx';
import { DisplaySettings } from './DisplaySettings.tsx';
import { HostRepair } from './HostRepair.tsx';
import { HostTable } from './HostTable.tsx';
import { NetworkSettings } from './NetworkSettings.tsx';
import { PortfolioSettings } from './PortfolioSettings.tsx';
import type { SettingsEvents, SettingsModel } from './settingsModel.ts';
import { WalletSettings } from './WalletSettings.tsx';

interface SettingsViewProps {
  model: SettingsModel;
  events: SettingsEvents;
}

/** The settings screen, one card a subject; what needs repair stands on top. */
export function SettingsView({ model, events }: SettingsViewProps) {
  const words = text.settings;
  return (
    <>
      <PageTitle
        title={words.title}
        actions={<Button onClick={events.onNewPortfolio}>{words.portfolios.new}</Button>}
      />
      <div className="flex flex-col gap-4">
        {model.troubles.map((trouble) => (
          <HostRepair key={trouble.host} trouble={trouble} onAllow={events.onAllowHost} />
        ))}
        {model.portfolios.map((portfolio) => (
          <PortfolioSettings
            key={portfolio.id}
            portfolio={portfolio}
            isCurrent={portfolio.id === model.currentPortfolio}
            events={events}
          />
        ))}
        <NetworkSettings
          networks={model.networks}
          now={model.now}
          isChecking={model.isChecking ?? false}
          events={events}
        />
        <HostTable hosts={model.hosts} />
        <WalletSettings key={model.walletId} {...model} {...events} />
        <AlertSettings
          key={model.checkMinutes}
          {...model}
          onCheckMinutes={events.onCheckMinutes}
          onTestAlert={events.onTestAlert}
        />
        <DisplaySettings {...model} onTheme={events.onTheme} onPrivate={events.onPrivate} />
        <Card title={words.about.title}>
          <p className="num">
            {words.about.version(model.version)} · {words.about.licence}
          </p>
          <p className="pt-1 text-ink-2">{words.about.lead}</p>
        </Card>
      </div>
    </>
  );
}
