import { ActivityView } from '../../../components/activity/ActivityView.tsx';
import { useOpenBundle } from '../../../hooks/useBundle.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useHistory } from '../../../hooks/useHistory.ts';
import { useNow } from '../../../hooks/useNow.ts';
import type { Portfolio } from '../../../lib/core/portfolio.ts';
import { useLabels } from '../useLabels.ts';

/** What happened to the portfolio: bundles with their steps, alerts. */
export function ActivityScreen({ portfolio }: { portfolio: Portfolio }) {
  const { go } = useHashRoute();
  const { data } = useHistory(portfolio.id);
  const open = useOpenBundle(portfolio.id);
  return (
    <ActivityView
      open={open ? [open] : []}
      entries={data ?? []}
      now={useNow()}
      labels={useLabels(portfolio)}
      onOpenPlan={() => go('/plan')}
    />
  );
}
