import { type FormEvent, useState } from 'react';
import type { Address } from 'viem';
import * as text from '../../lib/core/text.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import type { Browser } from './settingsModel.ts';
import { isWalletId } from './typedSettings.ts';

interface WalletSettingsProps {
  browser: Browser;
  ownId: string;
  walletId: string;
  onWalletId: (id: string) => void;
  /** The account MetaMask let us see; null when none is connected. */
  connected: Address | null;
  onDisconnect: () => void;
}

/** Our own id, to be compared with what MetaMask shows, and the id of another MetaMask build. */
export function WalletSettings(props: WalletSettingsProps) {
  const { browser, ownId, walletId, onWalletId, connected, onDisconnect } = props;
  const words = text.settings.wallet;
  const [typed, setTyped] = useState(walletId);
  const isValid = isWalletId(browser, typed);
  const isStored = typed.trim() === walletId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid) onWalletId(typed.trim());
  };
  return (
    <Card title={words.title}>
      <p className="font-strong">{words.ownId}</p>
      <code className="select-all break-all font-mono text-ink">{ownId}</code>
      <p className="pb-4 text-ink-3 text-meta">{words.ownIdWhy}</p>
      {connected && (
        <div className="flex items-center gap-3 pb-4">
          <span>
            {words.connected} <AddressTag address={connected} />
          </span>
          <Button kind="quiet" onClick={onDisconnect}>
            {words.disconnect}
          </Button>
        </div>
      )}
      <form className="flex flex-col items-start gap-3" onSubmit={submit} noValidate>
        <div className="w-full max-w-md">
          <Field
            label={words.other}
            hint={isStored && walletId !== '' ? words.saved : words.otherHint}
            value={typed}
            error={isValid ? null : words.problem[browser]}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button type="submit" disabled={!isValid || isStored}>
          {words.save}
        </Button>
      </form>
    </Card>
  );
}
