import { type FormEvent, useState } from 'react';
import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { SettingsModel } from './settingsModel.ts';
import { parseMinutes } from './typedSettings.ts';

interface AlertSettingsProps extends Pick<SettingsModel, 'checkMinutes' | 'test'> {
  onCheckMinutes: (minutes: number) => void;
  onTestAlert: () => void;
}

/** How often the chains are read, and a test of the notification. */
export function AlertSettings(props: AlertSettingsProps) {
  const { checkMinutes, test, onCheckMinutes, onTestAlert } = props;
  const words = text.settings.alerts;
  const [typed, setTyped] = useState(`${checkMinutes}`);
  const minutes = parseMinutes(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minutes !== null) onCheckMinutes(minutes);
  };
  return (
    <Card title={words.title}>
      <form className="flex items-start gap-3" onSubmit={submit} noValidate>
        <div className="w-72 max-w-full">
          <Field
            label={words.every}
            hint={words.hint}
            isNumber
            value={typed}
            error={minutes === null ? words.problem : null}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {minutes !== null && minutes !== checkMinutes && (
          <div className="pt-6">
            <Button type="submit">{words.save}</Button>
          </div>
        )}
      </form>
      <div className="flex flex-col items-start gap-3 pt-4">
        <Button isBusy={test === 'sending'} onClick={onTestAlert}>
          {text.onboarding.alerts.test}
        </Button>
        {test === 'sent' && (
          <Notice tone="info" title={text.onboarding.alerts.sent}>
            {text.onboarding.alerts.testSent}
          </Notice>
        )}
        {test === 'failed' && (
          <Notice tone="failure" title={text.onboarding.alerts.notShown}>
            {text.onboarding.alerts.testFailed}
          </Notice>
        )}
      </div>
    </Card>
  );
}
