import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import type { FrameNode } from '../../lib/core/readyFrame.ts';

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
 * What React would draw for `node` at first, node for node, as plain values: for `drawNodes`, after
 * which React can take over by `hydrateRoot`. For trees of elements, fragments, components without
 * hooks, and the providers and consumers of the contexts in `values`, which starts with what holds
 * outside of any provider. Handlers, keys and refs are React's affair. @throws TypeError at anything
 * else
 */
export function treeOf(node: ReactNode, values: Values): FrameNode[] {
  if (node === null || node === undefined || typeof node === 'boolean' || node === '') return [];
  if (Array.isArray(node)) return node.flatMap((one) => treeOf(one, values));
  if (isValidElement<Props>(node)) return treeOfElement(node, values);
  if (typeof node === 'object') throw new TypeError('only elements can be drawn');
  return [`${node}`];
}

function treeOfElement(element: ReactElement<Props>, values: Values): FrameNode[] {
  const { type, props } = element;
  const children = props.children as ReactNode;
  if (typeof type === 'string') return [hostOf(type, props, values)];
  if (type === Fragment) return treeOf(children, values);
  if (typeof type === 'function') return treeOf((type as (of: Props) => ReactNode)(props), values);
  return treeOfContext(element, values);
}

function hostOf(tag: string, props: Props, values: Values): FrameNode {
  const attributes: Record<string, string> = {};
  for (const name in props) {
    const value = attributeOf(name, props[name]);
    if (value !== null) attributes[NAMES[name] ?? name] = value;
  }
  const style = (props.style as Record<string, string | number> | undefined) ?? null;
  return [tag, attributes, style, treeOf(props.children as ReactNode, values)];
}

/** What is true or false stands as a word where ARIA has it so, else by being there. */
function attributeOf(name: string, value: unknown): string | null {
  const isOther = name === 'children' || name === 'style' || typeof value === 'function';
  const isWord = name.startsWith('aria-');
  if (isOther || value === null || value === undefined || (value === false && !isWord)) return null;
  return value === true && !isWord ? '' : `${value}`;
}

function treeOfContext({ type, props }: ReactElement<Props>, values: Values): FrameNode[] {
  const kind: unknown = type;
  const context = [...values.keys()].find((one) => one === kind || one.Consumer === kind);
  if (!context)
    throw new TypeError('only components without hooks and known contexts can be drawn');
  if (context === kind)
    return treeOf(props.children as ReactNode, new Map(values).set(context, props.value));
  return treeOf((props.children as (value: unknown) => ReactNode)(values.get(context)), values);
}
