import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';

const settings = z.strictObject({
  /** So many short lines in a row with so many bare amounts among them are a table whose cells were printed one below the other. */
  lines: z.int().positive(),
  amounts: z.int().positive(),
  /** Longer lines are text. */
  longest: z.int().positive(),
  /** How many amounts are quoted. */
  quoted: z.int().positive(),
});

/** Tables whose cells stand one a line: no row says which amount is whose, so none is read, and that is said. */
export const unreadLines = defineCheck({
  name: 'unread-lines',
  settings,
  run: ({ document }, rule, { lines, amounts, longest, quoted }) => {
    const runs: { text: string; start: number; end: number }[][] = [[]];
    for (const block of document.blocks) {
      const text = block.kind === 'paragraph' ? document.text.slice(block.start, block.end).trim() : '';
      if (block.kind === 'paragraph' && text === '') continue;
      if (block.kind === 'paragraph' && text.length <= longest && !/[。；;]/u.test(text)) runs.at(-1)!.push({ text, start: block.start, end: block.end });
      else runs.push([]);
    }
    const found = runs.map((run) => ({ run, bare: run.filter(({ text }) => AMOUNT.test(text)) })).filter(({ run, bare }) => run.length >= lines && bare.length >= amounts);
    return found.map(({ bare }) => findingOf(rule, {
      evidence: bare.slice(0, quoted).map(({ text, start, end }) => ({ raw: text, at: { start, end, table: null, row: null, column: null } })),
      message: `有${bare.length}个数各占一行，是拆散的表格，无法确定属于哪一项，未读取，如${bare.slice(0, 3).map(({ text }) => `“${text}”`).join('、')}。`,
      messageEn: `${bare.length} amounts stand alone in their lines, a table printed cell by cell; they were not read.`,
    }));
  },
});

/** With decimals: a bare count of lines or columns has none. */
const AMOUNT = /^-?\d{1,3}(?:,?\d{3})*\.\d{1,4}$/u;
