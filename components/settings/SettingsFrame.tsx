import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
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
    <nav aria-label={text.settings.tabs.label} className="-mt-2 mb-4 border-line border-b">
      <ul className="flex flex-wrap gap-x-6">
        {SETTINGS_TABS.map((one) => (
          <li key={one}>
            <a
              href={hrefOf(one)}
              aria-current={one === tab ? 'page' : undefined}
              className={classes(
                '-mb-px inline-flex min-h-10 items-center border-b-2 text-body transition-colors',
                one === tab
                  ? 'border-primary font-bold text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {text.settings.tabs[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <div className="flex flex-col gap-4">
      {troubles.map((trouble) => (
        <HostRepair key={trouble.host} trouble={trouble} onAllow={onAllowHost} />
      ))}
      {children}
    </div>
  </>
);
