import { offeredCurrencies } from '../../lib/core/currency.ts';
import { CURRENCIES, type Currency } from '../../lib/core/snapshot.ts';
import * as text from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import { SelectField } from '../ui/Field.tsx';
import type { SettingsEvents, SettingsModel, Theme } from './settingsModel.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

type DisplaySettingsProps = Pick<SettingsModel, 'theme' | 'currency' | 'rates' | 'isPrivate'> &
  Pick<SettingsEvents, 'onTheme' | 'onCurrency' | 'onPrivate'>;

const nameOf = (currency: Currency): string => text.settings.display.currencies[currency];

/** Theme, currency, and whether amounts are hidden. */
export function DisplaySettings(props: DisplaySettingsProps) {
  const { theme, currency, rates, isPrivate, onTheme, onCurrency, onPrivate } = props;
  const words = text.settings.display;
  return (
    <Card title={words.title}>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="font-strong">{words.theme}</legend>
        {THEMES.map((entry) => (
          <Choice
            key={entry}
            type="radio"
            name="theme"
            label={words.themes[entry]}
            checked={theme === entry}
            onChange={() => onTheme(entry)}
          />
        ))}
      </fieldset>
      <div className="w-72 max-w-full py-2">
        <SelectField
          label={words.currency}
          hint={words.currencyHint}
          value={currency}
          onChange={(event) => {
            const chosen = CURRENCIES.find((one) => one === event.target.value);
            if (chosen) onCurrency(chosen);
          }}
        >
          {offeredCurrencies(rates).map(({ currency: one, isOffered }) => (
            <option key={one} value={one} disabled={!isOffered}>
              {isOffered ? nameOf(one) : `${nameOf(one)}, ${words.noRate}`}
            </option>
          ))}
        </SelectField>
      </div>
      <Choice
        type="checkbox"
        label={words.hide}
        hint={words.hideHint}
        checked={isPrivate}
        onChange={(event) => onPrivate(event.target.checked)}
      />
    </Card>
  );
}
