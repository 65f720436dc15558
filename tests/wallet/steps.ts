// The conformance script: what is asked of a wallet, in order.
import {
  beforeConnecting,
  chains,
  coldStart,
  connected,
  connecting,
  disconnecting,
} from './connectionSteps.ts';
import type { Step } from './recorder.ts';
import {
  batches,
  locked,
  nodeGone,
  pageGone,
  refusals,
  sending,
  signing,
  workerGone,
} from './requestSteps.ts';

export const STEPS: readonly Step[] = [
  coldStart,
  beforeConnecting,
  connecting,
  connected,
  chains,
  sending,
  refusals,
  signing,
  locked,
  batches,
  pageGone,
  nodeGone,
  workerGone,
  disconnecting,
];
