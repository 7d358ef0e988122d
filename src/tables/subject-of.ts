import { foldText } from '../chinese/fold.ts';
import type { Document } from '../model/document.ts';
import { isAmountText } from './amount-text.ts';
import type { Grid, GridCell } from './grid.ts';
import { joinPieces } from './join-pieces.ts';
import { bareName, type Lexicon } from './lexicon.ts';
import type { Above } from './title-of.ts';

/**
 * The project that rows `[from, to)` of a table are about, as printed behind 项目名称 without spaces and without a code in front
 * (contract, Rulings); null if they name none. Where a dump has damaged the cell, the heading `N、…绩效目标表` above has it whole.
 */
export function projectNameOf(document: Document, grid: Grid, from: number, to: number, above: Above, lexicon: Lexicon): string | null {
  const heading = headingName(above.titleText);
  for (let row = from; row < to; row++) {
    const cells = grid.rows[row]!;
    if (isListHeader(cells, lexicon) || headsList(grid, row, lexicon)) continue;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      const inline = /^(?:项目名称|专项名称|项目支出名称)[:：](.+)$/u.exec(cell.text)?.[1];
      if (inline) return withoutCode(inline);
      // A dump may run the code, the label and the name together.
      const run = grid.loose && cell.text.length <= 80 ? /.项目名称[:：]?(.+)$/u.exec(cell.text)?.[1] : undefined;
      if (run) return withoutCode(run);
      if (lexicon.label(cell.text)?.role !== 'projectName') continue;
      const pieces: GridCell[] = [];
      for (let k = i + 1; k < cells.length; k++) {
        if (lexicon.label(cells[k]!.text) || lexicon.amountColumn(cells[k]!.text) || lexicon.indicatorColumn(cells[k]!.text)) break;
        pieces.push(cells[k]!);
        if (!grid.loose) break;
      }
      if (pieces.length === 0) continue;
      const printed = withoutCode(joinPieces(document, pieces).text);
      if (heading && printed !== heading && isDamaged(printed, pieces, heading)) return heading;
      return isDepartmentForm(printed) ? null : printed;
    }
  }
  return above.rule?.kind.endsWith('_table') === true ? null : nameBehindBareLabel(grid, from, to, lexicon);
}

/**
 * `项目 | 法治宣传经费` or `申报项目名 | …` in the first rows of a form: words that no rule knows, or that head columns too, so nothing
 * but labels may stand in their row.
 */
function nameBehindBareLabel(grid: Grid, from: number, to: number, lexicon: Lexicon): string | null {
  for (let row = from; row < Math.min(to, from + 4); row++) {
    const [label, name, ...rest] = grid.rows[row]!;
    if (!label || !name) continue;
    const known = (text: string): boolean => lexicon.label(text) !== null || lexicon.amountColumn(text) !== null || lexicon.indicatorColumn(text) !== null || lexicon.fundLine(text, 'project') !== null;
    const titled = titlesProject(label.text, lexicon) && label.column === 0 && rest.length % 2 === 0 && !rest.some((cell) => !lexicon.label(cell.text) && (lexicon.amountColumn(cell.text) ?? lexicon.indicatorColumn(cell.text)));
    if (!titled && !/^(?:预算|专项|支出|资金|评价|自评)?项目[:：]?$/u.test(label.text)) continue;
    if (known(name.text) || isAmountText(name.text) || name.text.length < 3 || (!titled && !rest.every((cell, index) => index % 2 === 1 || lexicon.label(cell.text)))) continue;
    const named = withoutCode(name.text);
    return isDepartmentForm(named) ? null : named;
  }
  return null;
}

/** Words for the name of what is paid for, however it is called, that no rule knows as another label. */
export const titlesProject = (text: string, lexicon: Lexicon): boolean =>
  /^.{0,6}(?:项目|专项|政策|事项|课题|工程).{0,4}(?:名|名称|全称|标题)$/u.test(bareName(text)) && ['projectName', undefined].includes(lexicon.label(text)?.role);

