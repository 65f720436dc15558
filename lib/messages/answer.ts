import * as v from 'valibot';
import { browser } from '#imports';
import { faultCodeOf } from '../core/fault.ts';
import { REQUEST, type Reply, type Request } from './contract.ts';

/** Answers our own pages; any other sender or shape is passed over. Call synchronously at start. */
export function answerMessages(handle: (request: Request) => Promise<void>): void {
  browser.runtime.onMessage.addListener((message, sender, respond: (reply: Reply) => void) => {
    const request = v.safeParse(REQUEST, message);
    const isOurs =
      sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/'));
    if (!request.success || !isOurs) return undefined;
    handle(request.output).then(
      () => respond({ ok: true }),
      (thrown: unknown) => respond({ ok: false, code: faultCodeOf(thrown) }),
    );
    return true;
  });
}
