import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

const SVG = 'http://www.w3.org/2000/svg';

/** Attributes that React names otherwise than the document does. */
const NAMES: Readonly<Record<string, string>> = {
  className: 'class',
  fillRule: 'fill-rule',
  paintOrder: 'paint-order',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeWidth: 'stroke-width',
};

type Props = Readonly<Record<string, unknown>>;
/** A context, of whatever kind its values are. */
type AnyContext = { readonly Consumer: object };
type Values = ReadonlyMap<AnyContext, unknown>;

/**
 * Appends to `parent` what React would draw for `node` at first, node for node, so that React can
 * take it over by `hydrateRoot`. For trees of elements, fragments, components without hooks, and the
 * providers and consumers of the contexts in `values`, which starts with what holds outside of any
 * provider. Handlers, keys and refs are React's affair. @throws TypeError at anything else
 */
export function drawTree(parent: Node, node: ReactNode, values: Values): void {
  if (node === null || node === undefined || typeof node === 'boolean' || node === '') return;
  if (Array.isArray(node)) for (const one of node) drawTree(parent, one, values);
  else if (isValidElement<Props>(node)) drawElement(parent, node, values);
  else if (typeof node === 'object') throw new TypeError('only elements can be drawn');
  else parent.appendChild(document.createTextNode(`${node}`));
}

function drawElement(parent: Node, element: ReactElement<Props>, values: Values): void {
  const { type, props } = element;
  const children = props.children as ReactNode;
  if (typeof type === 'string') drawHost(parent, type, props, values);
  else if (type === Fragment) drawTree(parent, children, values);
  else if (typeof type === 'function')
    drawTree(parent, (type as (of: Props) => ReactNode)(props), values);
  else drawContext(parent, element, values);
}

function drawHost(parent: Node, tag: string, props: Props, values: Values): void {
  const host = elementFor(parent, tag);
  for (const name in props) {
    const value = props[name];
    if (name === 'children' || typeof value === 'function') continue;
    if (name === 'style') Object.assign(host.style, value);
    else setAttribute(host, name, value);
  }
  drawTree(host, props.children as ReactNode, values);
  parent.appendChild(host);
}

/** Below a drawing everything is of the drawing. */
function elementFor(parent: Node, tag: string): HTMLElement | SVGElement {
  const isDrawing = tag === 'svg' || (parent as Element).namespaceURI === SVG;
  return isDrawing
    ? (document.createElementNS(SVG, tag) as SVGElement)
    : document.createElement(tag);
}

/** What is true or false stands as a word where ARIA has it so, else by being there. */
function setAttribute(host: Element, name: string, value: unknown): void {
  const isWord = name.startsWith('aria-');
  if (value === null || value === undefined || (value === false && !isWord)) return;
  host.setAttribute(NAMES[name] ?? name, value === true && !isWord ? '' : `${value}`);
}

function drawContext(parent: Node, { type, props }: ReactElement<Props>, values: Values): void {
  const kind: unknown = type;
  const context = [...values.keys()].find((one) => one === kind || one.Consumer === kind);
  if (!context)
    throw new TypeError('only components without hooks and known contexts can be drawn');
  if (context === kind)
    drawTree(parent, props.children as ReactNode, new Map(values).set(context, props.value));
  else
    drawTree(
      parent,
      (props.children as (value: unknown) => ReactNode)(values.get(context)),
      values,
    );
}
