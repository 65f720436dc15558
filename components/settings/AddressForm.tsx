import { type FormEvent, useState } from 'react';
import type { Address } from 'viem';
import { text } from '../../lib/core/text.ts';
import { parseAddress } from '../../lib/core/typedAddress.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';

interface AddressFormProps {
  /** Addresses the portfolio has already. */
  known: readonly Address[];
  onAdd: (address: Address) => void;
}

/** Adds an address. What was typed stays until it is right; a secret is cleared at once. */
export function AddressForm({ known, onAdd }: AddressFormProps) {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseAddress(typed);
    const problem = parsed.isOk && known.includes(parsed.address) ? 'known' : null;
    if (parsed.isOk && !problem) {
      setTyped('');
      return onAdd(parsed.address);
    }
    setError(text.onboarding.address[problem ?? (parsed.isOk ? 'known' : parsed.problem)]);
    if (!parsed.isOk && parsed.problem === 'secret') setTyped('');
  };
  return (
    <form className="flex items-start gap-3" onSubmit={submit} noValidate>
      <div className="grow">
        <Field
          label={text.settings.portfolios.add}
          hint={text.onboarding.start.addressHint}
          value={typed}
          error={error}
          placeholder="0x…"
          onChange={(event) => {
            setTyped(event.target.value);
            setError(null);
          }}
        />
      </div>
      <div className="pt-6">
        <Button type="submit">{text.settings.portfolios.addButton}</Button>
      </div>
    </form>
  );
}
