import type { parseDocument } from 'htmlparser2';

/** A node of the parsed page. */
export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: object }>;

export const isElement = (node: Node): node is Element => 'attribs' in node;

/** Elements whose content is never printed and is no text either. */
const MARKUP = new Set(['script', 'style', 'noscript', 'template', 'head', 'meta', 'link', 'object', 'svg', 'iframe', 'map', 'colgroup', 'col', 'xml']);

/** Elements that hold text which is no part of the report. */
const APART = new Set(['nav', 'button', 'select', 'datalist']);

export type Visibility = 'shown' | 'hidden' | 'markup';

export function visibilityOf(element: Element): Visibility {
  if (MARKUP.has(element.name) || element.name.startsWith('o:') && element.name !== 'o:p') return 'markup';
  if (APART.has(element.name) || element.attribs['hidden'] !== undefined) return 'hidden';
  const style = element.attribs['style'];
  return style !== undefined && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu.test(style) ? 'hidden' : 'shown';
}

const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'legend', 'li', 'main', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

/** Does the element begin and end a line of its own? */
export const isBlock = (element: Element): boolean => BLOCKS.has(element.name);

export const headingLevel = (element: Element): number | undefined => (/^h[1-6]$/u.test(element.name) ? Number(element.name[1]) : undefined);

export const isBold = (element: Element): boolean =>
  element.name === 'b' || element.name === 'strong' || /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(element.attribs['style'] ?? '');

export const isCentred = (element: Element): boolean =>
  element.name === 'center' || element.attribs['align']?.toLowerCase() === 'center' || /text-align\s*:\s*center/iu.test(element.attribs['style'] ?? '');

/** All text below a node, printed or not. */
export function allText(root: Node): string {
  let text = '';
  for (const node of descendants(root, (element) => visibilityOf(element) !== 'markup')) if (node.type === 'text') text += node.data;
  return text;
}

/** A node and everything below it, in order; `enter` says whose children are looked at. */
export function* descendants(root: Node, enter: (element: Element) => boolean): Generator<Node> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (!('children' in node) || (isElement(node) && !enter(node))) continue;
    for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] as Node);
  }
}
