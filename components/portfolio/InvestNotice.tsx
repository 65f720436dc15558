import type { Usd } from '../../lib/core/money.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Money } from '../ui/Money.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface InvestNoticeProps {
  value: Usd;
  onPlan: () => void;
  onSkip: () => void;
}

/** A fixed sum is due: it can be planned as purchases, or passed over. */
export const InvestNotice = ({ value, onPlan, onSkip }: InvestNoticeProps) => (
  <Notice tone="info" title={text.planSum.due}>
    <Sentence
      of={text.planSum.dueSum}
      parts={{ value: <Money value={value} precision="whole" /> }}
    />
    <span className="flex gap-2 pt-2">
      <Button size="small" onClick={onPlan}>
        {text.planSum.planDue}
      </Button>
      <Button size="small" kind="quiet" onClick={onSkip}>
        {text.planSum.skip}
      </Button>
    </span>
  </Notice>
);
