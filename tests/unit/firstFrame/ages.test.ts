import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { popupFrame } from '../../../components/frame/popupFrame.tsx';
import { wordAges } from '../../../components/frame/wordAges.ts';
import { FACTS } from '../../../entrypoints/gallery/facts.ts';
import { TRUTH } from '../../../entrypoints/gallery/truth.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';

const LOOK = { isPrivate: false, currency: 'USD' } as const;
const ALL = Object.entries<PortfolioFacts>({ ...FACTS, everything: TRUTH.everything });
const DAY = 86_400;

const at = (facts: PortfolioFacts, now: number) => popupFrame({ ...facts, now }, LOOK);

describe.each(ALL)('a frame kept of %s', (_name, facts) => {
  const { tree, until } = at(facts, facts.now);
  const last = Math.min(until - 1, facts.now + 2 * DAY);

  it('is, in the words of any time until its end, what is drawn then', () => {
    fc.assert(
      fc.property(fc.integer({ min: facts.now, max: last }), (now) => {
        expect(wordAges(tree, now)).toEqual(at(facts, now).tree);
      }),
      { examples: [[facts.now], [last]], numRuns: 25 },
    );
  });
});

const ENDING = ALL.filter(([, facts]) => Number.isFinite(at(facts, facts.now).until));

it.each(ENDING)('a frame kept of %s ends when more than an age changes', (_name, facts) => {
  const { tree, until } = at(facts, facts.now);
  expect(wordAges(tree, until)).not.toEqual(at(facts, until).tree);
});

it('ends are looked at: of figures that grow stale and of a check that is given up', () => {
  const { drifted, checking } = FACTS;
  const { takenAt = 0 } = drifted.snapshot ?? {};
  expect(at(drifted, drifted.now).until).toBe(takenAt + 2 * drifted.checkMinutes * 60 + 1);
  expect(at(checking, checking.now).until).toBe((checking.check?.startedAt ?? 0) + 60);
});
