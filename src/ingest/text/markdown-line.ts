import type { ParagraphStyle } from '../../model/document.ts';

export interface MarkdownLine {
  readonly text: string;
  readonly style: ParagraphStyle;
  /** Words that only describe a picture; kept so that nothing is lost. */
  readonly hidden: readonly string[];
}

/** A line without Markdown's signs. `#` and whole bold lines become a style; rules and fences become an empty line. */
export function readMarkdownLine(source: string): MarkdownLine {
  const hidden: string[] = [];
  let text = source;
  if (RULE.test(text) || /^\s*(?:```|~~~)/u.test(text)) return { text: '', style: {}, hidden: rest(text) };
  if (text.includes('](')) {
    text = text.replace(/!\[([^\]\n]*)\]\([^)\n]*\)/gu, (_, description: string) => {
      if (description.trim()) hidden.push(description.trim());
      return '';
    });
    text = text.replace(/\[([^\]\n]+)\]\((?:https?:|mailto:|www\.|[./#])[^)\s]*(?:\s+"[^"]*")?\)/gu, '$1');
  }
  let heading: number | undefined;
  text = text.replace(/^\s*(?:>\s*)+(?=[^\d\s=])/u, '').replace(/^\s*(#{1,6})(?:\s+|(?<=##)(?=[^#\s]))/u, (_, signs: string) => {
    heading = signs.length;
    return '';
  });
  if (heading !== undefined) text = text.replace(/\s+#+$/u, '');
  text = text.replace(/^\s*[-*+]\s+(?=\S)/u, '');
  const unmarked = text.includes('**') || text.includes('__') ? withoutBold(text) : { text, bold: false };
  return { text: unmarked.text, style: { ...(heading !== undefined && { heading }), ...(unmarked.bold && { bold: true }) }, hidden };
}

/** `---`, `* * *`, and the `====` below a title. */
const RULE = /^\s*(?:([-*_])(?:\s*\1){2,}|={3,})\s*$/u;

function rest(fence: string): string[] {
  const words = fence.replace(/[\s`~=*_-]/gu, '');
  return words === '' ? [] : [words];
}

/** Pairs by CommonMark's flanking rule, so that a masked name (`张**`, `王**、李**`) keeps its stars. */
function withoutBold(text: string): { text: string; bold: boolean } {
  let inside = 0;
  const plain = text.replace(BOLD, (_, before: string, sign: string, words: string) => {
    void sign;
    inside += words.length;
    return before + words;
  });
  return { text: plain, bold: inside > 0 && inside >= plain.trim().length };
}

const BOLD = /(^|[^*_])(\*\*|__)(?=[^\s*_，。、；：,.;:)）])([^\n]*?[^\s*_])\2(?![*_])/gu;
