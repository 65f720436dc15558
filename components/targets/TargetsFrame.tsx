import type { ReactNode } from 'react';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { Sentence } from '../ui/Sentence.tsx';
import { Tabs } from '../ui/Tabs.tsx';

export const TARGET_TABS = ['targets', 'weights', 'risk'] as const;
export type TargetTab = (typeof TARGET_TABS)[number];

const LEADS: Record<TargetTab, string> = {
  targets: text.targets.lead,
  weights: text.policies.lead,
  risk: text.risk.lead,
};

interface TargetsFrameProps {
  tab: TargetTab;
  /** When what is held was read; null before it was. */
  readAt: UnixSeconds | null;
  now: UnixSeconds;
  children: ReactNode;
}

/** The targets screen: its three parts under one title, with the age of what is held. */
export const TargetsFrame = ({ tab, readAt, now, children }: TargetsFrameProps) => (
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
    <div className="flex flex-col gap-4">
      {readAt !== null && tab !== 'targets' && (
        <p className="text-ink-2 text-meta">
          <Sentence of={text.policies.readAt} parts={{ age: <Age at={readAt} now={now} /> }} />
        </p>
      )}
      {children}
    </div>
  </>
);
