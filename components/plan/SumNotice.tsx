import type { SumAsk } from '../../lib/core/sumAsk.ts';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Money } from '../ui/Money.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface SumNoticeProps {
  ask: SumAsk;
  /** What the class is called. */
  name: string;
  onWhole: () => void;
}

/** That the plan is for a sum, and the way back to the whole portfolio. */
export const SumNotice = ({ ask, name, onWhole }: SumNoticeProps) => (
  <Notice tone="info" title={text.planSum.kinds[ask.kind]}>
    <Sentence
      of={text.planSum[ask.kind]}
      parts={{ value: <Money value={ask.value} precision="whole" />, name }}
    />
    <span className="flex pt-2">
      <Button size="small" onClick={onWhole}>
        {text.planSum.whole}
      </Button>
    </span>
  </Notice>
);
