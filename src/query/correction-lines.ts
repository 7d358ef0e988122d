import * as z from 'zod';
import { CORRECTABLE, CORRECTABLE_KINDS } from '../store/corrections.ts';
import type { Correction, NewCorrection } from '../store/corrections.ts';

const value = z.union([z.string(), z.number(), z.null(), z.strictObject({
  raw: z.string(), kind: z.enum(['number', 'range', 'date', 'text']), op: z.enum(['eq', 'ge', 'gt', 'le', 'lt', 'approx']).nullable(),
  value: z.string().nullable(), high: z.string().nullable(), unit: z.string().nullable(),
})]);

/** One line of a file of corrections: what moves a person's work from one database to another. */
const line = z.strictObject({
  document: z.string().regex(/^[0-9a-f]{64}$/u), kind: z.enum(CORRECTABLE_KINDS as [Correction['kind'], ...Correction['kind'][]]), key: z.string(), field: z.string(),
  value, read: value, start: z.int(), end: z.int(), raw: z.string(), why: z.string().min(1), by: z.string().nullable(), at: z.string(),
}).refine(({ kind, field }) => CORRECTABLE[kind].includes(field), { path: ['field'], message: 'no such field' });

export const correctionLine = ({ document, kind, key, field, value: is, read, start, end, raw, why, by, at }: Correction): string =>
  `${JSON.stringify({ document, kind, key, field, value: is, read, start, end, raw, why, by, at })}\n`;

/** `wrong`: the first line that is none, 1-based, and what was expected there. */
export function parseCorrectionLines(text: string): { readonly corrections: readonly NewCorrection[]; readonly wrong: { readonly line: number; readonly expected: string } | null } {
  const corrections: NewCorrection[] = [];
  for (const [i, given] of text.split('\n').entries()) {
    if (given.trim() === '') continue;
    try {
      corrections.push(line.parse(JSON.parse(given)));
    } catch (error) {
      const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
      return { corrections: [], wrong: { line: i + 1, expected: issue ? `${issue.path.join('.')}: ${issue.message}` : String(error) } };
    }
  }
  return { corrections, wrong: null };
}
