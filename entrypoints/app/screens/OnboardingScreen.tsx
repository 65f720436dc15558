import { useState } from 'react';
import type { Address } from 'viem';
import { browser } from '#imports';
import { AlertsStep } from '../../../components/onboarding/AlertsStep.tsx';
import { StartStep } from '../../../components/onboarding/StartStep.tsx';
import { createPortfolio, openDemo } from '../../../hooks/createPortfolio.ts';
import { browserKind } from '../../../hooks/createWallet.ts';
import { lookUpName } from '../../../hooks/lookUpName.ts';
import { useOnboarding } from '../../../hooks/onboarding.ts';
import { useHashRoute } from '../../../hooks/useHashRoute.ts';
import { useSettings } from '../../../hooks/useSettings.ts';
import { useConnectWallet } from '../../../hooks/useWallet.ts';
import { DEFAULT_LIMITS, UNCHANGED } from '../../../lib/core/portfolio.ts';
import { readDraft } from '../../../lib/core/targetDraft.ts';
import * as text from '../../../lib/core/text.ts';
import { NAMES_CHAIN } from '../../../lib/core/typedAddress.ts';
import { ask } from '../../../lib/messages/ask.ts';
import { DEFAULT_CHAINS } from '../../../lib/registry/chains.ts';
import { ownId } from '../../../lib/wallet/ownId.ts';
import { FirstTargetsScreen } from './FirstTargetsScreen.tsx';
import { FoundScreen } from './FoundScreen.tsx';

/** Four steps to a first portfolio; nothing is stored before the end. */
export function OnboardingScreen() {
  const { step } = useOnboarding();
  if (step === 1) return <Start />;
  if (step === 2) return <FoundScreen />;
  return step === 3 ? <FirstTargetsScreen /> : <Alerts />;
}

function Start() {
  const { go } = useHashRoute();
  const { set, reset, address, chainIds } = useOnboarding();
  const connect = useConnectWallet();
  const begin = (chosen: Address) => {
    if (chosen !== address) reset();
    set({ address: chosen, step: 2 });
  };
  return (
    <StartStep
      chainNames={DEFAULT_CHAINS.map(({ name }) => name)}
      ownId={ownId(browser.runtime).id}
      isConnecting={connect.isPending}
      fault={connect.error ? { code: connect.error.code } : undefined}
      typedAtFirst={address ?? ''}
      lookUp={chainIds.includes(NAMES_CHAIN) ? lookUpName : undefined}
      onWatch={begin}
      onConnect={() =>
        connect.mutate(undefined, { onSuccess: (account) => begin(account.address) })
      }
      onDemo={() => void openDemo().then(() => go('/'))}
      onOpenSettings={() => go('/settings')}
    />
  );
}

function Alerts() {
  const { go } = useHashRoute();
  const state = useOnboarding();
  const { checkMinutes } = useSettings();
  const [test, setTest] = useState<'none' | 'sending' | 'sent' | 'failed'>('none');
  const sendTest = () => {
    setTest('sending');
    ask({ kind: 'testAlert' }).then(
      () => setTest('sent'),
      () => setTest('failed'),
    );
  };
  const finish = async () => {
    const reading = readDraft(state.draft, DEFAULT_LIMITS);
    if (!reading.isOk || !state.address) return;
    await createPortfolio({
      id: crypto.randomUUID(),
      name: text.onboarding.portfolioName,
      kind: 'own',
      addresses: [state.address],
      ...UNCHANGED,
      chainIds: state.chainIds,
      targets: reading.targets,
      limits: reading.limits,
    });
    go('/');
    state.reset();
  };
  return (
    <AlertsStep
      checkMinutes={checkMinutes}
      browser={browserKind}
      test={test}
      onTest={sendTest}
      onBack={() => state.set({ step: 3 })}
      onDone={() => void finish()}
    />
  );
}
