import type { PortfolioFacts } from '../../lib/core/portfolioFacts.ts';
import * as text from '../../lib/core/text.ts';
import { Notice } from '../ui/Notice.tsx';
import { type PortfolioActs, standingOf } from './facts.ts';
import { type Finding, findingsOf } from './findingsOf.tsx';

interface FindingsProps {
  facts: PortfolioFacts;
  acts: Pick<PortfolioActs, 'onRefresh' | 'onResume' | 'onRepair'>;
  /** The popup shows the two gravest, small, none that is for information only, and leads to the rest. */
  isCompact?: boolean;
  onShowRest?: () => void;
}

const POPUP_MOST = 2;

/** Everything that keeps the figures from being whole, fresh or certain; the gravest first. */
export function Findings({ facts, acts, isCompact = false, onShowRest }: FindingsProps) {
  const all = findingsOf(facts).filter(({ isMinor }) => !isCompact || !isMinor);
  const shown = isCompact ? all.slice(0, POPUP_MOST) : all;
  const rest = all.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {shown.map((finding) => (
        <Notice
          key={finding.id}
          tone={finding.tone}
          title={finding.title}
          isCompact={isCompact}
          action={isInButton(finding, facts) ? undefined : actionOf(finding, acts)}
        >
          {finding.body} {!isCompact && finding.more}
        </Notice>
      ))}
      {rest > 0 && (
        <button
          type="button"
          onClick={onShowRest}
          className="min-h-8 self-start rounded-bar text-ink-2 text-meta underline decoration-control underline-offset-2"
        >
          {text.popup.moreFindings(rest)}
        </button>
      )}
    </div>
  );
}

function actionOf({ remedy }: Finding, acts: FindingsProps['acts']) {
  if (remedy === 'resume') return { label: text.overview.found.resume, onClick: acts.onResume };
  if (remedy === 'repair') return { label: text.overview.found.repair, onClick: acts.onRepair };
  if (remedy === 'refresh') return { label: text.popup.checkAgain, onClick: acts.onRefresh };
  return undefined;
}

/** The view's one button already does it. */
function isInButton({ remedy }: Finding, facts: PortfolioFacts): boolean {
  const { next } = standingOf(facts);
  if (remedy === 'refresh') return next === 'refreshFirst' || next === 'checkAgain';
  return remedy === 'resume' && next === 'resume';
}
