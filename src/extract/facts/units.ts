import type { Regions } from '../../normalise/regions.ts';
import type { FactRules } from './fact-rules.ts';

/** The longest names of units are those of committees of joint parties. Characters. */
const LONGEST_NAME = 40;
const SHORTEST_NAME = 3;

/**
 * The name of a unit that a text begins with, or null. It ends where the text goes on with something that no name has
 * (`部门`, `2022年度`, `整体支出`); a name behind a division may also end at its first 局, 厅 or the like.
 */
export function unitAtStart(text: string, regions: Regions, rules: FactRules): string | null {
  if (!/^[\p{Script=Han}A-Za-z(“"]/u.test(text)) return null;
  const ends = endsOf(text, rules);
  const closed = ends.find(({ end }) => rules.find('behind', text.slice(end)));
  if (closed) return text.slice(0, closed.end);
  const first = regions.find(text.slice(0, 12))[0];
  const place = first?.start === 0 ? first.end : DIVISION.exec(text)?.[0].length;
  const open = place === undefined ? undefined : ends.find(({ end, weak }) => !weak && end >= place + 2 && !/[,，。;；:]/u.test(text.slice(0, end)));
  return open ? text.slice(0, open.end) : null;
}

/** What ends like the name of a division, whether or not the list of divisions has it. */
const DIVISION = /^(?!.{0,5}[全本各我该])\p{Script=Han}{2,5}?(?:自治区|自治县|[省市县区州旗])/u;

/** Whether the whole text is the name of a unit. */
export function isUnit(text: string, rules: FactRules): boolean {
  return text.length >= SHORTEST_NAME && text.length <= LONGEST_NAME && !/[:。;；,，\d]/u.test(text)
    && rules.find('ending', text) !== null && !rules.find('firm', text);
}

/** Names of units in running text: a division, or several in a row, and what follows up to the first 局, 厅 or the like. */
export function unitsInText(text: string, regions: Regions, rules: FactRules): Map<string, number> {
  const count = new Map<string, number>();
  const mentions = regions.find(text);
  let start = 0;
  mentions.forEach((mention, index) => {
    if (mentions[index - 1]?.end !== mention.start) start = mention.start;
    if (mentions[index + 1]?.start === mention.end) return;
    const stretch = text.slice(start, mention.end + 16);
    const ends = endsOf(stretch, rules).filter((one) => !one.weak && one.end >= mention.end - start + 2).map((one) => one.end);
    const end = ends.findLast((one) => one === ends[0] || rules.find('office', stretch.slice(ends[0], one)));
    if (end === undefined || /[,，。:;；、(]/u.test(stretch.slice(0, end))) return;
    const name = stretch.slice(0, end);
    if (ISSUES.test(text.slice(start + end, start + end + 28))) return;
    count.set(name, (count.get(name) ?? 0) + 1);
  });
  return count;
}

/** `某省财政厅某省水利厅《关于…》`, `某市财政局某财农〔2023〕10号`: who issued a document is not the unit that the report is about. */
const ISSUES = /^[^,，。;；:《]{0,20}(?:《|[【[〔(](?:19|20)\d\d[】\]〕)])/u;

function endsOf(text: string, rules: FactRules): { end: number; weak: boolean }[] {
  const ends: { end: number; weak: boolean }[] = [];
  for (let end = SHORTEST_NAME; end <= Math.min(text.length, LONGEST_NAME); end++) {
    if (!LAST.test(text.charAt(end - 1))) continue;
    if (COUNTS.test(text.slice(0, end))) break;
    const rule = rules.find('ending', text.slice(0, end));
    if (rule) ends.push({ end, weak: rule.weak });
  }
  return ends;
}

/** 69所学校 are no unit. */
const COUNTS = /\d(?:所|个|家|名|座|处|条|项|间)/u;

/** A name ends in a Chinese character; saves asking the rules at every other place. */
const LAST = /[\u4e00-\u9fff]/u;
