import type { Regions } from '../../normalise/regions.ts';
import type { FactRules } from './fact-rules.ts';
import type { HeadLine } from './head.ts';
import { isUnit } from './units.ts';

export interface Title {
  readonly text: string;
  readonly rules: readonly string[];
}

/** A title has at most this many lines. */
const MOST_LINES = 4;

/** A line of a title is not longer. Characters. */
const LONGEST_LINE = 45;

/**
 * The document's own title: the first line of its head that ends like a title, with the lines above it that belong to it
 * (`某县司法局` / `2022年度部门整体支出` / `绩效自评报告`). Not the head of a letter, not 附件, not the year below it.
 * Null when no line is one.
 */
export function readTitle(head: readonly HeadLine[], regions: Regions, rules: FactRules): Title | null {
  for (let last = 0; last < head.length; last++) {
    const { text: line } = head[last]!;
    const rule = isTitle(line, rules);
    if (!rule) continue;
    let first = last;
    const joined = (): string => head.slice(first, last + 1).map(({ text }) => text).join('');
    while (first > 0 && last - first + 1 < MOST_LINES && belongsAbove(head[first - 1]!, head[first]!, joined(), regions, rules)) first--;
    const next = head[last + 1];
    if (next && rules.find('title-tail', next.text) && sameFace(head[last]!, next) !== false && !line.endsWith(next.text)) last++;
    if (!rules.find('title-topic', joined())) continue;
    return { text: joined(), rules: [rule] };
  }
  const marked = head.find(({ text, style }) => style.heading === 1 && !rules.find('no-title', text));
  return marked ? { text: marked.text, rules: [] } : null;
}

/** The title in the carrier's metadata, where it is one. A weak hint: templates hand theirs down from year to year. */
export function titleInMetadata(metadata: string | null, rules: FactRules): Title | null {
  const text = metadata === null ? '' : decoded(metadata).replace(/\s+/gu, '').replace(/\.(?:docx?|xlsx?|pdf|wps|et)$/iu, '');
  const rule = isTitle(text, rules);
  return rule && rules.find('title-topic', text) ? { text, rules: [rule] } : null;
}

/** Some producers write the title's GBK bytes in hexadecimal: `<BDADCBD5…>`. */
function decoded(metadata: string): string {
  const hex = /^<((?:[0-9A-Fa-f]{2})+)>$/u.exec(metadata);
  return hex ? new TextDecoder('gb18030').decode(Uint8Array.from(hex[1]!.match(/../gu)!, (pair) => Number.parseInt(pair, 16))) : metadata;
}

function isTitle(text: string, rules: FactRules): string | null {
  if (rules.find('no-title', text) || /[。;；:]/u.test(text)) return null;
  return rules.find('title', text)?.id ?? null;
}

/** Whether a line is the beginning of the title whose rest is known: a unit, a year, or a phrase that is not finished. */
function belongsAbove(above: HeadLine, below: HeadLine, rest: string, regions: Regions, rules: FactRules): boolean {
  const line = above.text;
  if (line.length > LONGEST_LINE || /[:。;；,，]/u.test(line) || rules.find('no-title', line) || rules.find('firm', line)) return false;
  if (YEAR_LINE.test(line)) return !/(?:19|20)\d\d年?/u.test(rest);
  if (rules.find('title', line)) return false;
  if (isUnit(line, rules)) return !rest.startsWith(line) && (regions.find(rest)[0]?.start !== 0 || sameFace(above, below) === true);
  return sameFace(above, below) === true || regions.find(line)[0]?.start === 0 || rules.find('title-topic', line) !== null || line.startsWith('关于');
}

const YEAR_LINE = /^[(]?(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})(?:年度?)?[)]?$/u;

/** Whether two lines are set in one size; null where the carrier does not say. */
function sameFace(a: HeadLine, b: HeadLine): boolean | null {
  if (a.style.fontSize === undefined || b.style.fontSize === undefined) return null;
  return Math.abs(a.style.fontSize - b.style.fontSize) <= 0.6;
}
