import type { Asset } from '../../lib/core/asset.ts';
import type { Judgement } from '../../lib/core/judgement.ts';
import type { HoldingProof } from '../../lib/core/proof.ts';
import type { LendingAccount, Snapshot, UnixSeconds } from '../../lib/core/snapshot.ts';
import type { Labels } from '../ui/labels.ts';
import type { PortfolioActs } from './facts.ts';

/** What the overview offers beside what the popup does. */
export interface OverviewActs extends PortfolioActs {
  /** Goes to where a token is added, with this one filled in. */
  onAddToken: (asset: Asset) => void;
  onVerify: () => void;
  /** Plans with the deposit alone. */
  onPlanDeposit: () => void;
  onDismissDeposit: () => void;
  /** A fixed sum that is due: planned, or passed over this time. */
  onPlanInvest: () => void;
  onSkipInvest: () => void;
}

/** What is known of the balances beyond their amounts. */
export interface Proving {
  proofs: readonly HoldingProof[];
  isProving: boolean;
}

/** What the detail of a class needs besides its row. */
export interface HoldingsDetail extends Proving {
  snapshot: Snapshot;
  now: UnixSeconds;
  labels: Labels;
  /** The last verdict: what price breaches which band. */
  judgement: Judgement | null;
  /** Null where nothing can be verified: the demo. */
  onVerify: (() => void) | null;
}

/** How near a loan is to liquidation, which happens below a health of 1. */
export type LoanState = 'none' | 'safe' | 'low' | 'critical';

const HEALTH_UNIT = 10n ** 18n;

/** A warning under 1.5, an alarm under 1.2. */
export function loanState({ healthFactor }: Pick<LendingAccount, 'healthFactor'>): LoanState {
  if (healthFactor === null) return 'none';
  if (healthFactor * 10n < 12n * HEALTH_UNIT) return 'critical';
  return healthFactor * 10n < 15n * HEALTH_UNIT ? 'low' : 'safe';
}

/** A health with two decimals, cut: it never looks safer than it is. From 100 on it says so. */
export function formatHealth(healthFactor: bigint): string {
  if (healthFactor >= 100n * HEALTH_UNIT) return '>100';
  const hundredths = (healthFactor * 100n) / HEALTH_UNIT;
  return `${hundredths / 100n}.${`${hundredths % 100n}`.padStart(2, '0')}`;
}
