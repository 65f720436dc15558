import type { PolicyChoice } from '../../lib/core/policyDraft.ts';
import * as text from '../../lib/core/text.ts';
import { TextLink } from '../ui/TextLink.tsx';

interface WaitingLineProps {
  /** The policy the weights follow. */
  choice: PolicyChoice;
  /** Whether it proposes other weights now, beyond a band, or none at all. */
  waits: 'no' | 'proposal' | 'refused';
}

/** One quiet line: the weights follow a policy, and whether it proposes others by now. */
export const WaitingLine = ({ choice, waits }: WaitingLineProps) => {
  const words = text.policies;
  return (
    <p role="status" className="text-ink-2">
      {words.follows(words.choices[choice][0])} {waits === 'proposal' && words.waiting}
      {waits === 'refused' && words.waitingRefused}{' '}
      {waits !== 'no' && <TextLink href="#/targets/weights">{words.look}</TextLink>}
    </p>
  );
};
