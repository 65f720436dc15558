import * as text from '../../lib/core/text.ts';
import { Notice } from '../ui/Notice.tsx';
import type { HostTrouble } from './settingsModel.ts';

interface HostRepairProps {
  trouble: HostTrouble;
  onAllow: (host: string) => void;
}

/** A host that did not answer or lost its permission, and the one click that may repair it. */
export function HostRepair({ trouble, onAllow }: HostRepairProps) {
  const { host, state, isRevoked } = trouble;
  const words = text.settings.repair;
  return (
    <Notice
      tone="warning"
      title={isRevoked ? words.revokedTitle(host) : words.title(host)}
      action={{ label: words.allow, onClick: () => onAllow(host), isBusy: state === 'asking' }}
    >
      {state === 'refused' ? words.refused : isRevoked ? words.revoked : words.body}
    </Notice>
  );
}
