import * as text from '../../lib/core/text.ts';
import { Choice } from '../ui/Choice.tsx';
import { SelectField } from '../ui/Field.tsx';
import { askedOf, type NetworkEvents, type NetworkRow } from './networkModel.ts';

interface QuorumChoiceProps {
  network: NetworkRow;
  events: Pick<NetworkEvents, 'onQuorum' | 'onOwnOnly'>;
}

/** Fewer than this confirm nothing, unless the user asks only their own. */
const LEAST_OF_OTHERS = 2;

/** How many nodes must agree, and whether only the user's own are asked. */
export function QuorumChoice({ network, events }: QuorumChoiceProps) {
  const words = text.settings.networks;
  const { chainId, name, nodes, quorum, defaultQuorum, isOwnOnly, isCustom } = network;
  const isAlone = isOwnOnly || isCustom;
  const most = Math.max(askedOf(nodes), quorum);
  const least = isAlone ? 1 : LEAST_OF_OTHERS;
  const numbers = Array.from({ length: most }, (_, index) => index + 1).filter((n) => n >= least);
  const hasOwn = nodes.some(({ isOwn }) => isOwn);
  const choose = (chosen: number) =>
    events.onQuorum(chainId, chosen === defaultQuorum && !isOwnOnly ? null : chosen);
  return (
    <div className="grid gap-x-6 gap-y-2 border-line border-t pt-3 sm:grid-cols-[16rem_1fr]">
      <SelectField
        label={words.quorum}
        aria-label={words.quorumOf(name)}
        hint={words.quorumHint}
        value={`${quorum}`}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {numbers.map((n) => (
          <option key={n} value={n}>
            {n === defaultQuorum ? words.quorumDefault(n) : n}
          </option>
        ))}
      </SelectField>
      {!isCustom && (
        <Choice
          type="checkbox"
          label={words.ownOnly(name)}
          hint={hasOwn ? words.ownOnlyHint : words.ownOnlyFirst}
          checked={isOwnOnly}
          disabled={!hasOwn}
          onChange={(event) => events.onOwnOnly(chainId, event.target.checked)}
        />
      )}
    </div>
  );
}
