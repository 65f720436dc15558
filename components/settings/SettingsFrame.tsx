import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { HostRepair } from './HostRepair.tsx';
import type { HostTrouble } from './settingsModel.ts';

export const SETTINGS_TABS = ['general', 'tokens', 'networks', 'hosts'] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

const hrefOf = (tab: SettingsTab): string =>
  tab === 'general' ? '#/settings' : `#/settings/${tab}`;

interface SettingsFrameProps {
  tab: SettingsTab;
  troubles: readonly HostTrouble[];
  onAllowHost: (host: string) => void;
  /** At the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The settings screen: its four parts, and on top of each what needs repair. */
export const SettingsFrame = ({
  tab,
  troubles,
  onAllowHost,
  actions,
  children,
}: SettingsFrameProps) => (
  <>
    <PageTitle title={text.settings.title} actions={actions} />
    <Tabs
      label={text.settings.tabs.label}
      tabs={SETTINGS_TABS.map((one) => ({
        href: hrefOf(one),
        label: text.settings.tabs[one],
        isCurrent: one === tab,
      }))}
    />
    <div className="flex flex-col gap-4">
      {troubles.map((trouble) => (
        <HostRepair key={trouble.host} trouble={trouble} onAllow={onAllowHost} />
      ))}
      {children}
    </div>
  </>
);
