import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, moneyText } from '../findings.ts';
import { agree, between, difference, sumOf } from '../intervals.ts';
import { evidenceOf, everyPrinting, mentionOfFigure, withUnit } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { withClaim } from '../slips.ts';
import { exactSum, sumClaim } from '../sums.ts';

const settings = z.strictObject({
  /** Columns that together make the column of totals, by the words that a row's amounts bear in brackets: 教育支出(基本支出). */
  rows: z.array(z.array(z.string()).min(2)).min(1),
  /** Words of a row that holds the sum of the others. */
  totals: z.array(z.string()).min(1),
  /** Words of a row that is part of another one: a table that has any is not added up by rows. */
  within: z.array(z.string()).default([]),
  /** Share of a table's sums of one kind that must hold before one that does not means anything. */
  usual: z.number().min(0.5).max(1),
});
type Settings = z.infer<typeof settings>;

/**
 * Sums inside a table: a row's parts against its total, classes (类 款 项 by their codes) against the class above them, rows
 * against 合计. A table teaches which of its sums are meant: one that most of its rows or columns obey is an error where it fails.
 */
export const tableSums = defineCheck({
  name: 'table-sums',
  settings,
  run: (context, rule, options) => tablesOf(context).flatMap((table) => [acrossRows(table, options), byCode(table, options), downColumns(table, options)].flatMap((sums) => {
    const wrong = sums.filter(({ total, parts }) => !agree(total.interval, sumOf(parts.map((part) => part.interval))));
    if (wrong.length === 0 || wrong.length > sums.length * (1 - options.usual)) return [];
    return wrong.filter((sum) => !isPrinted(sum, table)).map(({ total, parts, name }) => {
      const exact = exactSum(parts);
      const gap = moneyText(exact.minus(total.value).abs().toFixed(), withUnit(total));
      const shown = parts.length > 6 ? `${parts.slice(0, 6).map(withUnit).join(' + ')} + …` : parts.map(withUnit).join(' + ');
      return withClaim(findingOf(rule, {
        expected: exact.toFixed(), stated: total.value, evidence: [total, ...parts].map(evidenceOf),
        message: `第${table.index + 1}个表格“${name}”写${withUnit(total)}，其各项(${shown})合计${moneyText(exact.toFixed(), withUnit(total))}，相差${gap}。`,
        messageEn: `Table ${table.index + 1}, ${name}: ${withUnit(total)} is stated, its parts (${shown}) add up to ${moneyText(exact.toFixed(), withUnit(total))}, ${gap} apart.`,
      }), sumClaim(total, parts));
    });
  })),
});

/** A row, or the part of one that has names of its own: revenue on the left and expenditure on the right are two. */
interface Line {
  readonly row: number;
  /** Which part of the row, from the left. */
  readonly block: number;
  /** What the row prints in front of its first amount, cells joined by a tab. */
  readonly head: string;
  /** 2080505; null where the row has no code. */
  readonly code: string | null;
  readonly cells: readonly Mention[];
}

interface AmountTable {
  readonly index: number;
  readonly lines: readonly Line[];
  /** Every number printed between its first and its last amount, but those in front of a row's amounts. */
  printed(): readonly string[];
}

interface Sum {
  readonly total: Mention;
  readonly parts: readonly Mention[];
  readonly name: string;
}

const figureOf = (mention: Mention): Figure => mention.record as Figure;

function tablesOf({ document, reading }: AuditContext): AmountTable[] {
  const byTable = Map.groupBy(everyPrinting(reading.figures).filter((f) => f.at.table !== null && f.at.row !== null), (f) => f.at.table!);
  return [...byTable].filter(([, figures]) => figures.length >= 4).map(([index, figures]) => {
    const byRow = Map.groupBy(figures, (f) => f.at.row!);
    const lines = [...byRow].sort(([a], [b]) => a - b).flatMap(([row, inRow]) => linesOf(row, inRow.map(mentionOfFigure).sort((a, b) => a.at.start - b.at.start), document.text));
    const from = lines[0]!.cells[0]!.at.start;
    const to = Math.max(...figures.map((f) => f.at.end));
    return {
      index, lines,
      printed: () => {
        let rest = document.text.slice(from, to);
        for (const { head } of lines) if (head !== '') rest = rest.replace(`\n${head}`, '\n');
        return rest.match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];
      },
    };
  });
}

function linesOf(row: number, cells: readonly Mention[], text: string): Line[] {
  const lines: { row: number; block: number; head: string; code: string | null; cells: Mention[] }[] = [];
  for (const [i, mention] of cells.entries()) {
    const from = i === 0 ? text.lastIndexOf('\n', mention.at.start - 1) + 1 : cells[i - 1]!.at.end;
    const head = text.slice(from, mention.at.start);
    if (i === 0 || /\p{Script=Han}/u.test(head)) lines.push({ row, block: lines.length, head, code: codeIn(head), cells: [mention] });
    else lines.at(-1)!.cells.push(mention);
  }
  return lines;
}

/** 2080505 in one cell, or 208, 05 and 05 in three. */
function codeIn(head: string): string | null {
  if (!/\d{3}/u.test(head)) return null;
  const cells = head.split('\t').map((cell) => cell.trim());
  const whole = cells.find((cell) => /^\d{3}(?:\d{2}){0,2}$/u.test(cell));
  if (whole === undefined || whole.length > 3) return whole ?? null;
  return cells.slice(cells.indexOf(whole)).filter((cell) => /^\d{2,3}$/u.test(cell)).join('');
}

