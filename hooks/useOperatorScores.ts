import type { OperatorScores } from '../lib/core/operatorScore.ts';
import { operatorScores } from '../lib/storage/operatorScores.ts';
import { useStored } from './useStored.ts';

const NONE: OperatorScores = {};

/** How each operator did so far, by its host. */
export const useOperatorScores = (): OperatorScores => useStored(operatorScores).value ?? NONE;
