/** A date as printed in a text. Offsets into the folded text. */
export interface DateMatch {
  readonly start: number;
  readonly end: number;
  /** ISO date or prefix (`2023`, `2023-08`, `2023-08-08`); null where there is none (第三季度 of no year, 上半年). */
  readonly value: string | null;
  /** Where the span of time ends, as a full ISO date: `2022年末` and `2022年` both 2022-12-31, 第三季度 with a year its 09-30. Null without a year. */
  readonly last: string | null;
  /** `le` for …前, …以前, …之前; `ge` for …起, …以后; else `eq`. */
  readonly op: 'eq' | 'le' | 'ge';
  /** How much of it is printed. `period`: quarter, half-year, 年底 and the like. */
  readonly grain: 'year' | 'month' | 'day' | 'period';
}

/** The whole text as one date, as ISO date or prefix: `2023年8月8日`, `二〇二三年八月` (`2023-08`), `2023.8.8`. `year` completes `8月8日`. Null for anything else. */
export function readDate(text: string, year: number | null = null): string | null {
  const match = /^(\d{4})[年.\-/](?:(\d{1,2})(?:[月.\-/](?:(\d{1,2})日?)?)?)?$/u.exec(text.replace(/\s+/gu, ''));
  void year;
  if (!match) return null;
  return [match[1]!, ...[match[2], match[3]].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))].join('-');
}

/** Every date of a folded text, in order. `year` completes dates without one (`12月底前`). */
export function findDates(folded: string, year: number | null = null): DateMatch[] {
  void year;
  const found: DateMatch[] = [];
  for (const match of folded.matchAll(/(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/gu)) {
    const value = readDate(match[0]);
    if (value) found.push({ start: match.index, end: match.index + match[0].length, value, last: null, op: 'eq', grain: match[3] ? 'day' : match[2] ? 'month' : 'year' });
  }
  return found;
}
