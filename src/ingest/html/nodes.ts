import type { parseDocument } from 'htmlparser2';

/** A node of the parsed page. */
export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: object }>;

export const isElement = (node: Node): node is Element => 'attribs' in node;

/** Elements whose content is never printed and is no text either. */
const MARKUP = new Set(['script', 'style', 'noscript', 'template', 'head', 'meta', 'link', 'object', 'svg', 'iframe', 'map', 'colgroup', 'col', 'xml']);

/** Elements that hold text which is no part of the report. */
const APART = new Set(['nav', 'footer', 'button', 'select', 'datalist']);

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

/** Links that make a menu, and other characters that it may hold between them. */
const FEWEST_LINKS = 4;
const MOST_OTHER_TEXT = 20;
const LONGEST_LINK = 12;

/** A menu of the site around the report: nothing but short links to other pages. */
export function isMenu(element: Element): boolean {
  let links = 0;
  let linked = 0;
  let other = 0;
  for (const node of descendants(element, (inner) => inner.name !== 'a' && visibilityOf(inner) !== 'markup')) {
    if (isElement(node) && node.name === 'a' && !(node.attribs['href'] ?? '#').startsWith('#')) {
      links++;
      linked += allText(node).replace(/\s/gu, '').length;
    } else if (node.type === 'text' || (isElement(node) && node.name === 'a')) {
      other += (node.type === 'text' ? node.data : allText(node)).replace(/\s/gu, '').length;
      if (other > MOST_OTHER_TEXT) return false;
    }
  }
  return links >= FEWEST_LINKS && linked > 0 && linked <= links * LONGEST_LINK && other * 5 <= linked;
}

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
