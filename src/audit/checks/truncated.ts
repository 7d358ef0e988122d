import * as z from 'zod';
import type { Indicator, IndicatorField, Place } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';

const settings = z.strictObject({
  /** Cells of this many characters or fewer say nothing about being cut. */
  shortest: z.int().positive(),
  /** How many cells of a column must end at the same width for the column to count as cut. */
  cells: z.int().min(2),
  fields: z.array(z.enum(['level3', 'remark', 'description', 'reason', 'basis', 'target', 'actual'])),
});
type Settings = z.infer<typeof settings>;

const OPENS = /[“(《「（]/u;
const PAIRS: readonly (readonly [open: string, close: string])[] = [['“', '”'], ['(', ')'], ['《', '》'], ['「', '」'], ['（', '）']];

/**
 * Text cut off by its cell: a bracket or quote left open, or the longest cells of a column all ending at one width in
 * mid-sentence, as forms do that were printed from a system with fixed columns.
 */
export const truncated = defineCheck({
  name: 'truncated',
  settings,
  run: ({ reading }, rule, options) => {
    const bySubject = Map.groupBy(reading.indicators, (i) => `${i.subject}|${i.at.table}`);
    return [...bySubject.values()].flatMap((rows) => options.fields.flatMap((field) => {
      const cut = cutCells(rows, field, options);
      if (cut.length === 0) return [];
      const name = NAMES[field];
      const shown = cut.slice(0, 3).map(({ text }) => `“${text}”`).join('、');
      return [findingOf(rule, {
        evidence: cut.map(({ text, at }) => ({ raw: text, at })),
        message: `“${name}”一栏有${cut.length}格文字被截断，如${shown}。`,
        messageEn: `${cut.length} cells of the column ${field} are cut off, for example ${shown}.`,
      })];
    }));
  },
});

const NAMES: Readonly<Record<Settings['fields'][number], string>> = {
  level3: '三级指标', remark: '说明', description: '指标描述', reason: '偏差原因', basis: '确定依据', target: '目标值', actual: '实际完成值',
};

interface CutCell {
  readonly text: string;
  readonly at: Place;
}

function cutCells(rows: readonly Indicator[], field: Settings['fields'][number], { shortest, cells }: Settings): CutCell[] {
  const all = rows.flatMap((row): CutCell[] => {
    const value = row[field];
    const text = value === null ? null : typeof value === 'string' ? value : value.raw;
    return text === null ? [] : [{ text, at: row.fields[field as IndicatorField] ?? row.at }];
  });
  const open = all.filter(({ text }) => OPENS.test(text) && PAIRS.some(([left, right]) => text.lastIndexOf(left) > text.lastIndexOf(right)));
  const broken = all.filter(({ text }) => /^[，。；、）)”]|[，、；“(《]$/u.test(text));
  if (open.length + broken.length === 0) return [];
  const longest = Math.max(0, ...all.map(({ text }) => width(text)));
  const atEdge = all.filter(({ text }) => width(text) >= longest - 1 && !/[。！；;]$/u.test(text));
  // An edge that many cells share is the column's width, if some of them are plainly broken there.
  const edge = longest > shortest && atEdge.length >= cells && atEdge.length * 3 >= all.length && atEdge.some((cell) => open.includes(cell) || broken.includes(cell));
  const cut = new Set([...open, ...(edge ? [...atEdge, ...broken] : [])]);
  return all.filter((cell) => cut.has(cell));
}

/** Columns on paper: a Chinese character is two wide. */
function width(text: string): number {
  let columns = 0;
  for (const ch of text) columns += ch.charCodeAt(0) > 0xff ? 2 : 1;
  return columns;
}
