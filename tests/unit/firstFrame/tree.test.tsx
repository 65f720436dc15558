import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONTEXTS } from '../../../components/frame/contexts.ts';
import { drawNodes } from '../../../components/frame/drawNodes.ts';
import { treeOf } from '../../../components/frame/treeOf.ts';
import { states } from '../../../entrypoints/gallery/states-portfolio.tsx';
import { writtenDocument } from './writtenDocument.ts';

beforeEach(() => vi.stubGlobal('document', writtenDocument));
afterEach(() => vi.unstubAllGlobals());

/** As the popup's first frame is drawn: a tree that went through storage, put on the page. */
function drawn(node: ReactNode): string {
  const fragment = writtenDocument.createDocumentFragment();
  const kept = JSON.parse(JSON.stringify(treeOf(node, CONTEXTS)));
  drawNodes(fragment as unknown as Node, kept);
  return fragment.write();
}

const popups = states.filter(({ frame }) => frame === 'popup');

describe('the first frame', () => {
  it.each(popups.map((state) => [state.name, state] as const))(
    'of %s is what React draws',
    (_name, state) => {
      const markup = renderToStaticMarkup(state.draw());
      expect(markup.length).toBeGreaterThan(500);
      expect(drawn(state.draw())).toBe(markup);
    },
  );

  it('is checked for a popup with amounts hidden, one without a portfolio and one unread', () => {
    expect(popups.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['popup-hidden', 'popup-none', 'popup-unread']),
    );
  });

  it('lets markup in a name stay words', () => {
    const name = '<img src=x onerror=alert(1)>"&';
    const hostile = <p title={name}>{name}</p>;
    expect(drawn(hostile)).toBe(renderToStaticMarkup(hostile));
    expect(drawn(hostile)).not.toContain('<img');
  });

  it('is refused where a component is no plain function', () => {
    const Lazy = { $$typeof: Symbol.for('react.lazy') } as unknown as () => ReactNode;
    expect(() => drawn(<Lazy />)).toThrow(TypeError);
  });
});
