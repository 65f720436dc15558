import type { PolicyChoice, PolicyField } from '../policyDraft.ts';

export const policies = {
  tabs: {
    label: 'Parts of the targets',
    targets: 'Targets',
    weights: 'Policy',
    risk: 'Risk',
  },
  title: 'What the weights are made of',
  lead: 'A policy proposes weights from past prices or from a plan of yours. It never changes a target by itself, and no return is forecast.',
  choices: {
    fixed: ['Fixed', 'The weights you typed, until you change them.'],
    equal: ['Equal', 'The same weight for every class.'],
    inverseVolatility: [
      'Inverse volatility',
      'The calmer a class was, the more of it. Correlations do not count.',
    ],
    equalRisk: ['Equal risk', 'Every class brings the same share of the expected variance.'],
    riskBudget: ['Risk budgets', 'Every class brings the share of the variance you give it.'],
    minVariance: [
      'Minimum variance',
      'The calmest mix within your bounds. Without a cap nearly all goes into one class.',
    ],
    hierarchicalRiskParity: [
      'Hierarchical risk parity',
      'Classes that move alike are weighed together first, then group against group.',
    ],
    volatilityTarget: [
      'Volatility target',
      'As much of today’s mix as keeps the expected volatility at a figure; the rest is stable.',
    ],
    cppi: [
      'Floor (CPPI)',
      'A multiple of what lies above a fixed floor is at risk; the rest is stable.',
    ],
    tipp: ['Rising floor (TIPP)', 'The same, with a floor that follows the highest value.'],
    glide: ['Glide', 'From today’s targets to another mix, a little every day.'],
  } satisfies Record<PolicyChoice, readonly [string, string]>,
  fields: {
    days: 'Days it takes',
    volatility: 'Volatility a year',
    floor: 'Floor',
    multiplier: 'Multiplier',
    mostRisky: 'Most at risk',
    resetAfterDays: 'Start anew after days at the floor',
  } satisfies Record<PolicyField, string>,
  hints: {
    floor: { cppi: 'Of the value at its start.', tipp: 'Of the highest value since its start.' },
    multiplier: 'Times what lies above the floor.',
    mostRisky: 'Of the whole.',
    resetAfterDays: 'Empty: never. Until then nothing at risk is bought again.',
    volatility: 'Of the whole, expected.',
  },
  stable: 'Stable class',
  stableHint: (most: string) => `Takes the rest; it may move ${most} a year at most.`,
  stableNone: 'Not chosen',
  budgetOf: (name: string) => `Risk budget of ${name} in percent`,
  endOf: (name: string) => `Weight of ${name} at the end in percent`,
  budget: 'Risk budget',
  end: 'At the end',
  startAnew: 'Count the floor from today',
  startAnewHint: 'The value of now is the new start.',
  started: 'Counts from',
  boundsTitle: 'Bounds of each class',
  least: 'Least',
  most: 'Most',
  leastOf: (name: string) => `Least of ${name} in percent`,
  mostOf: (name: string) => `Most of ${name} in percent`,
  sum: (left: string) => `These add up to ${left}; they must add up to 100.0%.`,
  correct: 'Correct the marked fields to see a proposal.',
  tooLargeDays: 'At most 3650.',
  tooLargeMultiplier: 'At most 10.',
  proposal: 'Proposal',
  reading: 'Reading past prices',
  readAt: 'Weights and values read {age}.',
  columns: {
    class: 'Class',
    now: 'Now',
    target: 'Target',
    proposed: 'Proposed',
    change: 'Change',
  },
  volatility: 'Volatility a year, by covariance',
  notKnown: 'not known',
  none: 'none',
  window: (days: number, to: string, shrinkage: string) =>
    `From ${days} daily returns up to ${to}, clipped at 6 standard deviations, drawn ${shrinkage} of the way to one common correlation.`,
  skipped: (count: number) =>
    count === 1
      ? 'One day was missing and is left out.'
      : `${count} days were missing and are left out.`,
  reach: {
    label: 'To get there from what is held',
    unknown: 'Not known: a chain or a price is not.',
    inBand: 'Nothing: all stays inside its band.',
    swaps: (count: number): `${string}{traded}` =>
      count === 1 ? 'One swap of {traded}' : `${count} swaps of {traded}`,
    cost: 'Estimated cost {cost}, from costs read {age}.',
    costUnknown: (list: string) => `Cost not known yet: nothing is known of ${list}.`,
  },
  approve: 'Make these the targets',
  approved: 'These are the targets now.',
  notApproved: 'Nothing is changed until you approve it.',
  noChange: 'This is what the targets are.',
  nothingProposed: 'Nothing is proposed.',
  notes: {
    concentrated: (weight: string, name: string) =>
      `${weight} would go into ${name}. A cap for it, or a floor for others, spreads it.`,
    bounded: (list: string) => `At its bound: ${list}.`,
    exposure: (volatility: string, exposure: string, window: string) =>
      `The mix at risk is forecast to move ${volatility} a year (${window}), so it may be ${exposure} of the whole.`,
    kept: (volatility: string, exposure: string, window: string) =>
      `The mix at risk is forecast to move ${volatility} a year (${window}). Less than a tenth would change, so it stays at ${exposure} of the whole.`,
    overshot:
      'Such targets were overshot in the past: 40% asked became 47.6% (bitcoin, 2018 to 2021).',
    besideGoal: (proposed: string, volatility: string, goal: string) =>
      `Your bounds put ${proposed} of the whole at risk: it is then expected to move ${volatility} a year, not ${goal}.`,
    beyondFloor: (proposed: string, allowed: string, bounds: string) =>
      `Your bounds override the floor: ${proposed} of the whole at risk, where it allows ${allowed} (${bounds}). A fall can break it.`,
    atLeast: (bound: string, name: string) => `at least ${bound} ${name}`,
    atMost: (bound: string, name: string) => `at most ${bound} ${name}`,
    stableUnknown: (name: string) =>
      `Too few past prices of ${name} are stored to know whether it is stable.`,
    floor: 'Value {value}, floor {floor}: {exposure} of the whole may be at risk.',
    gap: (worst: string, date: string, most: string) =>
      `The worst day of this mix stored was −${worst} (${date}). Only a multiplier up to ${most} would have kept the floor through it, with one look a day.`,
    gapBeyond: 'Yours is higher: such a day breaks the floor.',
    gapUnknown: 'No past prices of this mix are stored, so its worst day is not known.',
    atFloor: (since: string) => `At the floor since ${since}: nothing at risk is bought again.`,
    startsAnewAt: (date: string) => `It starts anew on ${date}.`,
    startsNever: 'It does not start anew by itself.',
    startsAnew: (days: number) =>
      `After ${days} days at the floor it starts anew from the value of now.`,
    glide: (done: string, end: string) => `${done} of the way; it ends on ${end}.`,
  },
  refusals: {
    noClasses: 'There is no class to weigh.',
    noHistory: (list: string) => `No daily closes of ${list} are stored yet.`,
    tooShort: (days: number, needs: number) =>
      `There are ${days} daily returns that all classes share; ${needs} are needed.`,
    oldHistory: (date: string) =>
      `The last day all classes have a close of is ${date}, too long ago.`,
    notMoving: (list: string) => `The stored closes of ${list} never change, but for single jumps.`,
    singular: (one: string, other: string, correlation: string) =>
      `${one} and ${other} moved as one (correlation ${correlation}), so the risk cannot be shared out between them.`,
    dependent: (list: string) =>
      `One of these follows from the others, so the risk cannot be shared out between them: ${list}.`,
    noStable: 'Choose the class that takes the rest.',
    notStable: (name: string, volatility: string, most: string) =>
      `${name} moves ${volatility} a year. The class that takes the rest may move ${most} at most.`,
    belowStable: (name: string, volatility: string) =>
      `${name} alone is expected to move ${volatility} a year: the target lies below what any mix with it reaches.`,
    notSettled: 'The weights did not settle to a solution.',
    floorsTooHigh: (by: string) => `The least of all classes adds up to ${by} points too much.`,
    capsTooLow: (by: string) => `The most of all classes adds up to ${by} points too little.`,
    crossedBounds: (list: string) => `The least is above the most: ${list}.`,
    otherClasses: (list: string) => `It was made for other classes: ${list}.`,
    nothingToWeigh: 'It has nothing at risk to weigh.',
    noValue: 'What is held is worth nothing, or is not known.',
    belowFloor: 'The floor is broken: value {value}, floor {floor}, {by} below it.',
  },
  waiting: 'The policy proposes other weights.',
  waitingRefused: 'The policy proposes nothing now.',
  look: 'Look at it',
  follows: (name: string) => `The weights follow the policy “${name}”. Saving others ends that.`,
} as const;
