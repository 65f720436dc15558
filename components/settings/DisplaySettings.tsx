import { text } from '../../lib/core/text.ts';
import { Card } from '../ui/Card.tsx';
import { Choice } from '../ui/Choice.tsx';
import type { Theme } from './settingsModel.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

interface DisplaySettingsProps {
  theme: Theme;
  isPrivate: boolean;
  onTheme: (theme: Theme) => void;
  onPrivate: (isPrivate: boolean) => void;
}

/** Theme, and whether amounts are hidden. */
export function DisplaySettings({ theme, isPrivate, onTheme, onPrivate }: DisplaySettingsProps) {
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
