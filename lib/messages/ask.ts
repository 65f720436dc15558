import * as v from 'valibot';
import { browser } from '#imports';
import { Fault } from '../core/fault.ts';
import { REPLY, type Request } from './contract.ts';

/** Asks the background and waits until it is done. @throws the fault it ended with */
export async function ask(request: Request): Promise<void> {
  const reply = v.parse(REPLY, await browser.runtime.sendMessage(request));
  if (!reply.ok) throw new Fault(reply.code);
}
