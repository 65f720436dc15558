import { Notice } from '../../../components/ui/Notice.tsx';
import { PageTitle } from '../../../components/ui/PageTitle.tsx';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import * as text from '../../../lib/core/text.ts';

/** The plan of the demo: there is nothing to quote and nothing to sign. */
export function DemoPlanScreen() {
  const { go } = useHashRoute();
  return (
    <div className="flex flex-col gap-4">
      <PageTitle title={text.plan.title} />
      <Notice
        tone="info"
        title={text.plan.demoTitle}
        action={{ label: text.popup.leaveDemo, onClick: () => go('/start') }}
      >
        {text.plan.demoLead}
      </Notice>
    </div>
  );
}
