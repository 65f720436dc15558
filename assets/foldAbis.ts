import { parseAbi, parseAbiParameters } from 'viem/utils';
import type { Plugin } from 'vite';

const PARSERS: Readonly<Record<string, (words: never) => unknown>> = {
  parseAbi,
  parseAbiParameters,
};

/** A node of a syntax tree, as far as it is looked at. */
interface Syntax {
  type: string;
  start: number;
  end: number;
  name?: string;
  value?: unknown;
  callee?: Syntax;
  arguments?: Syntax[];
  elements?: Syntax[];
}

/**
 * Interfaces of contracts are written as a person reads them and shipped as they are used: a build
 * parses each once, so that no parser is shipped and none runs at every start of the background.
 * @throws where one is not written out in place
 */
export const foldAbis = (): Plugin => ({
  name: 'fold-abis',
  apply: 'build',
  transform(code, id) {
    if (id.includes('/node_modules/') || !/\bparseAbi/.test(code)) return null;
    return callsIn(this.parse(code))
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, call) => text.slice(0, call.start) + foldedOf(call, id) + text.slice(call.end),
        code,
      );
  },
});

/** Every call of a parser below a node; the tree is plain objects and lists of them. */
function callsIn(node: unknown): Syntax[] {
  if (node === null || typeof node !== 'object') return [];
  const { type, callee } = node as Partial<Syntax>;
  const isParsed = type === 'CallExpression' && (callee?.name ?? '') in PARSERS;
  return isParsed ? [node as Syntax] : Object.values(node).flatMap(callsIn);
}

function foldedOf({ callee, arguments: [given] = [] }: Syntax, id: string): string {
  const words = given?.elements?.map(wordsOf) ?? (given && wordsOf(given));
  const parser = PARSERS[callee?.name ?? ''];
  if (!parser || !words || [words].flat().some((one) => typeof one !== 'string'))
    throw new Error(`${id} has an interface that is not written out in place`);
  return `(${JSON.stringify(parser(words as never))})`;
}

const wordsOf = ({ type, value }: Syntax): unknown => (type === 'Literal' ? value : undefined);
