import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Portfolio } from '../../lib/core/portfolio.ts';
import * as text from '../../lib/core/text.ts';
import { NAMES_CHAIN } from '../../lib/core/typedAddress.ts';
import { AddressTag } from '../ui/AddressTag.tsx';
import { AskedTwice } from '../ui/AskedTwice.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { AddressForm } from './AddressForm.tsx';
import type { SettingsEvents } from './settingsModel.ts';

type Events = Pick<
  SettingsEvents,
  | 'onChoose'
  | 'onRename'
  | 'onRemovePortfolio'
  | 'onAddAddress'
  | 'onLookUpName'
  | 'onRemoveAddress'
>;

interface PortfolioSettingsProps {
  portfolio: Portfolio;
  /** The one that popup and page show. */
  isCurrent: boolean;
  events: Events;
}

/** One portfolio: its name, its addresses, and the way to remove it. */
export function PortfolioSettings({ portfolio, isCurrent, events }: PortfolioSettingsProps) {
  const words = text.settings.portfolios;
  const isDemo = portfolio.kind === 'demo';
  return (
    <Card title={portfolio.name} aside={isDemo ? words.demo : undefined}>
      <div className="flex flex-col gap-5">
        {!isDemo && (
          <>
            <NameForm
              key={portfolio.name}
              name={portfolio.name}
              onRename={(name) => events.onRename(portfolio.id, name)}
            />
            <Addresses portfolio={portfolio} events={events} />
          </>
        )}
        {!isCurrent && (
          <Button onClick={() => events.onChoose(portfolio.id)}>{words.choose}</Button>
        )}
        <AskedTwice
          label={words.removePortfolio}
          question={words.confirm(portfolio.name)}
          yes={words.confirmButton}
          no={words.keep}
          onYes={() => events.onRemovePortfolio(portfolio.id)}
        />
      </div>
    </Card>
  );
}

function NameForm({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const words = text.settings.portfolios;
  const [typed, setTyped] = useState(name);
  const trimmed = typed.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed !== '' && trimmed !== name) onRename(trimmed);
  };
  return (
    <form className="flex items-start gap-3" onSubmit={submit}>
      <div className="w-80 max-w-full">
        <Field
          label={words.name}
          value={typed}
          maxLength={60}
          error={trimmed === '' ? words.nameEmpty : null}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {trimmed !== name && trimmed !== '' && (
        <div className="pt-6">
          <Button type="submit">{words.save}</Button>
        </div>
      )}
    </form>
  );
}

function Addresses({ portfolio, events }: Omit<PortfolioSettingsProps, 'isCurrent'>) {
  const words = text.settings.portfolios;
  const { id, addresses, chainIds } = portfolio;
  const isLast = addresses.length <= 1;
  return (
    <div>
      <h3 className="pb-1 font-strong">{words.addresses}</h3>
      <ul className="pb-3">
        {addresses.map((address) => (
          <li
            key={address}
            className="flex items-center justify-between gap-3 border-line border-b"
          >
            <AddressTag address={address} isFull className="py-2 text-ink-2" />
            <IconButton
              size="small"
              label={isLast ? words.lastAddress : words.removeAddress(address)}
              icon={<Trash2 aria-hidden="true" />}
              disabled={isLast}
              onClick={() => events.onRemoveAddress(id, address)}
            />
          </li>
        ))}
      </ul>
      <AddressForm
        known={addresses}
        lookUp={chainIds.includes(NAMES_CHAIN) ? events.onLookUpName : undefined}
        onAdd={(address) => events.onAddAddress(id, address)}
      />
    </div>
  );
}
