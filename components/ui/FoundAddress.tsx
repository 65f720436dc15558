import type { Address } from 'viem';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from './AddressTag.tsx';

/** What a typed name stands for, in full, before it is taken; announced when it comes. */
export const FoundAddress = ({ address }: { address: Address | null }) => (
  <div role="status" className={address ? 'rounded-control bg-sunken px-3 py-2' : 'sr-only'}>
    {address && (
      <>
        <p className="text-ink-2 text-meta">{text.onboarding.start.standsFor}</p>
        <AddressTag address={address} isFull />
        <p className="text-ink-3 text-meta">{text.onboarding.start.compare}</p>
      </>
    )}
  </div>
);
