/** Desktop notifications: our own words and known names only, no amounts. */
export const alert = {
  title: {
    over: (name: string, points: string) => `${name} is ${points} pp over target`,
    under: (name: string, points: string) => `${name} is ${points} pp under target`,
  },
  message: (now: string, target: string, band: string, outside: number, portfolio: string) =>
    `${portfolio}: now ${now} %, target ${target} %, band ±${band}. ${outside === 1 ? '1 class is' : `${outside} classes are`} outside. Click to see the plan.`,
  openTitle: (done: number, of: number) => `A plan is half done: ${done} of ${of} swaps`,
  openMessage: (portfolio: string) =>
    `${portfolio}: nothing is sent by itself. Click to go on or to stop.`,
  openAllowance: 'An allowance is still open. Click to close it.',
  loanTitle: (market: string) => `A loan at ${market} is near liquidation`,
  loanMessage: (portfolio: string, health: string) =>
    `${portfolio}: health factor ${health}. Below 1 the collateral may be sold.`,
  /** Stands for a class the user named: a name may come from a token. */
  ownClass: 'A class of your own',
  testTitle: 'Alerts work',
  testMessage: 'This is how Evenkeel tells you about drift.',
} as const;
