export const ledger = {
  tabs: { label: 'Parts of Activity', history: 'History', ledger: 'Ledger', lots: 'Tax lots' },
  lead: 'Each signed plan beside what your holdings would be worth untouched, deposits and withdrawals on both sides.',
  export: 'Export as CSV',
  file: 'evenkeel-ledger.csv',
  activityFile: 'evenkeel-activity.csv',
  emptyTitle: 'No plan has settled yet',
  empty: 'Once a plan has settled, its line says what it changed beside doing nothing.',
  noSnapshot: 'Nothing was read yet: there are no prices to compare at.',
  sums: {
    title: 'Since the first plan',
    asOf: 'at prices of {age} or newer',
    held: 'Held now, everything counted',
    untouched: 'Untouched, it would be',
    difference: 'Difference',
    differenceOf: '{value} ({share})',
    swapped: 'Swapped',
    networkFee: 'Paid in network fees',
    swapCost: 'Lost in swaps against our prices then',
    falls: 'Deepest fall since',
    fallsOf: (held: string, untouched: string, gap: string) =>
      `${held}, untouched ${untouched}: ${gap}`,
    growth: 'Growth',
    none: 'Not known',
    unpriced: (names: string) => `Without a price, on neither side: ${names}.`,
  },
  share: (bps: string) => `${bps} bp`,
  picture: {
    title: 'Difference, day by day',
    label: (from: string, to: string, last: string) =>
      `Worth of your plans beside untouched holdings from ${from} to ${to}; last ${last}`,
    why: 'Above the line: the plans are ahead of untouched holdings. At the closes stored each day.',
    missing: (n: number) =>
      n === 1
        ? '1 day has no close of something held and is left out.'
        : `${n} days have no close of something held and are left out.`,
    unknown: (n: number) =>
      n === 1
        ? '1 plan of unknown outcome stands on neither side.'
        : `${n} plans of unknown outcome stand on neither side.`,
    short: 'There is no second day to compare yet.',
  },
  rows: {
    title: 'Plan by plan',
    time: 'Settled',
    swapped: 'Swapped',
    networkFee: 'Network fee',
    swapCost: 'Swap cost',
    difference: 'Difference now',
    unknown: 'Not known',
    swap: '{sold} for {received}',
    unread: 'an amount not read',
    quoted: 'quoted {amount}, {against}',
    asQuoted: 'as quoted',
    more: (share: string) => `${share} more`,
    less: (share: string) => `${share} less`,
    cost: 'cost {value}',
    altered: 'Mined otherwise than reviewed, or not all of it could be read.',
    noSwap: 'No swap was done; only fees were paid.',
  },
  flows: {
    title: 'Deposits and withdrawals noticed',
    deposit: 'Deposit',
    withdrawal: 'Withdrawal',
    why: 'What came or went beyond your plans, other swaps, fees and prices. Growth leaves them out.',
    forgotten: (date: string) =>
      `Those up to ${date} are kept no more: the picture above starts after it.`,
  },
} as const;
