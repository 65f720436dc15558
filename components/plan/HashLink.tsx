import type { Hex } from 'viem';
import * as text from '../../lib/core/text.ts';
import { shortAddress } from '../ui/format.ts';
import { useIsPrivate } from '../ui/Privacy.tsx';
import { TextLink } from '../ui/TextLink.tsx';
import { type ChainEntry, transactionUrl } from './labels.ts';

/** A transaction at its chain's explorer; while amounts are hidden its hash is too. */
export function HashLink({ chain, hash }: { chain: ChainEntry; hash: Hex }) {
  const isPrivate = useIsPrivate(undefined);
  const shown = (
    <span className="num">{isPrivate ? text.plan.transaction : shortAddress(hash)}</span>
  );
  const url = transactionUrl(chain, hash);
  if (!url) return shown;
  return (
    <TextLink href={url} isExternal>
      {shown}
    </TextLink>
  );
}
