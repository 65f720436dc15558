// The ways an operator can misbehave: on the wire, in the envelope, in the values, and by lying.
import type { Behaviour } from './rpc-bend.ts';
import { lies } from './rpc-lies.ts';
import { inTheEnvelope, inTheValues } from './rpc-values.ts';
import { onTheWire } from './rpc-wire.ts';

export const BEHAVIOURS: readonly Behaviour[] = [
  ...onTheWire,
  ...inTheEnvelope,
  ...inTheValues,
  ...lies,
];
