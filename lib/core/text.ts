import type { FaultCode } from './fault.ts';

/**
 * Every word a user reads, in one place. Plain, exact and short; suggested swaps are suggested.
 * Functions take what varies; numbers arrive already formatted.
 */
export const text = {
  app: { name: 'Evenkeel' },
  /** One sentence a fault: what it means and the next step. */
  faults: {
    'input.invalid': 'That is not valid. Correct it and try again.',
    'input.targetNotWhole': 'Targets must add up to exactly 100 %.',
    'rpc.unreachable':
      'Too few nodes of this chain answer. Shown figures are the last agreed ones.',
    'rpc.wrongChain': 'A node answered for another chain. It was not believed.',
    'rpc.split': 'Nodes of this chain disagree. Nothing is planned until two of them agree.',
    'price.stale': 'The on-chain price is too old to act on.',
    'price.disputed': 'Price sources disagree. Nothing is planned on this asset.',
    'price.missing': 'No price for this asset.',
    'quote.expired': 'The quote is too old. Get a new one.',
    'quote.noRoute': 'No source offers this swap now.',
    'quote.malformed': 'The quote could not be read, so it was not used.',
    'quote.tooSmall': 'The amount is too small for a quote.',
    'guard.refused': 'A check refused this transaction. Nothing was sent.',
    'wallet.absent':
      'MetaMask was not found in this browser. Install it, or set its id in Settings.',
    'wallet.locked': 'MetaMask is locked. Unlock it and try again.',
    'wallet.busy': 'MetaMask is already asking something. Look for its window, tab or side panel.',
    'wallet.wrongChain': 'MetaMask is on another chain. Switch it and try again.',
    'wallet.wrongAccount':
      'MetaMask has another account selected. Choose the one this plan is for.',
    'wallet.declined': 'You declined in MetaMask. Nothing was sent.',
    'wallet.vanished': 'MetaMask went away while asking. The chain is watched for what was sent.',
    'wallet.noBatch': 'This wallet cannot take several calls at once.',
    'tx.reverted': 'The transaction failed on chain. Only its network fee was paid.',
    'tx.replaced': 'Another transaction took its place.',
    'tx.unknown': 'Not known yet whether this was sent. It is held until the chain tells.',
    'storage.unreadable': 'Stored data cannot be read. Export it, then reset.',
    'storage.full': 'Storage is full. Export and reset.',
    'permission.revoked': 'The browser took back a permission. One click repairs it.',
    'host.refused': 'A host outside the host table was refused.',
    'host.unreachable': 'A service does not answer.',
    'sim.unavailable': 'No node could simulate this, so it may not be signed.',
    'plan.infeasible': 'Your limits leave no plan.',
    'bundle.busy': 'Another window is at work on this plan.',
    'bundle.inTransit': 'A step is still under way. Wait until the chain settles it.',
    'bug.unreachable': 'Something unexpected happened. Nothing was sent.',
  } satisfies Record<FaultCode, string>,
} as const;
