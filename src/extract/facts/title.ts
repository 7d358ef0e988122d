import type { FactRules } from './fact-rules.ts';
import type { HeadLine } from './head.ts';

export interface Title {
  readonly text: string;
  readonly rules: readonly string[];
}

/** A title has at most this many lines. */
const MOST_LINES = 4;

/**
 * The document's own title: the first line of its head that ends like a title, with the lines above it that belong to it
 * (`某县司法局` / `2022年度部门整体支出` / `绩效自评报告`). Not the head of a letter, not 附件, not the year below it.
 * Null when no line is one; then the carrier's metadata may say it.
 */
export function readTitle(head: readonly HeadLine[], metadataTitle: string | null, rules: FactRules): Title | null {
  const lines = head.map(({ text }) => text);
  const isTitle = (text: string): boolean => !rules.find('no-title', text) && rules.find('title', text) !== null;
  for (let last = 0; last < lines.length; last++) {
    const line = lines[last]!;
    if (!isTitle(line) || /[:。;；]/u.test(line.replace(/^[^:]{2,30}:(?=[^:]{6,})/u, ''))) continue;
    let first = last;
    while (first > 0 && last - first + 1 < MOST_LINES && belongsAbove(lines[first - 1]!, lines.slice(first, last + 1).join(''), rules)) first--;
    const text = lines.slice(first, last + 1).join('');
    if (!rules.find('title-topic', text)) continue;
    return { text, rules: [rules.find('title', line)!.id] };
  }
  if (metadataTitle !== null && isTitle(metadataTitle) && rules.find('title-topic', metadataTitle)) {
    return { text: metadataTitle.replace(/\s+/gu, ''), rules: [rules.find('title', metadataTitle)!.id] };
  }
  const marked = head.find(({ text, style }) => style.heading === 1 && !rules.find('no-title', text));
  return marked ? { text: marked.text, rules: [] } : null;
}

/** Whether a line is the beginning of the title whose rest is known: a unit, a year, or a phrase that is not finished. */
function belongsAbove(line: string, rest: string, rules: FactRules): boolean {
  if (line.length > 40 || /[:。;；,，]/u.test(line) || rules.find('no-title', line) || rules.find('firm', line)) return false;
  if (/^(?:\(?(?:19|20)\d\d(?:年度?)?\)?|[(]?二[〇○零][〇○零一二三四五六七八九]{2}(?:年度?)?[)]?)$/u.test(line)) return !/(?:19|20)\d\d年?/u.test(rest);
  if (rules.find('title', line)) return false;
  const isUnit = rules.find('ending', line) !== null;
  if (isUnit) return !rest.startsWith(line) && !/^.{2,20}(?:局|厅|委员会|办公室|政府)/u.test(rest);
  return rules.find('title-topic', line) !== null || /^关于/u.test(line);
}
