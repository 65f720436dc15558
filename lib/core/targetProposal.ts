import type { ClassId } from './asset.ts';
import type { Bps, Usd } from './money.ts';
import type { UnixSeconds } from './snapshot.ts';
import type { TargetPolicy } from './targetPolicy.ts';

/** What a policy proposes, or why it proposes nothing. Never a target before the user approves it. */
export type TargetProposal = Proposed | Refused;

export interface Proposed {
  kind: 'proposed';
  /** Every class of the targets, exactly 10 000 in sum: largest remainder, class id breaks a tie. */
  weights: Record<ClassId, Bps>;
  notes: ProposalNote[];
  /** What the weights were estimated from; null where prices do not matter. */
  inputs: CovarianceInputs | null;
  /** As it is stored with the weights: a start anew changes it. */
  policy: TargetPolicy;
}

/** The window of a covariance: clipped daily returns, shrunk to constant correlation. */
export interface CovarianceInputs {
  /** Daily returns used, and those left out because a day between had no close. */
  days: number;
  skipped: number;
  from: UnixSeconds;
  to: UnixSeconds;
  /** How far the sample was drawn towards one common correlation. */
  shrinkage: Bps;
}

/** What should be known beside a proposal. */
export type ProposalNote =
  /** Without a cap or a floor of anything, nearly all goes to the calmest. */
  | { note: 'concentrated'; classId: ClassId; weight: Bps }
  /** These stand at their least or most. */
  | { note: 'bounded'; classIds: ClassId[] }
  /** Expected volatility of the risky mix, and how much of it there may be; `isKept`: too little changed. */
  | {
      note: 'exposure';
      volatility: Bps;
      exposure: Bps;
      isKept: boolean;
      days: number;
      to: UnixSeconds;
    }
  | { note: 'overshot' }
  /** Bounds make it another mix than the target asks for; what that is expected to move. */
  | { note: 'besideGoal'; goal: Bps; proposed: Bps; volatility: Bps | null }
  /** Bounds put more at risk than the floor allows: which least, and which most. */
  | {
      note: 'beyondFloor';
      allowed: Bps;
      proposed: Bps;
      least: { classId: ClassId; bound: Bps }[];
      most: { classId: ClassId; bound: Bps }[];
    }
  /** Too few closes to know whether the stable class is calm. */
  | { note: 'stableUnknown'; classId: ClassId }
  | { note: 'floor'; floor: Usd; value: Usd; exposure: Bps }
  /** The worst day of the mix, and the multiplier in hundredths above which it would have broken the floor. */
  | { note: 'gap'; worst: Bps; at: UnixSeconds; mostMultiplier: number; isBeyond: boolean }
  | { note: 'gapUnknown' }
  | { note: 'atFloor'; since: UnixSeconds; startsAnew: UnixSeconds | null }
  | { note: 'startsAnew'; after: number }
  | { note: 'glide'; done: Bps; end: UnixSeconds };

export type Refused = { kind: 'refused' } & Refusal;

/** Why nothing is proposed, with the figures. */
export type Refusal =
  | { why: 'noClasses' }
  | { why: 'noHistory'; classIds: ClassId[] }
  | { why: 'tooShort'; days: number; needs: number }
  | { why: 'oldHistory'; to: UnixSeconds }
  | { why: 'notMoving'; classIds: ClassId[] }
  | { why: 'singular'; pair: [ClassId, ClassId]; correlation: Bps }
  /** One of more than two follows from the others. */
  | { why: 'dependent'; classIds: ClassId[] }
  /** The class the rest goes into is not chosen; or moves more than it may, a year. */
  | { why: 'noStable' }
  | { why: 'notStable'; classId: ClassId; volatility: Bps; most: Bps }
  /** Even all of it in the stable class would move more than the target. */
  | { why: 'belowStable'; classId: ClassId; volatility: Bps }
  | { why: 'notSettled' }
  /** Floors add up to more than all, or caps to less: by how much. */
  | { why: 'floorsTooHigh' | 'capsTooLow'; by: Bps }
  | { why: 'crossedBounds'; classIds: ClassId[] }
  /** The policy names classes that have no target, or gives nothing to those that have. */
  | { why: 'otherClasses'; classIds: ClassId[] }
  | { why: 'noValue' }
  | { why: 'belowFloor'; floor: Usd; value: Usd; startsAnew: UnixSeconds | null };

/** A proposal beside what is in force, for the user to approve or leave. */
export interface ProposalPreview {
  proposal: Proposed;
  rows: ProposedRow[];
  /** Whether approving would change weights or policy. */
  isChange: boolean;
  /** Expected volatility a year of what is held, targeted and proposed; or why it is not known. */
  volatility: ExpectedVolatility | Refused;
  /** Swaps from what is held to the proposal, and what they would cost; null while it is not known. */
  reach: { swaps: number; traded: Usd; cost: ReachCost } | null;
}

export interface ProposedRow {
  classId: ClassId;
  /** Null while what is held is not known. */
  now: Bps | null;
  target: Bps;
  proposed: Bps;
}

export interface ExpectedVolatility {
  kind: 'expected';
  /** Fractions a year; null where it cannot be said. */
  now: number | null;
  target: number | null;
  proposed: number | null;
  inputs: CovarianceInputs;
}

/** Estimated dollars × 10⁸ of a list of swaps, or which classes have no known cost. */
export type ReachCost =
  | { kind: 'known'; value: Usd; asOf: UnixSeconds | null }
  | { kind: 'unknown'; classIds: ClassId[] };
