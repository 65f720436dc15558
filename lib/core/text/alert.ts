/** Desktop notifications: our own words and known names only, no amounts. */
export const alert = {
  title: {
    over: (name: string, points: string) => `${name} is ${points} pp over target`,
    under: (name: string, points: string) => `${name} is ${points} pp under target`,
  },
  message: (verdict: string, portfolio: string, stands: string, outside: string) =>
    `${verdict} ${portfolio}: ${stands}. ${outside}Click to see the plan.`,
  stands: (now: string, target: string) => `now ${now} %, target ${target} %`,
  band: (edge: string) => `, band ${edge}`,
  outside: (n: number) => (n === 1 ? '1 class is outside. ' : `${n} classes are outside. `),
  openTitle: (done: number, of: number) => `A plan is half done: ${done} of ${of} swaps`,
  openMessage: (portfolio: string) =>
    `${portfolio}: nothing is sent by itself. Click to go on or to stop.`,
  openAllowance: 'An allowance is still open. Click to close it.',
  loanTitle: (market: string) => `A loan at ${market} is near liquidation`,
  loanMessage: (portfolio: string, health: string) =>
    `${portfolio}: health factor ${health}. Below 1 the collateral may be sold.`,
  investTitle: 'A fixed sum is due',
  investMessage: (portfolio: string) =>
    `${portfolio}: the interval you set is over. Click to plan the purchase or pass it over.`,
  /** Stands for a class the user named: a name may come from a token. */
  ownClass: 'A class of your own',
  testTitle: 'Alerts work',
  testMessage: 'This is how Evenkeel tells you about drift.',
} as const;
