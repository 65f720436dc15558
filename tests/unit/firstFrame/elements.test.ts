import { describe, expect, it, vi } from 'vitest';
import { FACTS } from '../../../entrypoints/gallery/facts.ts';
import type { PortfolioFacts } from '../../../lib/core/portfolioFacts.ts';

const LOOK = { isPrivate: true, currency: 'USD' } as const;

/** The drawing code as the pages run it, or with what the background has in React's place. */
async function popupFrame(isBackground: boolean) {
  vi.resetModules();
  const elements = () => import('../../../components/frame/elements.ts');
  for (const name of ['react', 'react/jsx-runtime', 'react/jsx-dev-runtime'])
    isBackground ? vi.doMock(name, elements) : vi.doUnmock(name);
  return (await import('../../../components/frame/popupFrame.tsx')).popupFrame;
}

describe('the background', () => {
  it('draws the popup as React elements would have it, without React', async () => {
    const withReact = await popupFrame(false);
    const without = await popupFrame(true);
    expect(without).not.toBe(withReact);
    const all: (PortfolioFacts | null)[] = [null, ...Object.values(FACTS)];
    for (const facts of all) expect(without(facts, LOOK)).toEqual(withReact(facts, LOOK));
  });
});
