// What a measurement gives, and what a row of the table holds.

export type Part = 'main' | 'truth' | 'decision' | 'signing' | 'product';

export const PARTS: readonly Part[] = ['main', 'truth', 'decision', 'signing', 'product'];

/** One number with what it was measured against. */
export interface Figure {
  readonly name: string;
  readonly figure: number;
  /** `ratio`, `ms`, `kB` (1000 bytes), `packages`. */
  readonly unit: string;
  /** What it is compared with, and the counts behind a ratio. */
  readonly against: string;
}

/** One measurement: all its figures come out of one run. */
export interface Measure {
  readonly part: Part;
  /** Every figure that `run` gives, so that one can be asked for without running the others. */
  readonly names: readonly string[];
  run(): Promise<readonly Figure[]>;
}

/** A row as printed and as written for machines; `goal` and `holds` are null without a goal. */
export interface Row {
  readonly part: Part;
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly against: string;
  readonly goal: string | null;
  readonly holds: boolean | null;
}
