/** A decoded item with the exact bytes it was written in. */
export type RlpItem = RlpBytes | RlpList;

export interface RlpBytes {
  kind: 'bytes';
  bytes: Uint8Array;
  encoded: Uint8Array;
}

export interface RlpList {
  kind: 'list';
  items: RlpItem[];
  encoded: Uint8Array;
}

interface Read {
  item: RlpItem;
  end: number;
}

/** A list inside lists as deep as this is no node, account or value. */
const MOST_DEPTH = 8;

/**
 * Decodes one item that fills the bytes; null for anything but its one canonical form (shortest
 * lengths, no byte behind). Source: Ethereum yellow paper, appendix B.
 */
export function decodeRlp(data: Uint8Array): RlpItem | null {
  const read = readItem(data, 0, data.length, 0);
  return read && read.end === data.length ? read.item : null;
}

/** The bytes of a string item that fills the data; null when it is a list or not canonical. */
export function decodeRlpBytes(data: Uint8Array): Uint8Array | null {
  const item = decodeRlp(data);
  return item?.kind === 'bytes' ? item.bytes : null;
}

/** An unsigned integer of at most `size` bytes without leading zeros; null otherwise. */
export function integerIn(bytes: Uint8Array, size: number): bigint | null {
  if (bytes.length > size || bytes[0] === 0) return null;
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function readItem(data: Uint8Array, start: number, limit: number, depth: number): Read | null {
  const head = data[start];
  if (head === undefined || start >= limit || depth > MOST_DEPTH) return null;
  if (head < 0x80) return readBytes(data, start, start, start + 1);
  const isList = head >= 0xc0;
  const span = payloadOf(data, start, limit, head - (isList ? 0xc0 : 0x80));
  if (!span) return null;
  return isList ? readList(data, start, span, depth) : readBytes(data, start, span.begin, span.end);
}

/** Where the payload lies; null for lengths that are too long, not shortest, or past the limit. */
function payloadOf(data: Uint8Array, start: number, limit: number, code: number) {
  const short = { begin: start + 1, end: start + 1 + code };
  if (code <= 55) return short.end <= limit ? short : null;
  const begin = short.begin + code - 55;
  if (begin > limit || code - 55 > 4 || data[short.begin] === 0) return null;
  const length = data.subarray(short.begin, begin).reduce((sum, byte) => sum * 256 + byte, 0);
  return length > 55 && begin + length <= limit ? { begin, end: begin + length } : null;
}

function readBytes(data: Uint8Array, start: number, begin: number, end: number): Read | null {
  const bytes = data.subarray(begin, end);
  const isShorter = begin > start && bytes.length === 1 && (bytes[0] ?? 0) < 0x80;
  if (isShorter) return null;
  return { item: { kind: 'bytes', bytes, encoded: data.subarray(start, end) }, end };
}

function readList(
  data: Uint8Array,
  start: number,
  { begin, end }: { begin: number; end: number },
  depth: number,
): Read | null {
  const items: RlpItem[] = [];
  for (let at = begin; at < end; ) {
    const read = readItem(data, at, end, depth + 1);
    if (!read) return null;
    items.push(read.item);
    at = read.end;
  }
  return { item: { kind: 'list', items, encoded: data.subarray(start, end) }, end };
}
