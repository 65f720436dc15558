// What a file of scenarios gives, and what each case gets.
import type { Devnet } from '../../devnet/startDevnet.ts';
import type { BrowserKind } from './driver/browser.ts';
import type { Driver } from './driver/launch.ts';

export interface World {
  readonly devnet: Devnet;
  readonly driver: Driver;
}

/** One case. It starts as freshly installed, on chains as they were at the start. */
export interface Case {
  /** A true sentence. */
  readonly title: string;
  /** The only browser it can run in, and why stands beside it. */
  readonly only?: BrowserKind;
  run(world: World): Promise<void>;
}

export interface Scenarios {
  readonly about: string;
  readonly cases: readonly Case[];
}
