/** A plan for a sum, instead of one for the whole portfolio. */
export const planSum = {
  title: 'Plan a sum instead',
  kinds: { invest: 'Buy with a sum', withdraw: 'Sell for a sum' },
  hints: {
    invest: 'Sells only this class, for what lacks most.',
    withdraw: 'Sells what is then over most, into this class; you send the sum yourself.',
  },
  kind: 'What for',
  value: 'Sum in dollars',
  from: 'Paid from',
  into: 'Sold into',
  plan: 'Plan it',
  invest: 'This plan only buys, with {value} of {name}.',
  withdraw:
    'This plan only sells, so that {value} of {name} can be taken out and the rest is on target.',
  whole: 'Plan the whole portfolio',
  due: 'Your fixed sum is due',
  dueSum: '{value}, as you set it on the strategy page.',
  planDue: 'Plan the purchase',
  skip: 'Not this time',
} as const;
