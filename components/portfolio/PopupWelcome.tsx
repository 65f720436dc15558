import * as text from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Mark } from '../ui/Mark.tsx';
import type { WelcomeActs } from './facts.ts';

/** The popup before there is a portfolio: three ways to begin, watching first. */
export const PopupWelcome = ({ acts }: { acts: WelcomeActs }) => (
  <div className="w-[380px] bg-surface">
    <header className="flex items-center gap-3 border-line border-b px-4 py-4">
      <Mark />
      <span className="font-bold text-body">{text.app.name}</span>
    </header>
    <main className="px-4 pt-6 pb-5">
      <h1 className="text-section">{text.popup.welcome}</h1>
      <p className="pt-2 pb-6 text-ink-2">{text.popup.welcomeLead}</p>
      <div className="flex flex-col gap-2">
        <Button kind="primary" isWide onClick={acts.onWatchAddress}>
          {text.popup.watch}
        </Button>
        <Button isWide onClick={acts.onConnect}>
          {text.popup.connect}
        </Button>
        <Button kind="quiet" isWide onClick={acts.onTryDemo}>
          {text.popup.tryDemo}
        </Button>
      </div>
    </main>
  </div>
);
