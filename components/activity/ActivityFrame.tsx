import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Tabs } from '../ui/Tabs.tsx';

const ACTIVITY_TABS = ['history', 'ledger', 'lots'] as const;
export type ActivityTab = (typeof ACTIVITY_TABS)[number];

const hrefOf = (tab: ActivityTab): string =>
  tab === 'history' ? '#/activity' : `#/activity/${tab}`;

/** The part of the activity screen a route names. */
export const tabOf = (path: string): ActivityTab =>
  ACTIVITY_TABS.find((tab) => path.split('/')[2] === tab) ?? 'history';

interface ActivityFrameProps {
  tab: ActivityTab;
  lead: string;
  /** At the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The activity screen: its three parts. */
export const ActivityFrame = ({ tab, lead, actions, children }: ActivityFrameProps) => (
  <>
    <PageTitle title={text.activity.title} lead={lead} actions={actions} />
    <Tabs
      label={text.ledger.tabs.label}
      tabs={ACTIVITY_TABS.map((one) => ({
        href: hrefOf(one),
        label: text.ledger.tabs[one],
        isCurrent: one === tab,
      }))}
    />
    {children}
  </>
);
