import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawNodes } from '../../../components/frame/drawNodes.ts';
import { popupFrame } from '../../../components/frame/popupFrame.tsx';
import { FACTS } from '../../../entrypoints/gallery/facts.ts';
import { TRUTH } from '../../../entrypoints/gallery/truth.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';
import type { FrameNode } from '../../../lib/core/readyFrame.ts';
import { writtenDocument } from './writtenDocument.ts';

const LOOK = { isPrivate: false, currency: 'USD' } as const;
const ALL = Object.entries<PortfolioFacts>({ ...FACTS, everything: TRUTH.everything });
const DAY = 86_400;

beforeEach(() => vi.stubGlobal('document', writtenDocument));
afterEach(() => vi.unstubAllGlobals());

/** As the popup's first script draws a kept frame, or as its modules draw a new one. */
function drawn(tree: readonly FrameNode[], now?: number): string {
  const fragment = writtenDocument.createDocumentFragment();
  drawNodes(fragment as unknown as Node, tree, now);
  return fragment.write();
}

const at = (facts: PortfolioFacts, now: number) => popupFrame({ ...facts, now }, LOOK);

describe.each(ALL)('a frame kept of %s', (_name, facts) => {
  const { tree, until } = at(facts, facts.now);
  const last = Math.min(until - 1, facts.now + 2 * DAY);

  it('is, in the words of any time until its end, what is drawn then', () => {
    fc.assert(
      fc.property(fc.integer({ min: facts.now, max: last }), (now) => {
        expect(drawn(tree, now)).toBe(drawn(at(facts, now).tree));
      }),
      { examples: [[facts.now], [last]], numRuns: 25 },
    );
  });
});

const ENDING = ALL.filter(([, facts]) => Number.isFinite(at(facts, facts.now).until));

it.each(ENDING)('a frame kept of %s ends when more than an age changes', (_name, facts) => {
  const { tree, until } = at(facts, facts.now);
  expect(drawn(tree, until)).not.toBe(drawn(at(facts, until).tree));
});

it('ends are looked at: of figures that grow stale and of a check that is given up', () => {
  const { drifted, checking } = FACTS;
  const { takenAt = 0 } = drifted.snapshot ?? {};
  expect(at(drifted, drifted.now).until).toBe(takenAt + 2 * drifted.checkMinutes * 60 + 1);
  expect(at(checking, checking.now).until).toBe((checking.check?.startedAt ?? 0) + 60);
});
