import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Notice } from '../ui/Notice.tsx';
import { OnboardingFrame } from './OnboardingFrame.tsx';

interface AlertsStepProps {
  checkMinutes: number;
  browser: 'chromium' | 'firefox';
  /** What came of the test alert. */
  test: 'none' | 'sending' | 'sent' | 'failed';
  onTest: () => void;
  onBack: () => void;
  onDone: () => void;
}

/** Fourth step: what an alert is, what is asked for and why, a test, and where to pin the button. */
export function AlertsStep({
  checkMinutes,
  browser,
  test,
  onTest,
  onBack,
  onDone,
}: AlertsStepProps) {
  const words = text.onboarding.alerts;
  return (
    <OnboardingFrame
      step={4}
      title={words.title}
      lead={words.lead(checkMinutes)}
      footer={
        <>
          <Button kind="primary" onClick={onDone}>
            {words.done}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {text.onboarding.back}
          </Button>
        </>
      }
    >
      <Card title={words.test}>
        <div className="flex flex-col items-start gap-3">
          <p className="text-ink-2">{words.why}</p>
          <Button isBusy={test === 'sending'} onClick={onTest}>
            {words.test}
          </Button>
          {test === 'sent' && (
            <Notice tone="info" title={words.sent}>
              {words.testSent}
            </Notice>
          )}
          {test === 'failed' && (
            <Notice tone="failure" title={words.notShown}>
              {words.testFailed}
            </Notice>
          )}
        </div>
      </Card>
      <Card title={words.pinTitle}>
        <p className="text-ink-2">{words.pin[browser]}</p>
      </Card>
    </OnboardingFrame>
  );
}
