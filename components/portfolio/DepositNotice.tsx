import type { DatedFlow } from '../../lib/core/performance.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Money } from '../ui/Money.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sentence } from '../ui/Sentence.tsx';

interface DepositNoticeProps {
  deposit: DatedFlow;
  now: UnixSeconds;
  onPlan: () => void;
  onDismiss: () => void;
}

/** Something came in: it can be put to work with buys alone, or left where it is. */
export const DepositNotice = ({ deposit, now, onPlan, onDismiss }: DepositNoticeProps) => (
  <Notice tone="info" title={text.overview.deposit.title}>
    <Sentence
      of={text.overview.deposit.came}
      parts={{
        value: <Money value={deposit.value} precision="whole" />,
        age: <Age at={deposit.at} now={now} />,
      }}
    />
    <span className="flex gap-2 pt-2">
      <Button size="small" onClick={onPlan}>
        {text.overview.deposit.plan}
      </Button>
      <Button size="small" kind="quiet" onClick={onDismiss}>
        {text.overview.deposit.dismiss}
      </Button>
    </span>
  </Notice>
);
