import { classes } from './classes.ts';

interface TabsProps {
  /** Names the list for screen readers. */
  label: string;
  tabs: readonly { href: string; label: string; isCurrent: boolean }[];
}

/** The parts of a screen, each with an address of its own. */
export const Tabs = ({ label, tabs }: TabsProps) => (
  <nav aria-label={label} className="-mt-2 mb-4 border-line border-b">
    <ul className="flex flex-wrap gap-x-6">
      {tabs.map((tab) => (
        <li key={tab.href}>
          <a
            href={tab.href}
            aria-current={tab.isCurrent ? 'page' : undefined}
            className={classes(
              '-mb-px inline-flex min-h-10 items-center border-b-2 text-body transition-colors',
              tab.isCurrent
                ? 'border-primary font-bold text-ink'
                : 'border-transparent text-ink-2 hover:text-ink',
            )}
          >
            {tab.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
