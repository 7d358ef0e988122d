import type { HeadingRules } from './heading-rules.ts';
import type { Line } from './lines.ts';
import { lengthOf, openBracket, TRAILING } from './phrases.ts';

/** A title that takes up more than its mark's own line. */
export interface SpreadTitle {
  readonly title: string;
  /** Where it ends in the document. */
  readonly end: number;
  readonly lastLine: number;
  readonly rules: readonly string[];
}

/** `第一部分`, `附件2:` and numbers that a narrow column cut off: the title stands in the next line. */
export function titleOnNextLine(lines: readonly Line[], index: number, longest: number, rules: HeadingRules): SpreadTitle | null {
  const next = lines[index + 1];
  if (!next || next.kind !== 'text' || next.mark) return null;
  const text = next.rest.text.replace(TRAILING, '');
  if (text === '' || lengthOf(text) > longest || /[。；]/u.test(text) || rules.find('no-title', text)) return null;
  return joinedTitle(lines, index + 1, text, rules) ?? { title: text, end: next.rest.span(0, text.length).end, lastLine: index + 1, rules: [] };
}

/** A line shorter than this was not broken by the page's edge. Characters. */
const FULL_LINE = 18;

/**
 * A title broken over two lines: a bracket is still open, or the first line is long and lacks the word that closes a title,
 * and the next one brings it.
 */
export function joinedTitle(lines: readonly Line[], index: number, first: string, rules: HeadingRules): SpreadTitle | null {
  const next = lines[index + 1];
  if (!next || next.kind !== 'text' || next.mark) return null;
  const second = next.rest.text.replace(TRAILING, '');
  if (second === '' || second.length > 30 || /[。；，]/u.test(second)) return null;
  const open = openBracket(first);
  const closes = open !== null && second.indexOf(open) >= 0 && second.indexOf(open) === second.lastIndexOf(open);
  const ends = second.length <= 15 && rules.find('ending', second) !== null;
  const goesOn = ends && first.length >= FULL_LINE && !rules.find('ending', first) && !differs(lines[index]!, next);
  // Big centred titles of parts: the second line is set like the first.
  const sameFace = ends && isPart(lines[index]!) && next.style.fontSize !== undefined && !differs(lines[index]!, next) && next.style.centred === true;
  if (!closes && !goesOn && !sameFace) return null;
  const rule = rules.find('ending', first + second);
  return { title: first + second, end: next.rest.span(0, second.length).end, lastLine: index + 1, rules: rule ? [rule] : [] };
}

const isPart = (line: Line): boolean => line.mark !== null && ['part', 'chapter', 'attachment'].includes(line.mark.style);

/** Whether two lines are set in different sizes. */
function differs(first: Line, second: Line): boolean {
  const [a, b] = [first.style.fontSize, second.style.fontSize];
  return a !== undefined && b !== undefined && Math.abs(a - b) > 0.6;
}
