import type { GuardId } from '../../lib/core/guards.ts';
import * as text from '../../lib/core/text.ts';
import type { ShownFault } from './planModel.ts';

const isGuard = (detail: string): detail is GuardId => detail in text.plan.guards;

/** The sentence of a fault with its detail; a refusal names its check in words. */
export function faultWords({ code, detail = '' }: ShownFault): string {
  const sentence = text.faults[code];
  if (code === 'guard.refused' && isGuard(detail))
    return `${sentence} ${text.plan.checkNamed(text.plan.guards[detail])}`;
  return `${sentence} ${detail}`.trim();
}
