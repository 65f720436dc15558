/** When something is looked at. Days are UTC; a look falls on the close of the last day of the period. */
export type Schedule =
  | { every: 'days'; days: number }
  /** `closes`: the last day of the week, 0 = Sunday. */
  | { every: 'week'; closes: number }
  | { every: 'month' | 'quarter' | 'year' };
