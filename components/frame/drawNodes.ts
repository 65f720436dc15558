import type { FrameElement, FrameNode } from '../../lib/core/readyFrame.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Appends to `parent` what a tree says; words stay words. */
export function drawNodes(parent: Node, nodes: readonly FrameNode[]): void {
  for (const node of nodes)
    parent.appendChild(
      typeof node === 'string' ? document.createTextNode(node) : hostFor(parent, node),
    );
}

function hostFor(parent: Node, [tag, attributes, style, children]: FrameElement): Element {
  // Below a drawing everything is of the drawing.
  const isDrawing = tag === 'svg' || (parent as Element).namespaceURI === SVG;
  const host = isDrawing
    ? (document.createElementNS(SVG, tag) as SVGElement)
    : document.createElement(tag);
  for (const name in attributes) host.setAttribute(name, attributes[name] ?? '');
  if (style) Object.assign(host.style, style);
  drawNodes(host, children);
  return host;
}
