import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';

const settings = z.strictObject({
  /** How many of a form's unknown cells are quoted. */
  quoted: z.int().positive(),
});

/** Cells that no rule understood, so that what was not read is visible. */
export const unparsed = defineCheck({
  name: 'unparsed',
  settings,
  run: ({ forms }, rule, { quoted }) => forms.flatMap((form) => {
    if (form.unknown.length === 0) return [];
    const shown = form.unknown.slice(0, quoted);
    return [findingOf(rule, {
      evidence: shown.map(({ text, at }) => ({ raw: text, at })),
      message: `第${(form.tables[0] ?? 0) + 1}个表格有${form.unknown.length}格未能识别，如${shown.slice(0, 3).map(({ text }) => `“${text.slice(0, 20)}”`).join('、')}。`,
      messageEn: `${form.unknown.length} cells of table ${(form.tables[0] ?? 0) + 1} were not understood.`,
    })];
  }),
});
