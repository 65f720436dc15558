import type { ClassId } from '../../lib/core/asset.ts';
import type { ClassField, PolicyField, PolicyProblem } from '../../lib/core/policyDraft.ts';
import type { ProposalNote, Refusal } from '../../lib/core/targetProposal.ts';
import * as text from '../../lib/core/text.ts';
import { formatPoints, formatWeight } from '../ui/format.ts';
import { classMark, type Labels } from '../ui/labels.ts';
import { formatDay } from '../ui/time.ts';
import { listOf, plain } from './figures.ts';

/** Refusals that hold no money. */
export type PlainRefusal = Exclude<Refusal, { why: 'belowFloor' }>;

/** Why nothing is proposed, in one sentence. */
export function refusalWords(refusal: PlainRefusal, labels: Labels): string {
  const words = text.policies.refusals;
  switch (refusal.why) {
    case 'noHistory':
    case 'notMoving':
    case 'crossedBounds':
    case 'dependent':
      return words[refusal.why](listOf(labels, refusal.classIds));
    case 'otherClasses':
      return refusal.classIds.length > 0
        ? words.otherClasses(listOf(labels, refusal.classIds))
        : words.nothingToWeigh;
    case 'tooShort':
      return words.tooShort(refusal.days, refusal.needs);
    case 'oldHistory':
      return words.oldHistory(formatDay(refusal.to));
    case 'singular': {
      const [one, other] = refusal.pair;
      const r = plain(refusal.correlation / 10_000, 2);
      return words.singular(classMark(labels, one), classMark(labels, other), r);
    }
    case 'notStable':
      return words.notStable(
        classMark(labels, refusal.classId),
        formatWeight(refusal.volatility),
        formatWeight(refusal.most),
      );
    case 'belowStable':
      return words.belowStable(
        classMark(labels, refusal.classId),
        formatWeight(refusal.volatility),
      );
    case 'floorsTooHigh':
    case 'capsTooLow':
      return words[refusal.why](formatPoints(refusal.by));
    default:
      return words[refusal.why];
  }
}

/** Notes that hold no money. */
export type PlainNote = Exclude<ProposalNote, { note: 'floor' }>;

/** What is to be known beside a proposal, in a sentence or two. */
export function noteWords(note: PlainNote, labels: Labels): string {
  const words = text.policies.notes;
  switch (note.note) {
    case 'concentrated':
      return words.concentrated(formatWeight(note.weight), classMark(labels, note.classId));
    case 'bounded':
      return words.bounded(listOf(labels, note.classIds));
    case 'exposure':
      return words[note.isKept ? 'kept' : 'exposure'](
        formatWeight(note.volatility),
        formatWeight(note.exposure),
        text.risk.window(note.days, formatDay(note.to)),
      );
    case 'gap':
      return gapWords(note);
    case 'besideGoal':
      return words.besideGoal(
        formatWeight(note.proposed),
        note.volatility === null ? text.policies.notKnown : formatWeight(note.volatility),
        formatWeight(note.goal),
      );
    case 'beyondFloor':
      return beyondWords(note, labels);
    case 'stableUnknown':
      return words.stableUnknown(classMark(labels, note.classId));
    case 'atFloor':
      return sentences(words.atFloor(formatDay(note.since)), startWords(note.startsAnew));
    case 'startsAnew':
      return words.startsAnew(note.after);
    case 'glide':
      return words.glide(formatWeight(note.done), formatDay(note.end));
    default:
      return words[note.note];
  }
}

/** When a floor starts anew, or that it does not. */
export const startWords = (at: number | null): string =>
  at === null ? text.policies.notes.startsNever : text.policies.notes.startsAnewAt(formatDay(at));

function beyondWords(note: Extract<ProposalNote, { note: 'beyondFloor' }>, labels: Labels): string {
  const words = text.policies.notes;
  const said = (how: 'atLeast' | 'atMost', list: typeof note.least) =>
    list.map(({ classId, bound }) => words[how](formatWeight(bound), classMark(labels, classId)));
  const bounds = [...said('atLeast', note.least), ...said('atMost', note.most)];
  const [proposed, allowed] = [formatWeight(note.proposed), formatWeight(note.allowed)];
  return words.beyondFloor(proposed, allowed, bounds.join(', '));
}

const sentences = (...all: string[]): string => all.join(' ');

function gapWords(note: Extract<ProposalNote, { note: 'gap' }>): string {
  const words = text.policies.notes;
  const most = plain(note.mostMultiplier / 100, 2);
  const said = words.gap(formatWeight(note.worst), formatDay(note.at), most);
  return note.isBeyond ? sentences(said, words.gapBeyond) : said;
}

/** The sentence under a figure's field, or null. */
export function figureProblem(problems: readonly PolicyProblem[], at: PolicyField): string | null {
  const problem = problems.find((one) => one.at === at);
  if (!problem || !('why' in problem)) return null;
  if (problem.why !== 'tooLarge') return text.targets.typed[problem.why];
  if (at === 'multiplier') return text.policies.tooLargeMultiplier;
  const isDays = at === 'days' || at === 'resetAfterDays';
  return isDays ? text.policies.tooLargeDays : text.targets.typed.tooLarge;
}

/** The sentence under a class's field, or null. */
export function shareProblem(
  problems: readonly PolicyProblem[],
  at: ClassField,
  classId: ClassId,
): string | null {
  const problem = problems.find(
    (one) => one.at === at && 'classId' in one && one.classId === classId,
  );
  return problem && 'why' in problem ? text.targets.typed[problem.why] : null;
}
