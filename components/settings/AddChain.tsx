import { type FormEvent, useState } from 'react';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { NetworkEvents, NetworkRow } from './networkModel.ts';
import {
  type ChainField,
  type ChainProblem,
  readTypedChain,
  type TypedChain,
} from './typedChain.ts';

interface AddChainProps {
  known: readonly Pick<NetworkRow, 'chainId'>[];
  onAdd: NetworkEvents['onAddChain'];
}

const EMPTY: TypedChain = { id: '', name: '', symbol: '', url: '' };
type Outcome = { is: 'silent' } | { is: 'wrong'; found: bigint };

/** Any EVM chain by its id and a node, which is asked what chain it is of before it is taken. */
export function AddChain({ known, onAdd }: AddChainProps) {
  const words = text.settings.networks.chain;
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<ChainProblem | null>(null);
  const [isTesting, setIsTesting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const change = (part: Partial<TypedChain>) => {
    setTyped({ ...typed, ...part });
    setProblem(null);
    setOutcome(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reading = readTypedChain(
      typed,
      known.map(({ chainId }) => chainId),
    );
    if (!reading.isOk) return setProblem(reading.problem);
    setIsTesting(true);
    const ended = await onAdd(reading.chain);
    setIsTesting(false);
    if (ended.is === 'added') setTyped(EMPTY);
    else setOutcome(ended);
  };
  return (
    <Card title={words.title}>
      <p className="pb-3 text-ink-2">{words.lead}</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ChainFields typed={typed} problem={problem} onChange={change} />
        <div className="flex flex-wrap items-center gap-3 pt-3">
          <Button type="submit" isBusy={isTesting}>
            {words.add}
          </Button>
          <p className="text-ink-3 text-meta">{isTesting ? words.testing : words.oneNode}</p>
        </div>
        {outcome && (
          <div className="pt-3">
            <Notice tone="failure">
              {outcome.is === 'wrong' ? words.wrong(`${outcome.found}`) : words.silent}
            </Notice>
          </div>
        )}
      </form>
    </Card>
  );
}

interface ChainFieldsProps {
  typed: TypedChain;
  problem: ChainProblem | null;
  onChange: (part: Partial<TypedChain>) => void;
}

function ChainFields({ typed, problem, onChange }: ChainFieldsProps) {
  const words = text.settings.networks;
  const errorAt = (field: ChainField) => (problem?.at === field ? problem.words : null);
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[8rem_1fr_8rem]">
      <Field
        label={words.chain.id}
        isNumber
        value={typed.id}
        error={errorAt('id')}
        onChange={(event) => onChange({ id: event.target.value })}
      />
      <Field
        label={words.chain.name}
        maxLength={60}
        value={typed.name}
        error={errorAt('name')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Field
        label={words.chain.symbol}
        maxLength={11}
        value={typed.symbol}
        error={errorAt('symbol')}
        onChange={(event) => onChange({ symbol: event.target.value })}
      />
      <div className="sm:col-span-3">
        <Field
          label={words.chain.url}
          hint={words.nodeUrlHint}
          maxLength={500}
          value={typed.url}
          error={errorAt('url')}
          onChange={(event) => onChange({ url: event.target.value })}
        />
      </div>
    </div>
  );
}
