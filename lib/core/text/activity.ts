export const activity = {
  title: 'Activity',
  lead: 'Every plan you signed a step of, and every alert.',
  today: 'Today',
  yesterday: 'Yesterday',
  emptyTitle: 'Nothing yet',
  empty: 'Signed plans and alerts appear here, newest first.',
  openPlan: 'Open the plan',
  end: {
    done: (all: number) => (all === 1 ? '1 swap done' : `${all} swaps done`),
    partial: (done: number, all: number) => `${done} of ${all} swaps done`,
    nothing: 'No swap was sent',
    open: (done: number, all: number) => `Under way, ${done} of ${all} done`,
  },
  onTarget: (before: string, after: string) => `On target ${before} before, ${after} after`,
  onTargetExpected: (before: string, after: string) =>
    `On target ${before} before, ${after} expected`,
  received: 'received {amount}',
  fee: 'fee {amount}',
  block: (block: string) => `block ${block}`,
  terms: (hash: string) => `Terms ${hash}`,
  alert: (name: string, drift: string) => `Alert: ${name} ${drift} from target`,
  now: (weight: string, target: string) => `now ${weight}, target ${target}`,
  alertOthers: (n: number) =>
    n === 1 ? '1 class outside its band' : `${n} classes outside their bands`,
  alertBand: (band: string) => `band ±${band}`,
} as const;
