// What a step of the conformance script is given.
import type { Session } from './session.ts';
import type { Outcome } from './shape.ts';

/** Anvil's account 1, which the caller is not connected to. */
export const OTHER = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';

export interface Recorder {
  readonly session: Session;
  /**
   * Writes a row. With `mayDiffer` a real wallet may rightly answer otherwise, for the reason given:
   * the row is recorded for it but not compared.
   */
  row(step: string, method: string, outcome: Outcome, mayDiffer?: string): void;
}

export type Step = (recorder: Recorder) => Promise<void>;

/** EIP-712 data for a chain, as text. */
export function typedData(chainId: number): string {
  return JSON.stringify({
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'chainId', type: 'uint256' },
      ],
      Note: [{ name: 'text', type: 'string' }],
    },
    primaryType: 'Note',
    domain: { name: 'Conformance', chainId },
    message: { text: 'nothing of value' },
  });
}
