import * as text from '../../lib/core/text.ts';
import { faultWords } from '../plan/faultWords.ts';
import type { ShownFault } from '../plan/planModel.ts';
import { Button, type ButtonKind } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextLink } from '../ui/TextLink.tsx';

const METAMASK_HOME = 'https://metamask.io/download';

interface ConnectBoxProps {
  lead: string;
  label: string;
  kind: ButtonKind;
  /** What MetaMask will show for us: the extension id, in Firefox a uuid. */
  ownId: string;
  isConnecting: boolean;
  fault?: ShownFault | undefined;
  onConnect: () => void;
  onOpenSettings?: (() => void) | undefined;
}

/** Connecting the wallet: what it will show for us beforehand, where to look, and what to do when it fails. */
export function ConnectBox(props: ConnectBoxProps) {
  const { lead, label, kind, ownId, isConnecting, fault, onConnect, onOpenSettings } = props;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-2">{lead}</p>
      <p className="text-ink-2 text-meta">
        {text.onboarding.connect.ownId}{' '}
        <code className="select-all break-all font-mono text-ink">{ownId}</code>
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button kind={kind} isBusy={isConnecting} onClick={onConnect}>
          {label}
        </Button>
        {isConnecting && (
          <p role="status" className="text-body text-ink">
            {text.plan.lookFor(WALLET)}
          </p>
        )}
      </div>
      {fault && !isConnecting && <ConnectFault fault={fault} onOpenSettings={onOpenSettings} />}
    </div>
  );
}

const WALLET = 'MetaMask';

function ConnectFault({
  fault,
  onOpenSettings,
}: {
  fault: ShownFault;
  onOpenSettings: ConnectBoxProps['onOpenSettings'];
}) {
  const words = text.onboarding.connect;
  const { code } = fault;
  const isAbsent = code === 'wallet.absent';
  return (
    <Notice
      tone={code === 'wallet.declined' ? 'info' : 'failure'}
      title={words.failed}
      isCompact
      {...(isAbsent &&
        onOpenSettings && { action: { label: words.setId, onClick: onOpenSettings } })}
    >
      {faultWords(fault)}{' '}
      {isAbsent && (
        <span className="whitespace-nowrap">
          <TextLink href={METAMASK_HOME} isExternal>
            {words.install}
          </TextLink>
        </span>
      )}
    </Notice>
  );
}
