import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Tabs } from '../ui/Tabs.tsx';

export const TARGET_TABS = ['targets', 'weights', 'risk'] as const;
export type TargetTab = (typeof TARGET_TABS)[number];

const LEADS: Record<TargetTab, string> = {
  targets: text.targets.lead,
  weights: text.policies.lead,
  risk: text.risk.lead,
};

/** The targets screen: its three parts under one title. */
export const TargetsFrame = ({ tab, children }: { tab: TargetTab; children: ReactNode }) => (
  <>
    <PageTitle title={text.targets.title} lead={LEADS[tab]} />
    <Tabs
      label={text.policies.tabs.label}
      tabs={TARGET_TABS.map((one) => ({
        href: one === 'targets' ? '#/targets' : `#/targets/${one}`,
        label: text.policies.tabs[one],
        isCurrent: one === tab,
      }))}
    />
    <div className="flex flex-col gap-4">{children}</div>
  </>
);
