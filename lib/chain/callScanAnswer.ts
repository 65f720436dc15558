import type { Hex } from 'viem';
import { hexToBytes } from 'viem/utils';
import { Fault } from '../core/fault.ts';
import type { Answer, View } from './views.ts';

const FIRST = 1;
const LONGEST_WORD = 32;
const ZEROS = 0x40;
const FAILED = 0x80;

const malformed = () => new Fault('rpc.unreachable', 'unreadable scan');

/**
 * The answers in a scan's bytes, one a view (form: devnet/contracts/CallScan.sol). Everything must
 * fit: no byte too few or too many, no word with leading zeros.
 * @throws rpc.unreachable
 */
export function decodeScan(data: Hex, views: readonly View[]): Answer[] {
  const reader = new Reader(hexToBytes(data));
  const answers = views.map(({ words }) => (reader.isFailed() ? null : reader.words(words)));
  reader.end();
  return answers;
}

class Reader {
  private readonly bytes: Uint8Array;
  private at = 1;
  /** Zeros and failures that were told and not yet taken. */
  private zeros = 0;
  private failed = 0;

  constructor(bytes: Uint8Array) {
    if (bytes[0] !== FIRST) throw malformed();
    this.bytes = bytes;
  }

  isFailed(): boolean {
    if (this.zeros === 0 && this.failed === 0 && this.peek() >= FAILED)
      this.failed = this.next() - FAILED + 1;
    if (this.failed === 0) return false;
    this.failed -= 1;
    return true;
  }

  words(count: number): bigint[] {
    return Array.from({ length: count }, () => this.word());
  }

  private word(): bigint {
    if (this.zeros === 0 && this.peek() >= ZEROS) this.zeros = this.runOfZeros();
    if (this.zeros > 0) {
      this.zeros -= 1;
      return 0n;
    }
    const length = this.next();
    if (length === 0 || length > LONGEST_WORD || this.peek() === 0) throw malformed();
    let word = 0n;
    for (let i = 0; i < length; i++) word = (word << 8n) | BigInt(this.next());
    return word;
  }

  private runOfZeros(): number {
    const run = this.next();
    if (run >= FAILED) throw malformed();
    return run - ZEROS + 1;
  }

  /** All was read and taken. @throws rpc.unreachable */
  end(): void {
    if (this.at !== this.bytes.length || this.zeros > 0 || this.failed > 0) throw malformed();
  }

  private peek(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw malformed();
    return byte;
  }

  private next(): number {
    const byte = this.peek();
    this.at += 1;
    return byte;
  }
}
