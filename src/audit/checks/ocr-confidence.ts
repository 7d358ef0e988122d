import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import type { NumberDoubt, Place, Reading } from '../../model/records.ts';

const settings = z.strictObject({
  /** Below this confidence a number read from an image is doubtful. */
  lowest: z.number().min(0).max(1),
});

/**
 * Numbers read from an image with little confidence, or read differently by the second engine. Where the document's arithmetic
 * bears out the first reading nothing is said; where it bears out the second, that one was taken (`ocr_repaired`).
 */
export const ocrConfidence = defineCheck({
  name: 'ocr-confidence',
  settings,
  run: ({ reading }, rule, { lowest }) => {
    const { doubts = [] } = reading;
    if (doubts.length === 0) return [];
    return numbersOf(reading).flatMap(({ raw, at }) => {
      if (!/\d/u.test(raw)) return [];
      const here = doubts.filter((doubt) => doubt.start < at.end && doubt.end > at.start);
      const repaired = here.find((doubt) => doubt.settled === 'second');
      if (repaired) {
        return [findingOf(rule, {
          finding: 'ocr_repaired', evidence: [{ raw, at }],
          message: `扫描件上“${raw}”按另一识别结果“${repaired.other}”取值：与本文件的其他数字相符的是后者，请核对原件。`,
          messageEn: `${raw} was read from a scan; the other reading ${repaired.other} was taken, since it agrees with the document's other numbers.`,
        })];
      }
      const open = here.filter((doubt) => doubt.settled === null && isDoubtful(doubt, lowest));
      if (open.length === 0) return [];
      const other = open.find((doubt) => doubt.other !== null)?.other ?? null;
      const sure = `${Math.floor(Math.min(...open.map(({ confidence }) => confidence)) * 100)}%`;
      return [findingOf(rule, {
        evidence: [{ raw, at }],
        message: other === null ? `扫描件上“${raw}”识别把握不大(${sure})，请核对原件。` : other === '?' ? `扫描件上“${raw}”只有一个引擎识别出来(把握${sure})，请核对原件。` : `扫描件上“${raw}”识别存疑(把握${sure})，另一识别结果为“${other}”，请核对原件。`,
        messageEn: other === null ? `${raw} was read from a scan with little confidence (${sure}).` : `${raw} was read from a scan (${sure}); the other reading is ${other}.`,
      })];
    });
  },
});

export const isDoubtful = ({ confidence, other }: NumberDoubt, lowest: number): boolean => other !== null || confidence < lowest;

function numbersOf(reading: Omit<Reading, 'findings'>): { raw: string; at: Place }[] {
  return [
    ...reading.figures.map((f) => ({ raw: f.raw, at: f.at })),
    ...reading.quantities.map((q) => ({ raw: q.raw, at: q.at })),
    ...reading.scores.map((s) => ({ raw: s.score, at: s.at })),
    ...reading.indicators.flatMap((i) => (['target', 'actual', 'weight', 'score'] as const).flatMap((field) => {
      const value = i[field];
      const at = i.fields[field];
      return value === null || !at ? [] : [{ raw: typeof value === 'string' ? value : value.raw, at }];
    })),
  ];
}
