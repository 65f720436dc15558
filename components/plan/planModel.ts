import type { Address, Hex } from 'viem';
import type { ClassId } from '../../lib/core/asset.ts';
import type { Bundle, Step, StepKind } from '../../lib/core/bundle.ts';
import type { Drift } from '../../lib/core/drift.ts';
import type { FaultCode } from '../../lib/core/fault.ts';
import type { GuardRow } from '../../lib/core/guards.ts';
import type { LeftOut } from '../../lib/core/leftOut.ts';
import type { SaleGain } from '../../lib/core/lots/gainOfTrade.ts';
import type { Amount, Bps, Usd } from '../../lib/core/money.ts';
import type { Trade } from '../../lib/core/plan.ts';
import type { GasShort } from '../../lib/core/review.ts';
import type { AssetPrice, ChainReading, UnixSeconds } from '../../lib/core/snapshot.ts';
import type { LegTerms } from '../../lib/core/terms.ts';

/** A fault as it is shown: its sentence by code, the detail behind it. */
export interface ShownFault {
  code: FaultCode;
  detail?: string;
}

/** Who could sign. `watchOnly`: no wallet is connected. `otherAccount`: one is, but not the plan's. */
export type PlanWallet =
  /** `ownId`: the id MetaMask will show for us. */
  | { kind: 'watchOnly'; ownId: string; isConnecting?: boolean; fault?: ShownFault }
  | { kind: 'ready'; address: Address }
  | { kind: 'otherAccount'; wanted: Address; found: Address };

/** What the wallet's window will show for one step. */
export interface WalletShows {
  to: Address;
  /** Native coin sent along, wei. */
  value: bigint;
  /** For allowances: who may spend, how much, of what. */
  spender?: Address;
  amount?: Amount;
}

/**
 * `ready` may be signed; `refused` by a guard or the simulation; `failed` has no quote and is not
 * part of what is signed; `changed` and `leftOut` by the user, since it was reviewed.
 */
export type LegPhase =
  | 'quoting'
  | 'simulating'
  | 'ready'
  | 'refused'
  | 'failed'
  | 'changed'
  | 'leftOut';

/** One swap of the plan, from the first question to the last receipt. */
export interface PlanLeg {
  trade: Trade;
  phase: LegPhase;
  /** What is reviewed; null until there is a quote. */
  terms: LegTerms | null;
  /** When the quote behind the terms was given; null until there is one. */
  quotedAt: UnixSeconds | null;
  /** Why it failed or was refused, when no guard row says so. */
  fault?: ShownFault;
  /** Every check so far, in order; empty until checked. */
  guards: readonly GuardRow[];
  /** What it would gain by the user's lots, where a tax is set; an estimate. */
  gain?: SaleGain;
  /** In order; from the bundle once there is one, else as they will be. */
  steps: readonly Step[];
  /** What the wallet will show, by kind of step; none until the calls are known. */
  shows: Partial<Record<StepKind, WalletShows>>;
}

/** What stands in the way of signing, or has to be known first. */
export type PlanBlock =
  | { kind: 'unknownChain'; reading: ChainReading }
  | { kind: 'price'; price: AssetPrice }
  | ({ kind: 'gasShort' } & GasShort)
  | { kind: 'costAboveLimit'; cost: Bps; limit: Bps }
  | { kind: 'staleSnapshot'; takenAt: UnixSeconds }
  | { kind: 'fault'; fault: ShownFault };

/** What the plan costs. Null: not known yet. */
export interface PlanCosts {
  traded: Usd;
  networkFees: Usd | null;
  /** Pool fees and price impact: value given less value expected. */
  poolFees: Usd | null;
  /** Both over what is traded. */
  share: Bps | null;
  slippage: Bps;
  /** How far the cheapest swaps that do as much may be above these; absent: they are these. */
  gap?: Bps | null;
}

/** What the user may change of one swap of a reviewed plan, and has. */
export interface LegEdit {
  isIn: boolean;
  /** The most it may be. */
  most: Usd;
  /** The sold class is locked against selling, the bought one against buying. */
  isSellLocked: boolean;
  isBuyLocked: boolean;
}

/** A reviewed plan under the user's hand. */
export interface PlanEditing {
  /** Changed: nothing may be signed before it is reviewed anew. */
  isChanged: boolean;
  /** Something was chosen that can be undone; a lock is opened where it stands. */
  mayUndo: boolean;
  /** In the order of the legs. */
  legs: readonly LegEdit[];
  /** How often all changes were undone: what was typed is dropped then. */
  undone: number;
  /** Why a lock was not saved. */
  fault: ShownFault | null;
}

/**
 * Everything the plan screen draws. `before` null: still measuring. With a bundle its steps are what
 * the legs' steps show; a bundle that is closed is the end of this plan.
 */
export interface PlanModel {
  now: UnixSeconds;
  wallet: PlanWallet;
  /** Name of the wallet in sentences. */
  walletName: string;
  takenAt: UnixSeconds | null;
  before: Drift | null;
  /** Expected while planning; measured anew once the bundle has moved something. */
  after: Drift | null;
  /** True once `after` was read from the chain. */
  isAfterMeasured?: boolean;
  legs: readonly PlanLeg[];
  leftOut: readonly LeftOut[];
  blocks: readonly PlanBlock[];
  costs: PlanCosts | null;
  /** Time of the oldest quote shown. */
  quotedAt: UnixSeconds | null;
  /** How many sources were asked. */
  sourceCount: number;
  termsHash: Hex | null;
  bundle: Bundle | null;
  /** Null where nothing may be changed: no plan yet, or one under way. */
  editing: PlanEditing | null;
  /** This page is at work on the next step by itself. */
  isWorking: boolean;
  /** The last thing that went wrong while signing. */
  fault?: ShownFault;
}

/** Events of the plan screen. Nothing here sends without the wallet's own question. */
export interface PlanEvents {
  onConnect: () => void;
  /** Start, or go on with the next step. */
  onSign: () => void;
  /** Ask nothing more; done steps stay done. */
  onStop: () => void;
  /** A new snapshot, new plan, new quotes. */
  onNewPlan: () => void;
  /** The same plan, as the user changed it, on a new snapshot with new quotes. */
  onRecalculate: () => void;
  onInclude: (leg: number, isIn: boolean) => void;
  /** Null: as the plan had it. */
  onResize: (leg: number, size: Usd | null) => void;
  onLock: (classId: ClassId, side: 'noSell' | 'noBuy', isOn: boolean) => void;
  onUndo: () => void;
  onCloseAllowance: (leg: number) => void;
  /** Read the chain again for a step that is held. */
  onCheckChain: (stepId: string) => void;
  /** The user says a held step was declined in the wallet. */
  onDeclareDeclined: (stepId: string) => void;
  onOpenActivity: () => void;
  onOpenTargets: () => void;
  onOpenSettings: () => void;
}
