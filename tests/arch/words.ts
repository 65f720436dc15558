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

/**
 * Words for the user that stand in a component instead of in the messages file: text between tags
 * that has a letter, and literal values of attributes that are read out. Each with its line.
 */
export function wordsIn(path: string, code: string): { line: number; words: string }[] {
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: { line: number; words: string }[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node);
    if (words && /\p{L}/u.test(words)) {
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
  if (!ts.isJsxAttribute(node) || !SPOKEN.includes(node.name.getText())) return undefined;
  const { initializer } = node;
  if (!initializer) return undefined;
  return literalOf(ts.isJsxExpression(initializer) ? initializer.expression : initializer);
}

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
  if (ts.isBinaryExpression(node))
    return [literalOf(node.left), literalOf(node.right)].filter(Boolean).join(' ');
  return undefined;
}
