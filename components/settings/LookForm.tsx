import { type FormEvent, useState } from 'react';
import type { Address } from 'viem';
import type { ChainId } from '../../lib/core/asset.ts';
import * as text from '../../lib/core/text.ts';
import { parseAddress } from '../../lib/core/typedAddress.ts';
import { Button } from '../ui/Button.tsx';
import { Field, SelectField } from '../ui/Field.tsx';
import { chainLabel, type Labels } from '../ui/labels.ts';
import type { LookedToken, TokenEvents } from './classModel.ts';

export interface LookFormProps {
  /** Chains of the portfolio that are on. */
  chainIds: readonly ChainId[];
  labels: Labels;
  /** Filled in where the user came from a token's own "Add". */
  atFirst: { chainId: ChainId; address: Address } | null;
  /** What was typed was taken and goes. */
  isEmptied: boolean;
  onLook: TokenEvents['onLook'];
  /** Something was typed or chosen: what was found before counts no more. */
  onChange: () => void;
  onLooked: (looked: LookedToken) => void;
  onProblem: (words: string) => void;
}

/** Chain and address of a token; what was typed stays until it was added. */
export function LookForm(props: LookFormProps) {
  const { chainIds, labels, atFirst, isEmptied, onChange } = props;
  const words = text.settings.tokens.add;
  const [chainId, setChainId] = useState(atFirst?.chainId ?? chainIds[0] ?? 1);
  const [typed, setTyped] = useState<string>(atFirst?.address ?? '');
  const look = useLook(props);
  const change = (address: string, chain: ChainId) => {
    setTyped(address);
    setChainId(chain);
    look.forget();
    onChange();
  };
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => look.submit(event, chainId, typed)}
      noValidate
    >
      <div className="w-44">
        <SelectField
          label={words.chain}
          value={`${chainId}`}
          onChange={(event) => change(typed, Number(event.target.value))}
        >
          {chainIds.map((id) => (
            <option key={id} value={id}>
              {chainLabel(labels, id)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="min-w-60 grow">
        <Field
          label={words.address}
          hint={words.addressHint}
          placeholder="0x…"
          value={isEmptied ? '' : typed}
          error={look.error}
          onChange={(event) => change(event.target.value, chainId)}
        />
      </div>
      <div className="pt-6">
        <Button type="submit" isBusy={look.isLooking}>
          {words.look}
        </Button>
      </div>
    </form>
  );
}

function useLook({ onLook, onChange, onLooked, onProblem }: LookFormProps) {
  const [error, setError] = useState<string | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const submit = async (chainId: ChainId, typed: string) => {
    onChange();
    const parsed = parseAddress(typed);
    if (!parsed.isOk) return setError(text.onboarding.address[parsed.problem]);
    setIsLooking(true);
    const outcome = await onLook(chainId, parsed.address);
    setIsLooking(false);
    if (outcome.isOk) onLooked(outcome.value);
    else onProblem(outcome.words);
  };
  return {
    error,
    isLooking,
    forget: () => setError(null),
    submit: (event: FormEvent, chainId: ChainId, typed: string) => {
      event.preventDefault();
      void submit(chainId, typed);
    },
  };
}
