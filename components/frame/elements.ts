// Stands for `react` and `react/jsx-runtime` in the background, which draws the popup's next first
// frame and nothing else (wxt.config.ts): elements as values, contexts as marks, no hook.

type Type = string | object;

interface PlainElement {
  readonly isElement: typeof ELEMENT;
  readonly type: Type;
  readonly props: object;
}

const ELEMENT = Symbol('element');

export const Fragment = Symbol('fragment');

export const jsx = (type: Type, props: object): PlainElement => ({
  isElement: ELEMENT,
  type,
  props,
});

export const jsxs = (type: Type, props: object): PlainElement => jsx(type, props);
export const jsxDEV = (type: Type, props: object): PlainElement => jsx(type, props);

export const isValidElement = (value: unknown): value is PlainElement =>
  (value as Partial<PlainElement> | null)?.isElement === ELEMENT;

/** What stands outside of any provider is said by whoever draws (`treeOf`). */
export const createContext = (): { Consumer: object } => ({ Consumer: {} });

/** @throws TypeError what is drawn beforehand has no hooks */
export function useContext(): never {
  throw new TypeError('a component with a hook cannot be drawn beforehand');
}