/** 教育支出 against 教育支出(基本支出) and 教育支出(项目支出) in the same row. Empty cells count nothing. */
function acrossRows({ lines }: AmountTable, { rows, totals }: Settings): Sum[] {
  const named = lines.map(({ cells }) => cells.map((mention) => ({ mention, name: mention.label.endsWith(')') ? /^(.+)\(([^()]+)\)$/u.exec(mention.label) : null })));
  return rows.flatMap((words) => {
    const isPart = (name: RegExpExecArray | null): boolean => name !== null && words.some((word) => name[2]!.includes(word));
    // A table with one of the columns only does not divide its totals.
    if (new Set(named.flat().filter(({ name }) => isPart(name)).map(({ name }) => name![2])).size < 2) return [];
    return named.flatMap((cells): Sum[] => {
      const own = cells.filter(({ mention, name }) => name === null && words.some((word) => mention.label.includes(word)));
      const sum = cells.find(({ mention, name }) => name === null && !own.some((part) => part.mention === mention) && totals.some((word) => mention.label.includes(word)));
      // The row of the total bears the names of the columns alone.
      if (sum && own.length >= 2 && own.length + 1 === cells.length) return [{ total: sum.mention, parts: own.map(({ mention }) => mention), name: sum.mention.label }];
      const parts = cells.filter(({ name }) => isPart(name));
      const first = parts[0]?.name?.[1];
      const total = cells.find(({ mention, name }) => name === null && mention.label === first);
      return total && parts.every(({ name }) => name![1] === first) ? [{ total: total.mention, parts: parts.map(({ mention }) => mention), name: total.mention.label }] : [];
    });
  });
}

/** Each class against the classes directly below it, and 合计 against the highest, in each column. */
function byCode({ lines }: AmountTable, options: Settings): Sum[] {
  const coded = lines.filter((line) => line.code !== null);
  // A code that stands twice (two funds one below the other) is no key.
  if (new Set(coded.map((line) => line.code)).size < coded.length) return [];
  const shortest = Math.min(...coded.map((line) => line.code!.length));
  const total = lines.find((line) => line.block === 0 && isTotal(line, options));
  const isOneBlock = coded.every((line) => line.block === 0);
  return coded.flatMap((line) => {
    const below = coded.filter((other) => other.code!.length === line.code!.length + 2 && other.code!.startsWith(line.code!));
    return below.length === 0 ? [] : columnSums(line, below, line.head.split('\t').findLast((cell) => cell.trim() !== '')?.trim() ?? line.cells[0]!.label);
  }).concat(total && isOneBlock && coded.length + 1 === lines.length ? columnSums(total, coded.filter((line) => line.code!.length === shortest), total.head.replace(/\s/gu, '')) : []);
}

const isTotal = (line: Line, { totals }: Settings): boolean => line.code === null && totals.some((word) => line.head.replace(/\s/gu, '').includes(word));

/** 合计 against all other rows of a table without codes. */
function downColumns({ lines }: AmountTable, options: Settings): Sum[] {
  if (lines.some((line) => line.block > 0)) return [];
  const sums = lines.filter((line) => isTotal(line, options));
  const total = sums[0];
  if (!total || sums.length > 1 || lines.some((line) => line.code !== null || options.within.some((word) => line.head.includes(word)))) return [];
  const parts = lines.filter((line) => line !== total);
  if (parts.length < 2) return [];
  // The total stands first or last, or its table goes on with something else.
  const at = lines.indexOf(total);
  return at === 0 || at === lines.length - 1 ? columnSums(total, parts, total.head.replace(/\s/gu, '')) : [];
}

function columnSums(total: Line, parts: readonly Line[], name: string): Sum[] {
  return total.cells.flatMap((cell): Sum[] => {
    // Beside one another, classes of one level stand in blocks of their own: the same place in the block counts.
    const place = total.cells.indexOf(cell);
    const inColumn = parts.flatMap((line) => line.cells.filter((mention, i) => (line.block === total.block ? mention.at.column === cell.at.column : i === place) && figureOf(mention).stage === figureOf(cell).stage));
    return inColumn.length >= Math.min(2, parts.length) ? [{ total: cell, parts: inColumn, name }] : [];
  });
}

/** What is missing from the sum stands in the table itself, in a cell that made no amount. */
function isPrinted({ total, parts }: Sum, { printed }: AmountTable): boolean {
  const missing = difference(total.interval, sumOf(parts.map((part) => part.interval)));
  const number = total.raw.replaceAll(',', '');
  if (!/^\d+(?:\.\d+)?$/u.test(number) || new Big(number).eq(0) || exactSum(parts).gt(total.value)) return false;
  const unit = new Big(total.value).div(number);
  const used = new Set([total, ...parts].map((mention) => mention.raw.replaceAll(',', '')));
  return printed().some((text) => {
    const plain = text.replaceAll(',', '');
    if (used.has(plain) || Number(plain) === 0) return false;
    const value = new Big(plain).times(unit).toFixed();
    return agree(between(value, value), missing);
  });
}
