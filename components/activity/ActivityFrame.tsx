import type { ReactNode } from 'react';
import * as text from '../../lib/core/text.ts';
import { classes } from '../ui/classes.ts';
import { PageTitle } from '../ui/PageTitle.tsx';

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
    <nav aria-label={text.ledger.tabs.label} className="-mt-2 mb-4 border-line border-b">
      <ul className="flex flex-wrap gap-x-6">
        {ACTIVITY_TABS.map((one) => (
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
              {text.ledger.tabs[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {children}
  </>
);
