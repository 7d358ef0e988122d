import type { Form } from '../../model/form.ts';
import type { HeadLine } from './head.ts';

const EARLIEST = 2000;
const LATEST = 2099;
const HAN_DIGITS = '〇一二三四五六七八九';

/** Every year printed with 年 in a folded text, `二〇二二年度` among them; `strength` tells 2022年度 from a day in 2022. */
function yearsIn(text: string): { year: number; strength: number }[] {
  const found: { year: number; strength: number }[] = [];
  for (const match of text.matchAll(YEAR)) {
    const digits = match[1]!.replace(/[〇○零]/gu, '0').replace(/[一二三四五六七八九]/gu, (ch) => String(HAN_DIGITS.indexOf(ch)));
    const year = Number(digits);
    if (year < EARLIEST || year > LATEST) continue;
    const behind = match[2] ?? '';
    found.push({ year, strength: behind.startsWith('度') ? 3 : /^(?:部门|单位|初|预算|决算|全年|财政|整体|项目|绩效|年初)/u.test(behind) ? 2 : 1 });
  }
  return found;
}

/** A year, and what stands behind it. Days (`2023年8月8日`) and numbers of papers (`[2019]8号`) are none. */
const YEAR = /(?<![\d.[〔])(?<!\((?!(?:19|20)\d\d年度\)))((?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})(?:年(?!\d{1,2}月|[一二三四五六七八九十]{1,3}月)|(?=部门|度|预算|决算))(.{0,2})/gu;

/** The bracketed year below a form's title: `(2021年度)`. */
const BRACKETED = /^\(?((?:19|20)\d\d)年?度?\)?$/u;

/** Columns of the two years before. */
const PAST_YEARS = /近[两二三]年[^。]{0,24}?(20\d\d)年度?(20\d\d)年/u;

/** 项目起止时间 of one whole year. */
const PERIOD = /((?:19|20)\d\d)年0?1月(?:0?1日)?[-—~～至到]+(?:\1年)?12月/u;

/** `2023年12月31日` in a line of its own. */
const LAST_DAY = /^(?:截[至止])?((?:19|20)\d\d)年12月31日$/u;

export interface YearInput {
  readonly title: string | null;
  readonly head: readonly HeadLine[];
  readonly forms: readonly Form[];
  /** The document's text without white space. */
  readonly text: string;
  readonly reportDate: string | null;
}

/**
 * The year whose money a report is about: from the title, then the lines around it, then the heads of forms, then the year
 * that the text speaks of most. Never the year of signing alone. Null when the document does not say.
 */
export function readFiscalYear({ title, head, forms, text, reportDate }: YearInput): number | null {
  const ofTitle = strongest(yearsIn(title ?? ''));
  if (ofTitle !== null) return ofTitle;
  for (const line of head) {
    const bracketed = BRACKETED.exec(line.text);
    if (bracketed) return Number(bracketed[1]);
    const year = strongest(yearsIn(line.text).filter(({ strength }) => strength > 1));
    if (year !== null) return year;
  }
  for (const { header } of forms) {
    const year = /(?:19|20)\d\d/u.exec(header.year?.text ?? '');
    if (year) return Number(year[0]);
  }
  // 近两年收支: 2019年, 2020年 beside the year's own column.
  const past = PAST_YEARS.exec(text);
  if (past && Number(past[2]) === Number(past[1]) + 1) return Number(past[2]) + 1;
  const period = PERIOD.exec(text);
  if (period) return Number(period[1]);
  const signed = reportDate === null ? LATEST : Number(reportDate.slice(0, 4));
  const weight = new Map<number, number>();
  for (const { year, strength } of yearsIn(text)) if (year <= signed + 1) weight.set(year, (weight.get(year) ?? 0) + strength);
  const order = [...weight].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  if (order[0]) return order[0][0];
  // A balance sheet prints its day only.
  const day = head.map((line) => LAST_DAY.exec(line.text)?.[1]).find((found) => found !== undefined);
  return day === undefined ? null : Number(day);
}

/** The first of the years that are most clearly meant. */
function strongest(years: readonly { year: number; strength: number }[]): number | null {
  let best: { year: number; strength: number } | null = null;
  for (const one of years) if (best === null || one.strength > best.strength) best = one;
  return best?.year ?? null;
}
