/** When a failed action may be tried again, and by whom. */
export type Retry = 'never' | 'later' | 'once' | 'afterUserActs';

/** Every fault there is, with its retry rule. The sentence the user reads stands in `text.ts` under the same code. */
export const FAULTS = {
  'input.invalid': 'never',
  'input.targetNotWhole': 'never',
  'rpc.unreachable': 'later',
  'rpc.wrongChain': 'later',
  'rpc.split': 'later',
  'price.stale': 'later',
  'price.disputed': 'never',
  'price.flawed': 'later',
  'price.depegged': 'later',
  'price.missing': 'never',
  'quote.expired': 'once',
  'quote.noRoute': 'never',
  'quote.malformed': 'never',
  'quote.tooSmall': 'never',
  'guard.refused': 'never',
  'wallet.absent': 'afterUserActs',
  'wallet.locked': 'afterUserActs',
  'wallet.busy': 'afterUserActs',
  'wallet.wrongChain': 'afterUserActs',
  'wallet.wrongAccount': 'afterUserActs',
  'wallet.declined': 'afterUserActs',
  'wallet.vanished': 'never',
  'wallet.noBatch': 'never',
  'tx.reverted': 'never',
  'tx.replaced': 'never',
  'tx.unknown': 'never',
  'storage.unreadable': 'never',
  'storage.full': 'never',
  'permission.revoked': 'afterUserActs',
  'host.refused': 'never',
  'host.unreachable': 'later',
  'sim.unavailable': 'later',
  'plan.infeasible': 'never',
  'bundle.busy': 'later',
  'bundle.inTransit': 'later',
  'bug.unreachable': 'never',
} as const satisfies Record<string, Retry>;

export type FaultCode = keyof typeof FAULTS;

/**
 * What is thrown when something ends in a way its caller did not ask for. Matched by `code`, since
 * classes do not survive a message between contexts. `detail` is for the user's eyes and the log:
 * never a URL, a key or a request body.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: string;

  constructor(code: FaultCode, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
  }
}

/** The code of anything thrown; what is no fault of ours is a bug. */
export function faultCodeOf(thrown: unknown): FaultCode {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code in FAULTS ? (code as FaultCode) : 'bug.unreachable';
}

/** Any thrown thing as a fault. A stranger's message is dropped: it may hold a URL or hostile text. */
export function asFault(thrown: unknown): Fault {
  return thrown instanceof Fault ? thrown : new Fault(faultCodeOf(thrown));
}
