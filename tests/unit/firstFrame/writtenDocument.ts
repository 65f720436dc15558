// As much of a document as drawing needs, with its text: no browser is at hand here.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (words: string) => words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A node that can be written as markup. */
class WrittenNode {
  readonly children: WrittenNode[] = [];
  readonly style: Record<string, unknown> = {};
  readonly #attributes: [string, string][] = [];
  readonly namespaceURI: string | null;
  readonly #tag: string;
  readonly #words: string;

  constructor(namespaceURI: string | null, tag: string, words = '') {
    this.namespaceURI = namespaceURI;
    this.#tag = tag;
    this.#words = words;
  }

  appendChild(child: WrittenNode) {
    this.children.push(child);
  }

  setAttribute(name: string, value: string) {
    this.#attributes.push([name, value]);
  }

  /** The markup of this node: a fragment has no tag of its own. */
  write(): string {
    const inside = escaped(this.#words) + this.children.map((child) => child.write()).join('');
    if (!this.#tag) return inside;
    const style = Object.entries(this.style).map(([name, value]) => `${kebab(name)}:${value}`);
    const attributes = [
      ...this.#attributes,
      ...(style.length > 0 ? [['style', style.join(';')] as const] : []),
    ];
    const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
    return `<${this.#tag}${written}>${inside}</${this.#tag}>`;
  }
}

const HTML = 'http://www.w3.org/1999/xhtml';

export const writtenDocument = {
  createElement: (tag: string) => new WrittenNode(HTML, tag),
  createElementNS: (space: string, tag: string) => new WrittenNode(space, tag),
  createTextNode: (words: string) => new WrittenNode(null, '', words),
  createDocumentFragment: () => new WrittenNode(null, ''),
};
