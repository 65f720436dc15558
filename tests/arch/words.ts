import ts from 'typescript';

/** Attributes whose value a user reads or hears. */
const SPOKEN = [
  'title',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'placeholder',
  'alt',
  'label',
];

/** What looks like prose in any attribute: a capitalised word, alone or before others. */
const PROSE = /^\p{Lu}\p{Ll}+(?:[A-Z]\p{Ll}+)*(?: |$)/u;
/** No words: the beginning of an address, and a name that is the same in every language. */
const NAMES = /0x|MetaMask/g;

/**
 * Words for the user that stand in a component instead of in the messages file: text between tags
 * that has a letter, and literal values of attributes that are read out or look like prose.
 */
export function wordsIn(path: string, code: string): { line: number; words: string }[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: { line: number; words: string }[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node);
    if (words && /\p{L}/u.test(words.replace(NAMES, ''))) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ line: line + 1, words: words.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxExpression(node) && isBetweenTags(node)) return literalOf(node.expression);
  if (!ts.isJsxAttribute(node) || !node.initializer) return undefined;
  const { initializer } = node;
  const value = literalOf(ts.isJsxExpression(initializer) ? initializer.expression : initializer);
  const isSpoken = SPOKEN.includes(node.name.getText()) || PROSE.test(value ?? '');
  return isSpoken ? value : undefined;
}

/** Operators whose outcome is one of their sides, or both: `&&`, `||`, `??`, `+`. */
const JOINS: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
];

const isBetweenTags = (node: ts.Node): boolean =>
  ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);

/** The fixed words of an expression: a literal, the fixed parts of a template, either side of a choice. */
function literalOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return literalOf(node.expression);
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' ');
  if (ts.isConditionalExpression(node))
    return [literalOf(node.whenTrue), literalOf(node.whenFalse)].filter(Boolean).join(' ');
  if (ts.isBinaryExpression(node) && JOINS.includes(node.operatorToken.kind))
    return [literalOf(node.left), literalOf(node.right)].filter(Boolean).join(' ');
  return undefined;
}
