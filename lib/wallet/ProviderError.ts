/** EIP-1193 and EIP-1474 codes this room speaks of. Source: the two standards, seen with MetaMask 13.5. */
export const CODES = {
  declined: 4001,
  unauthorized: 4100,
  unsupported: 4200,
  disconnected: 4900,
  chainDisconnected: 4901,
  chainMissing: 4902,
  busy: -32002,
  internal: -32603,
} as const;

/**
 * A wallet's refusal as EIP-1193 wants it thrown: the number alone. The wallet's own words are a
 * stranger's text and are dropped at the door.
 */
export class ProviderError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`wallet answered ${code}`);
    this.name = 'ProviderError';
    this.code = code;
  }
}
