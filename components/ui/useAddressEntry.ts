import { type FormEvent, useRef, useState } from 'react';
import type { Address } from 'viem';
import * as text from '../../lib/core/text.ts';
import { type LookUpName, parseAddress } from '../../lib/core/typedAddress.ts';

interface AddressEntryProps {
  typedAtFirst?: string;
  /** Looks a name up; absent where Ethereum is not read. */
  lookUp?: LookUpName | undefined;
  /** Addresses that are there already. */
  known?: readonly Address[];
  /** Called with a checksummed address: typed, or found for a name and seen by the user. */
  onTake: (address: Address) => void;
}

export interface AddressEntry {
  typed: string;
  error: string | null;
  isLooking: boolean;
  /** What the typed name stands for: shown, and taken by the next press. */
  found: Address | null;
  /** Whether the next press looks a name up. */
  isName: boolean;
  type: (typed: string) => void;
  submit: (event: FormEvent) => void;
}

/**
 * An address as it is typed. What was typed stays until it is right; a secret is cleared at once. A
 * name is looked up first, and its address is taken only by a second press, once it was shown.
 */
export function useAddressEntry(props: AddressEntryProps): AddressEntry {
  const { typedAtFirst = '', lookUp, known = [], onTake } = props;
  const [typed, setTyped] = useState(typedAtFirst);
  const [error, setError] = useState<string | null>(null);
  const [found, setFound] = useState<Address | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const latest = useRef(typed);
  const type = (next: string) => {
    latest.current = next;
    setTyped(next);
    setError(null);
    setFound(null);
    setIsLooking(false);
  };
  const take = (address: Address) => {
    if (known.includes(address)) return setError(text.onboarding.address.known);
    type('');
    onTake(address);
  };
  const find = async (look: LookUpName) => {
    setIsLooking(true);
    const outcome = await look(typed);
    if (latest.current !== typed) return;
    setIsLooking(false);
    if (outcome.isOk) setFound(outcome.address);
    else setError(text.onboarding.address[outcome.problem]);
  };
  const parsed = parseAddress(typed);
  const isName = !parsed.isOk && parsed.problem === 'name' && lookUp !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed.isOk) return take(parsed.address);
    if (found) return take(found);
    if (isName) return void find(lookUp);
    if (parsed.problem === 'secret') type('');
    setError(text.onboarding.address[parsed.problem]);
  };
  return { typed, error, isLooking, found, isName: isName && !found, type, submit };
}
