import * as z from 'zod';
import { runsIn } from '../../model/places.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import type { Place } from '../../model/records.ts';

const settings = z.strictObject({
  /** Below this confidence a number read from an image is doubtful. */
  lowest: z.number().min(0).max(1),
});

/** Numbers read from an image with little confidence, or read differently by the second engine. */
export const ocrConfidence = defineCheck({
  name: 'ocr-confidence',
  settings,
  run: ({ document, reading }, rule, { lowest }) => {
    if (!document.runs.some((run) => run.confidence !== undefined)) return [];
    const numbers: { raw: string; at: Place }[] = [
      ...reading.figures.map((f) => ({ raw: f.raw, at: f.at })),
      ...reading.quantities.map((q) => ({ raw: q.raw, at: q.at })),
      ...reading.scores.map((s) => ({ raw: s.score, at: s.at })),
      ...reading.indicators.flatMap((i) => (['target', 'actual', 'weight', 'score'] as const).flatMap((field) => {
        const value = i[field];
        const at = i.fields[field];
        return value === null || !at ? [] : [{ raw: typeof value === 'string' ? value : value.raw, at }];
      })),
    ];
    return numbers.flatMap(({ raw, at }) => {
      const doubtful = runsIn(document.runs, at).filter((run) => run.confidence !== undefined && (run.confidence < lowest || run.otherReading !== undefined));
      if (doubtful.length === 0 || !/\d/u.test(raw)) return [];
      const other = doubtful.find((run) => run.otherReading !== undefined)?.otherReading;
      return [findingOf(rule, {
        evidence: [{ raw, at }],
        message: other ? `扫描件上“${raw}”识别存疑，另一识别结果为“${other}”，请核对原件。` : `扫描件上“${raw}”识别把握不大，请核对原件。`,
        messageEn: other ? `${raw} was read from a scan; the other reading is ${other}.` : `${raw} was read from a scan with little confidence.`,
      })];
    });
  },
});
