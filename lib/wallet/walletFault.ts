import { asFault, Fault, type FaultCode } from '../core/fault.ts';
import * as text from '../core/text.ts';
import type { MethodKind } from './methods.ts';
import { CODES } from './ProviderError.ts';

/** Refusals that are certain to have come before anything was signed. */
const REFUSED = new Map<number, FaultCode>([
  [CODES.declined, 'wallet.declined'],
  [CODES.unauthorized, 'wallet.wrongAccount'],
  [CODES.chainMissing, 'wallet.wrongChain'],
  [CODES.busy, 'wallet.busy'],
]);

/**
 * Anything a wallet request threw, as a fault; the wallet's own text never comes along. A signing
 * request that failed in a way not known to precede the signature is tx.unknown: the chain decides.
 */
export function walletFault(thrown: unknown, kind: MethodKind): Fault {
  const ours = causesOf(thrown).find((cause) => cause instanceof Fault);
  if (ours) return asFault(ours);
  const codes = causesOf(thrown).map((cause) => (cause as { code?: unknown }).code);
  const code = codes.find((entry) => typeof entry === 'number') as number | undefined;
  const refused = code === undefined ? undefined : REFUSED.get(code);
  if (refused) return new Fault(refused);
  const detail = code === CODES.chainDisconnected ? text.wallet.nodeDown : '';
  if (kind === 'sign') return new Fault('tx.unknown', detail);
  if (code === CODES.disconnected) return new Fault('wallet.absent');
  return new Fault('bug.unreachable', detail || (code === undefined ? '' : `wallet code ${code}`));
}

/** The thrown thing and what it says caused it, outermost first: wagmi and viem wrap. */
function causesOf(thrown: unknown): object[] {
  const causes: object[] = [];
  let next: unknown = thrown;
  while (typeof next === 'object' && next !== null && causes.length < 8) {
    causes.push(next);
    next = (next as { cause?: unknown }).cause;
  }
  return causes;
}
