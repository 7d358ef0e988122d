import type { HeadingRules } from './heading-rules.ts';
import type { Line } from './lines.ts';

/**
 * Takes tables of contents out: everything from the line 目录 up to where its first entry comes again as a heading,
 * and lines with leaders wherever they stand. Without a second coming only entries with page numbers go, and entries in a row.
 */
export function withoutContents(lines: readonly Line[], rules: HeadingRules): Line[] {
  const kept: Line[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.kind === 'text' && isShort(line) && !line.mark && rules.find('contents', line.rest.text)) {
      i = endOfContents(lines, i, rules) - 1;
      continue;
    }
    if (line.mark && rules.find('contents-line', line.rest.text)) continue;
    kept.push(line);
  }
  return kept;
}

/** A table of contents is not longer than this many blocks. */
const LONGEST = 250;

/** Index of the first block behind the contents that begin at `start`. */
function endOfContents(lines: readonly Line[], start: number, rules: HeadingRules): number {
  const entries = new Map<string, number>();
  const firstMark = lines[start + 1]?.mark ?? null;
  let afterPages = start + 1;
  let afterRow = start + 1;
  for (let i = start + 1; i < Math.min(lines.length, start + LONGEST); i++) {
    const line = lines[i]!;
    // Dumps make tables of entries and page numbers.
    if (line.kind !== 'text') continue;
    const isEntry = rules.find('contents-line', line.rest.text) !== null || PAGE.exec(line.rest.text)?.[0] !== '';
    // Text has begun without a heading that comes again.
    if (!isEntry && (!isShort(line) || line.rest.text.endsWith('。'))) break;
    if (i > start + 1 && line.mark && firstMark && line.mark.style === firstMark.style && line.mark.value === firstMark.value) return i;
    const keys = keysOf(lines, i);
    const first = keys.map((key) => entries.get(key)).find((index) => index !== undefined);
    // Entries below different headings can be called the same; then one of them is inside the contents still, so only a
    // coming again of one of the first two entries ends them.
    if (first !== undefined && first <= start + 2) return i;
    for (const key of keys) if (!entries.has(key)) entries.set(key, i);
    if (i === afterRow && line.mark && line.rest.text !== '' && !/[；;]$/u.test(line.rest.text)) afterRow = i + 1;
    if (i === afterPages && isEntry) afterPages = i + 1;
  }
  // The heading that a sentence stands below is the text's first.
  if (lines[afterRow]?.kind === 'text' && lines[afterRow]!.rest.text.endsWith('。')) afterRow--;
  // Headings in the text may have no numbers. One or two numbered lines may as well be the first headings themselves.
  return afterRow - start >= LEAST_ENTRIES ? Math.max(afterRow, afterPages) : afterPages;
}

/** Numbered titles in a row, with nothing between them, that can only be contents. */
const LEAST_ENTRIES = 3;

/** Leaders and page number at an entry's end. */
const PAGE = /(?:[.…·\-_]*\(?\d{1,3}\)?)?$/u;

/** What an entry and its heading have in common. A number alone on its line (`第一部分`) takes the next line as its title. */
function keysOf(lines: readonly Line[], index: number): string[] {
  const line = lines[index]!;
  const title = line.rest.text.replace(PAGE, '');
  if (!line.mark) return title.length > 1 ? [title] : [];
  const own = (text: string): string => `${line.mark!.style} ${line.mark!.parts.join('.')} ${text}`;
  const next = lines[index + 1];
  if (title !== '') return [own(title)];
  return next?.kind === 'text' && !next.mark ? [own(next.rest.text.replace(PAGE, ''))] : [];
}

function isShort(line: Line): boolean {
  return line.end - line.start <= 120;
}
