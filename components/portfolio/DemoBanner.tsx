import * as text from '../../lib/core/text.ts';
import { Notice } from '../ui/Notice.tsx';

/** Says, as long as it is so, that these figures are made up. */
export const DemoBanner = ({ onLeaveDemo }: { onLeaveDemo: () => void }) => (
  <Notice
    tone="info"
    title={text.popup.demo}
    isCompact
    action={{ label: text.popup.leaveDemo, onClick: onLeaveDemo }}
  >
    {text.popup.demoLead}
  </Notice>
);
