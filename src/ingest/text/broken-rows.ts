type Fields = readonly string[];

/** Lines that one broken row may run over. */
const LONGEST_ROW = 20;

/** Widths tried when no single one is usual. */
const CANDIDATES = 4;

/**
 * A line break inside a cell cuts its row into several lines. Where (nearly) every line of a table has one number of
 * fields or, with the lines after it, adds up to it exactly, the whole table proves that number and every broken row
 * is joined. Otherwise short lines are joined only between rows that are whole.
 */
export function joinBrokenRows(lines: readonly Fields[]): Fields[] {
  const rows = withOpenEnds(lines);
  const proven = provenWidth(rows);
  const usual = proven ?? usualWidth(rows);
  if (usual === null) return [...rows];
  const joined: Fields[] = [];
  for (let i = 0; i < rows.length; i++) {
    const before = joined.at(-1);
    if (before && isRestOfLastCell(rows[i]!, before, rows[i + 1], usual)) {
      joined[joined.length - 1] = [...before.slice(0, -1), `${before.at(-1)}\n${rows[i]![0]}`];
      continue;
    }
    const whole = rows[i]!.length >= usual ? null : proven !== null ? joinLines(rows, i, usual) : joinBetween(rows, i, usual, joined.findLast(isRow));
    joined.push(whole?.row ?? rows[i]!);
    if (whole) i = whole.end - 1;
  }
  return joined;
}

/**
 * Lines that go on with the last cell of the row before, however many fields rows have: it ends in a comma or the like, or is a
 * sentence cut in its middle (`…办理案件652件,其中刑事案` above `件241件。`). Only empty fields may follow the rest of it. A field that ends in a comma goes on in the
 * one below it where nothing else stands in that line.
 */
function withOpenEnds(rows: readonly Fields[]): Fields[] {
  const whole: Fields[] = [];
  for (const row of rows) {
    const before = whole.at(-1);
    if (before && before.length >= 3 && row[0] !== '' && row.slice(1).every((field) => field === '') && isOpen(before.at(-1)!, row[0]!)) {
      whole[whole.length - 1] = [...before.slice(0, -1), `${before.at(-1)}\n${row[0]}`, ...row.slice(1)];
      continue;
    }
    const at = row.findIndex((field) => field !== '');
    if (before && at > 0 && row.slice(at + 1).every((field) => field === '') && /[\u4e00-\u9fff][，、,]$/u.test(before[at] ?? '') && !LEVEL_NAME.test(row[at]!)) {
      whole[whole.length - 1] = before.with(at, `${before[at]}\n${row[at]}`);
    } else whole.push(row);
  }
  return whole;
}

/** Names of levels, printed between rows, begin no rest of a sentence. */
const LEVEL_NAME = /^(?:产出|效益|满意|成本|数量|质量|时效|社会|经济|生态|可持续|服务|年度|绩效)|(?:指标|目标|效益|满意度)$/u;

const isOpen = (cell: string, next: string): boolean =>
  /[\u4e00-\u9fff][，、（：,]$/u.test(cell) || (/[，,。；;].*[\u4e00-\u9fff\d]$/su.test(cell) && /^[\u4e00-\u9fff\d]/u.test(next) && !LEVEL_NAME.test(next));


/** Longest piece of a level's label that is printed on a line between two rows. */
const LONGEST_LABEL = 6;

/** A line without tabs behind a whole row whose last cell is words: what broke off that cell, unless it is short enough for a label that strayed between rows. */
function isRestOfLastCell(row: Fields, before: Fields, after: Fields | undefined, usual: number): boolean {
  if (row.length !== 1 || row[0] === '' || before.length !== usual || !/[\u4e00-\u9fff]{3}/u.test(before.at(-1)!)) return false;
  return row[0]!.length > LONGEST_LABEL || (after !== undefined && after.length === usual && after[0] !== '');
}

/** More than a label that strayed onto a line of its own. */
const isRow = (row: Fields): boolean => row.length > 1;

/** The number of fields that every row has, broken ones included; null when it leaves more than one line in ten unexplained. */
export function provenWidth(rows: readonly Fields[]): number | null {
  const widths = [...new Set(rows.map((row) => row.length))].filter((width) => width >= 4).sort((a, b) => b - a);
  for (const width of widths.slice(0, CANDIDATES)) {
    let explained = 0;
    let whole = 0;
    for (let i = 0; i < rows.length; ) {
      const end = rows[i]!.length === width ? i + 1 : rows[i]!.length < width ? (joinLines(rows, i, width)?.end ?? null) : null;
      if (rows[i]!.length === width) whole++;
      if (end !== null) explained += end - i;
      i = end ?? i + 1;
    }
    if (whole >= 2 && explained * 10 >= rows.length * 9) return width;
  }
  return null;
}

/** The number of fields that at least three in five rows have; null when rows differ, or are too narrow to tell. */
export function usualWidth(rows: readonly Fields[]): number | null {
  const counts = new Map<number, number>();
  let wide = 0;
  for (const { length } of rows) {
    if (length < 2) continue;
    wide++;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return width >= 4 && count >= 3 && count * 5 >= wide * 3 ? width : null;
}

interface JoinedRow {
  readonly row: Fields;
  readonly end: number;
}

/** Believed only behind a whole row, and when another one, or another broken one, follows. */
function joinBetween(rows: readonly Fields[], start: number, usual: number, before: Fields | undefined): JoinedRow | null {
  if (before?.length !== usual) return null;
  const joined = joinLines(rows, start, usual);
  if (!joined) return null;
  let after = joined.end;
  while (after < Math.min(rows.length, joined.end + LONGEST_ROW) && !isRow(rows[after]!)) after++;
  return rows[after]?.length === usual || (after < rows.length && joinLines(rows, after, usual)) ? joined : null;
}

function joinLines(rows: readonly Fields[], start: number, usual: number): JoinedRow | null {
  let row = rows[start]!;
  for (let end = start + 1; end < Math.min(rows.length, start + LONGEST_ROW); end++) {
    const next = rows[end]!;
    if (next.length >= usual || row.length + next.length - 1 > usual || row.at(-1) === '' || next[0] === '') return null;
    row = [...row.slice(0, -1), `${row.at(-1)}\n${next[0]}`, ...next.slice(1)];
    if (row.length === usual) return { row, end: end + 1 };
  }
  return null;
}
