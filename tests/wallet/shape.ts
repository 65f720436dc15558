// The shape of an answer, without what differs from run to run.
export interface Answer {
  readonly result?: unknown;
  readonly error?: {
    readonly code: number;
    readonly message: string;
    readonly data?: { readonly httpStatus?: number };
  };
}

/** `'silence'` stands for no answer within the time given. */
export type Outcome = Answer | 'silence';

/** One line a row: a result's shape, an error's code, or silence. */
export function shapeOf(outcome: Outcome): string {
  if (outcome === 'silence') return 'silence';
  if (outcome.error) return `error ${outcome.error.code}`;
  return shapeOfValue(outcome.result);
}

function shapeOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return shapeOfText(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `${shapeOfValue(value[0])}[${value.length}]`;
  }
  if (typeof value !== 'object') return String(value);
  return `{${Object.keys(value).sort().join(' ')}}`;
}

const CHAIN_IDS = ['0x1', '0x2105'];

/** Addresses come in lower case from MetaMask, which is part of the shape. */
function shapeOfText(text: string): string {
  if (!/^0x[0-9a-f]*$/i.test(text)) return 'text';
  if (text.length === 42) return text === text.toLowerCase() ? 'address' : 'Address';
  if (text.length === 66) return 'hash';
  if (text.length === 132) return 'signature';
  return CHAIN_IDS.includes(text) ? text : 'quantity';
}
