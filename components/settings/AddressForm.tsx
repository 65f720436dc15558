import type { Address } from 'viem';
import * as text from '../../lib/core/text.ts';
import type { LookUpName } from '../../lib/core/typedAddress.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FoundAddress } from '../ui/FoundAddress.tsx';
import { useAddressEntry } from '../ui/useAddressEntry.ts';

interface AddressFormProps {
  /** Addresses the portfolio has already. */
  known: readonly Address[];
  /** Looks a name up; absent where Ethereum is not read. */
  lookUp?: LookUpName | undefined;
  onAdd: (address: Address) => void;
}

/** Adds an address, typed or found for a name. */
export function AddressForm({ known, lookUp, onAdd }: AddressFormProps) {
  const entry = useAddressEntry({ known, lookUp, onTake: onAdd });
  const words = text.onboarding.start;
  return (
    <form className="flex items-start gap-3" onSubmit={entry.submit} noValidate>
      <div className="flex grow flex-col gap-3">
        <Field
          label={text.settings.portfolios.add}
          hint={lookUp ? words.addressOrNameHint : words.addressHint}
          value={entry.typed}
          error={entry.error}
          placeholder="0x…"
          onChange={(event) => entry.type(event.target.value)}
        />
        <FoundAddress address={entry.found} />
      </div>
      <div className="pt-6">
        <Button type="submit" isBusy={entry.isLooking}>
          {entry.isName ? words.lookUp : text.settings.portfolios.addButton}
        </Button>
      </div>
    </form>
  );
}
