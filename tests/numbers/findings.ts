import { type Entries, isObject, numberOf } from './json.ts';

/** One figure beside a peer's. */
export interface Finding {
  name: string;
  peer: string;
  ours: number;
  theirs: number;
  difference: number;
  allowed: number;
  /** How the tolerance was meant: "1e-9 relative". */
  tolerance: string;
  isWithin: boolean;
}

/** An entry nothing was compared for, and why. */
export interface Skipped {
  name: string;
  why: string;
}

/** Thrown where an entry cannot be compared at all; the message says why. */
export class NotComparable extends Error {}

export interface Tolerance {
  size: number;
  kind: 'relative' | 'absolute' | 'exact';
  /** A difference up to this is the peer's own rounding, however small the figure. */
  floor?: number;
}

export const relative = (size: number, floor = 0): Tolerance => ({ size, kind: 'relative', floor });
export const absolute = (size: number): Tolerance => ({ size, kind: 'absolute' });
export const EXACT: Tolerance = { size: 0, kind: 'exact' };

/** Less than this is rounding, whatever the size of the figure. */
const ROUNDING = 1e-14;

/** What a case found, in order. */
export class Findings {
  readonly rows: Finding[] = [];
  readonly skipped: Skipped[] = [];
  readonly aside: (Skipped & { paths: RegExp })[] = [];
  readonly peer: string;

  constructor(peer: string) {
    this.peer = peer;
  }

  /** Sets our figure beside theirs, where a case has one. A peer without a figure (null, NaN) agrees only with none of ours. */
  compare(name: string, ours: number, theirs: unknown, tolerance: Tolerance): void {
    if (theirs === undefined) return;
    const other = numberOf(theirs);
    const scale = tolerance.kind === 'relative' ? Math.abs(other) : 1;
    const allowed =
      tolerance.kind === 'exact'
        ? 0
        : Math.max(tolerance.size * scale, tolerance.floor ?? 0, ROUNDING);
    const none = !Number.isFinite(ours) && !Number.isFinite(other);
    const difference = none || ours === other ? 0 : Math.abs(ours - other);
    this.rows.push({
      name,
      peer: this.peer,
      ours,
      theirs: other,
      difference,
      allowed,
      tolerance: tolerance.kind === 'exact' ? 'exact' : `${tolerance.size} ${tolerance.kind}`,
      isWithin: difference <= allowed,
    });
  }

  /** The figures that differ most of two lists of one length. */
  compareAll(
    name: string,
    ours: readonly number[],
    theirs: readonly number[],
    tolerance: Tolerance,
  ): void {
    if (theirs.length === 0) return;
    if (ours.length !== theirs.length) {
      this.compare(`${name}: length`, ours.length, theirs.length, EXACT);
      return;
    }
    const found = new Findings(this.peer);
    for (const [i, x] of ours.entries()) found.compare(name, x, theirs[i], tolerance);
    const worst = found.rows.reduce<Finding | undefined>(
      (bad, row) =>
        bad &&
        bad.difference / (bad.allowed || 1) >= row.difference / (row.allowed || 1) &&
        !(bad.isWithin && !row.isWithin)
          ? bad
          : row,
      undefined,
    );
    if (worst) this.rows.push({ ...worst, name: `${name} (worst of ${ours.length})` });
  }

  /** Every figure of an object under the name it has there. */
  compareEntries(
    name: string,
    ours: Record<string, number>,
    theirs: Entries,
    tolerance: Tolerance,
  ): void {
    for (const [key, value] of Object.entries(theirs)) {
      const figure = ours[key];
      if (figure === undefined) this.skip(`${name} ${key}`, 'no such figure in the product');
      else this.compare(`${name} ${key}`, figure, value, tolerance);
    }
  }

  /** Entries a case holds that nothing here reads. */
  skipUnread(
    name: string,
    entry: Entries,
    read: readonly string[],
    why = 'not used by the product',
  ): void {
    for (const [key, value] of Object.entries(entry))
      if (
        !read.includes(key) &&
        (typeof value === 'number' || isObject(value) || Array.isArray(value))
      )
        this.skip(`${name} ${key}`.trim(), why);
  }

  /** Says once why figures with such paths are not compared, where the case has any. */
  setAside(name: string, paths: RegExp, why: string): void {
    this.aside.push({ name, paths, why });
  }

  skip(name: string, why: string): void {
    this.skipped.push({ name, why });
  }

  /** One entry by itself: what cannot be compared is said, what breaks is out, and the next has its turn. */
  attempt(name: string, check: () => void): void {
    try {
      check();
    } catch (error) {
      if (error instanceof NotComparable) this.skip(name, error.message);
      else
        this.compare(
          `${name}: ${error instanceof Error ? error.message : error}`,
          Number.NaN,
          0,
          EXACT,
        );
    }
  }
}
