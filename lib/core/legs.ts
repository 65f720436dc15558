/** A class in all places together: what must be moved of it and what may be. */
export interface Side {
  must: number;
  may: number;
}

/** So many units more at so much each, in millionths (parts of 1024 of one); the next is no cheaper. */
export interface Step {
  size: number;
  cost: number;
}

/** What of a class that is over is held in one place. */
export interface Source {
  over: number;
  place: number;
  most: number;
  /** Of selling it, in millionths of its size. */
  cost: number;
  /** What all swaps through it move the price of together; absent: none does. */
  pool?: number;
}

/** A swap that could be made: from a source to a class that is under. */
export interface Leg {
  source: number;
  under: number;
  /** Of buying, in millionths of its size. */
  cost: number;
  /** It is no smaller, or not made. */
  least: number;
  most: number;
  /** As with a source. */
  pool?: number;
}

/** Whole units, as in a partition; places are chains with their owner, between which nothing moves. */
export interface LegTask {
  overs: readonly Side[];
  unders: readonly Side[];
  sources: readonly Source[];
  legs: readonly Leg[];
  /** What comes on top as more goes through one, by all that does; each serves one class. */
  pools: readonly (readonly Step[])[];
  /** By place: cost of one swap, in millionths of a unit. */
  perSwap: readonly number[];
  /** All swaps together are no larger. */
  most: number;
  /** So many relaxed problems are solved at the most. */
  patience: number;
}

/** What a choice leaves undone and costs. */
export interface Worth {
  undone: number;
  /** In millionths of a unit. */
  cost: number;
}

export interface Weighed extends Worth {
  /** By leg. */
  sizes: number[];
}

export interface LegChoice extends Weighed {
  /** No choice that leaves as little undone costs less; null: that is not known. */
  bound: number | null;
}

/** Whether a swap may be made, is paid for and large enough, or is not made. */
export type Fate = 'free' | 'open' | 'closed';
