import type { FrameElement, FrameNode } from '../../lib/core/readyFrame.ts';
import type { UnixSeconds } from '../../lib/core/snapshot.ts';
import { wordAge } from './wordAge.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Appends to `parent` what a tree says; words stay words, but for moments (`Age`), put in the words
 * of `now` where it is given. In a process that has just begun: nothing here is taken apart, which
 * costs several times what is taken by its index.
 */
export function drawNodes(parent: Node, nodes: readonly FrameNode[], now?: UnixSeconds): void {
  for (const node of nodes)
    parent.appendChild(
      typeof node === 'string' ? document.createTextNode(node) : hostFor(parent, node, now),
    );
}

function hostFor(parent: Node, drawn: FrameElement, now: UnixSeconds | undefined): Element {
  const element = now === undefined ? drawn : wordAge(drawn, now);
  const tag = element[0];
  const attributes = element[1];
  const style = element[2];
  // Below a drawing everything is of the drawing.
  const isDrawing = tag === 'svg' || (parent as Element).namespaceURI === SVG;
  const host = isDrawing
    ? (document.createElementNS(SVG, tag) as SVGElement)
    : document.createElement(tag);
  for (const name in attributes) host.setAttribute(name, attributes[name] ?? '');
  if (style) Object.assign(host.style, style);
  drawNodes(host, element[3], now);
  return host;
}
