import type { ChainId, ClassId } from '../../lib/core/asset.ts';
import type { DraftProblem, DraftRow, LimitField } from '../../lib/core/targetDraft.ts';
import { LIMIT_CEILINGS, totalTyped } from '../../lib/core/targetDraft.ts';
import * as text from '../../lib/core/text.ts';
import type { TypedProblem } from '../../lib/core/typedNumber.ts';
import { formatWeight } from '../ui/format.ts';

/** Why a draft cannot be saved, in one sentence; the fields say the rest. */
export function problemSentence(
  problems: readonly DraftProblem[],
  rows: readonly DraftRow[],
): string {
  const words = text.targets.cannotSave;
  if (problems.some(({ at }) => at === 'noClasses')) return words.noClasses;
  if (problems.some(({ at }) => at !== 'sum')) return words.fields;
  return words.sum(formatWeight(totalTyped(rows), totalTyped(rows) % 10 === 0 ? 1 : 2));
}

const typedSentence = (why: TypedProblem, most?: string): string =>
  why === 'tooLarge' && most ? text.targets.atMost(most) : text.targets.typed[why];

/** The sentence under a class's field, or null. */
export function classProblem(
  problems: readonly DraftProblem[],
  at: 'weight' | 'classBand',
  classId: ClassId,
): string | null {
  const problem = problems.find((entry) => entry.at === at && entry.classId === classId);
  if (!problem || !('why' in problem)) return null;
  const most = at === 'weight' ? '100%' : formatWeight(LIMIT_CEILINGS.band);
  return typedSentence(problem.why, most);
}

/** The sentence under a limit's field, or null. */
export function limitProblem(problems: readonly DraftProblem[], field: LimitField): string | null {
  const problem = problems.find((entry) => entry.at === 'limit' && entry.field === field);
  if (problem?.at !== 'limit') return null;
  if (field === 'minTrade') return typedSentence(problem.why);
  return typedSentence(problem.why, formatWeight(LIMIT_CEILINGS[field]));
}

/** The sentence under a chain's gas reserve, or null. */
export function reserveProblem(problems: readonly DraftProblem[], chainId: ChainId): string | null {
  const problem = problems.find((entry) => entry.at === 'gasReserve' && entry.chainId === chainId);
  if (problem?.at !== 'gasReserve') return null;
  return problem.why === 'tooFine' ? text.targets.typedCoin.tooFine : typedSentence(problem.why);
}