/** 项目名称 | 项目支出总额 | 主要用途 over lines whose second cell is an amount: names stand below the words, not beside them. */
function headsList(grid: Grid, row: number, lexicon: Lexicon): boolean {
  const cells = grid.rows[row]!;
  const below = grid.rows[row + 1] ?? [];
  const at = cells.findIndex((cell) => lexicon.label(cell.text)?.role === 'projectName');
  const name = cells[at];
  if (!name || at > 1 || lexicon.label(cells[0]!.text)?.role === 'projectCode' || cells.length - at < 3 || cells.some((cell) => isAmountText(cell.text))) return false;
  // 年初预算批复数 below 项目名称 is a label of the form as it is: the name stands beside.
  const isLabel = (text: string): boolean => lexicon.label(text) !== null || lexicon.amountColumn(text)?.stage !== undefined || lexicon.fundLine(text, 'project') !== null;
  return below.some((cell) => cell.column === name.column && !isAmountText(cell.text) && /\p{Script=Han}/u.test(cell.text) && !isLabel(cell.text))
    && below.some((cell) => cell.column > name.column && isAmountText(cell.text) && cells.some((head) => head.column === cell.column));
}

/** 项目名称 as the head of a column: amounts or numbers of rows are named in the same row and no amount stands in it. */
export const isListHeader = (cells: readonly GridCell[], lexicon: Lexicon): boolean =>
  cells.length >= 3 && cells.some((cell) => COUNTS_ROWS.test(cell.text) || lexicon.amountColumn(cell.text)?.column === 'amount') && !cells.some((cell) => isAmountText(cell.text));

/** Heads the numbers of rows: 序号 | 项目名称 | 项目金额 is a header whatever its other words are. */
const COUNTS_ROWS = /^(?:序号|编号|行次)$/u;

/** The project in a heading that is its name and the form's: `3、普法宣传绩效目标表` is 普法宣传. */
function headingName(title: string): string | null {
  const match = /^(?:\(?[一二三四五六七八九十\d]+[)、.．])?(.{2,60}?)(?:项目)?(?:支出)?绩效(?:目标|自评|评价)(?:情况|申报)?表$/u.exec(title);
  const name = match?.[1]?.replace(/^(?:\d{4}年度?|附件\d*[:：]?)/u, '') ?? null;
  return name !== null && name.length >= 2 && !/^(?:部门|整体|预算|项目|支出)+$/u.test(name) ? name : null;
}

/** A project's name without the code printed before it: `510129210000012345678-日常公用经费`. */
export const withoutCode = (name: string): string => foldText(name).replace(/^[\dA-Z]{6,}[*….\dA-Z]*[-—_:：]+(?=\p{Script=Han}|\d{4}年|[(（《“])/u, '').replace(/^\d{10,}(?=\p{Script=Han})/u, '');

const isDepartmentForm = (name: string): boolean => /^(?:部门|单位)?整体(?:支出|绩效)?$/u.test(name);

/** The cell lost or gained characters on its way; the heading has most of them in the same order. */
function isDamaged(printed: string, pieces: readonly GridCell[], heading: string): boolean {
  const common = commonLength(printed, heading);
  const torn = pieces.length > 1 || count(printed, /[(（]/gu) !== count(printed, /[)）]/gu);
  if (torn) return common >= 0.45 * heading.length && common >= 0.6 * printed.length;
  return common === printed.length && printed.length >= 0.8 * heading.length && printed.at(-1) === heading.at(-1) && printed.startsWith(heading.slice(0, 2));
}

/** Length of the longest common subsequence; names are short. */
function commonLength(a: string, b: string): number {
  let row = Array.from<number>({ length: b.length + 1 }).fill(0);
  for (const ch of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) next.push(ch === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!));
    row = next;
  }
  return row.at(-1)!;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
