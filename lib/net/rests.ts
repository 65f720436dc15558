/** A host that asks for a rest without saying how long gets this many milliseconds. */
const DEFAULT_REST_MS = 30_000;
/** No rest is longer: a host may not switch itself off for good. */
const LONGEST_REST_MS = 3_600_000;

/** Milliseconds since 1970 until which each host asked not to be asked. */
const rests = new Map<string, number>();

/**
 * Remembers that a host asked for a rest: status 429, or 503 with `Retry-After` (RFC 9110, 10.2.3:
 * seconds or a date). Across origins the header is often hidden; then a default holds.
 */
export function noteRest(host: string, status: number, retryAfter: string | null): void {
  if (status !== 429 && !(status === 503 && retryAfter)) return;
  const asked = parseRetryAfter(retryAfter) ?? DEFAULT_REST_MS;
  rests.set(host, Date.now() + Math.min(Math.max(asked, 1000), LONGEST_REST_MS));
}

/** Leaves a host alone until a time, milliseconds since 1970, as an earlier context was asked to. */
export function restHost(host: string, until: number): void {
  const latest = Math.min(until, Date.now() + LONGEST_REST_MS);
  if (latest > restsUntil(host)) rests.set(host, latest);
}

/** Milliseconds since 1970 until which a host is left alone; 0 when it may be asked. */
export function restsUntil(host: string): number {
  const until = rests.get(host) ?? 0;
  return until > Date.now() ? until : 0;
}

function parseRetryAfter(value: string | null): number | null {
  if (!value) return null;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? ms : null;
}
