import type { UnixSeconds } from '../core/snapshot.ts';

/** Whole seconds since 1970 by this machine's clock. */
export const now = (): UnixSeconds => Math.floor(Date.now() / 1000);
