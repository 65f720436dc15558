import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { AlertSettings } from './AlertSettings.tsx';
import { DisplaySettings } from './DisplaySettings.tsx';
import { PortfolioSettings } from './PortfolioSettings.tsx';
import type { SettingsEvents, SettingsModel } from './settingsModel.ts';
import { WalletSettings } from './WalletSettings.tsx';

interface GeneralSettingsProps {
  model: SettingsModel;
  events: SettingsEvents;
}

/** Portfolios, wallet, alerts and display, one card a subject. */
export function GeneralSettings({ model, events }: GeneralSettingsProps) {
  const words = text.settings;
  return (
    <>
      {model.portfolios.map((portfolio) => (
        <PortfolioSettings
          key={portfolio.id}
          portfolio={portfolio}
          isCurrent={portfolio.id === model.currentPortfolio}
          events={events}
        />
      ))}
      <WalletSettings key={model.walletId} {...model} {...events} />
      <AlertSettings
        key={model.checkMinutes}
        {...model}
        onCheckMinutes={events.onCheckMinutes}
        onTestAlert={events.onTestAlert}
      />
      <DisplaySettings {...model} {...events} />
      <Card title={words.about.title}>
        <p className="num">
          {words.about.version(model.version)} · {words.about.licence}
        </p>
        <p className="pt-1 text-ink-2">{words.about.lead}</p>
      </Card>
    </>
  );
}
