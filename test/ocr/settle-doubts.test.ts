import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DocumentBuilder } from '../../src/model/builder.ts';
import type { Piece } from '../../src/model/builder.ts';
import type { Document } from '../../src/model/document.ts';
import { readReading } from '../../src/pipeline/read-report.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], GROUPS);

/** A scanned paragraph; `first|second` is a number that the two engines read differently. */
function aScan(...lines: readonly string[]): Document {
  const builder = new DocumentBuilder('image/png');
  lines.forEach((line, i) => {
    const pieces: Piece[] = line.split(/(\d[\d.,]*\|[\d.,?]+)/u).filter((text) => text !== '').map((text, j) => {
      const [first, other] = text.split('|');
      return { text: first!, page: 1, bbox: [50 + j * 20, 50 + i * 20, 70 + j * 20, 62 + i * 20], confidence: other === undefined ? 0.99 : 0.95, ...(other !== undefined && { otherReading: other }) };
    });
    builder.paragraph(pieces);
  });
  return builder.build([{ number: 1, width: 595, height: 842, status: 'ocr', reason: null }]);
}

const read = (...lines: readonly string[]) => {
  const { reading } = readReading(aScan('安和县监测局2022年度部门决算公开', ...lines), rules);
  return {
    amounts: Object.fromEntries(reading.figures.map((f) => [f.measure, f.amount])), raws: reading.figures.map((f) => f.raw),
    findings: reading.findings.filter(({ rule }) => rule !== 'unparsed').map(({ rule, kind, severity }) => `${rule} ${kind} ${severity}`),
  };
};

const sum = (basic: string, project = '40.00'): string => `2022年度支出合计100.00万元,其中:基本支出${basic}万元,项目支出${project}万元。`;

describe('a number that two engines read differently', () => {
  test('is taken as the second read it where only that adds up; raw keeps the first', () => {
    const { amounts, raws, findings } = read(sum('80.00|60.00'));
    expect(amounts['basic_expenditure']).toBe('600000');
    expect(raws).toContain('80.00万元');
    expect(findings).toEqual(['ocr_repaired reading info']);
  });

  test('of another length is repaired as well, and the places after it stay right', () => {
    const { amounts, raws, findings } = read(sum('6.00|60.00'));
    expect(amounts).toMatchObject({ basic_expenditure: '600000', project_expenditure: '400000' });
    expect(raws).toEqual(expect.arrayContaining(['6.00万元', '40.00万元']));
    expect(findings).toEqual(['ocr_repaired reading info']);
  });

  test('is believed without a word where the first adds up', () => {
    const { amounts, findings } = read(sum('60.00|80.00'));
    expect(amounts['basic_expenditure']).toBe('600000');
    expect(findings).toEqual([]);
  });

  test('stays doubtful where nothing decides', () => {
    const { amounts, findings } = read('2022年度基本支出60.00|80.00万元。');
    expect(amounts['basic_expenditure']).toBe('600000');
    expect(findings).toEqual(['ocr_low_confidence reading info']);
  });

  test('is never changed into a number that neither engine read, and is no contradiction of the department', () => {
    const { amounts, findings } = read(sum('80.00|90.00'));
    expect(amounts['basic_expenditure']).toBe('800000');
    expect(findings.filter((finding) => finding.includes('contradiction'))).toEqual([]);
    expect(findings).toEqual(expect.arrayContaining(['sum_mismatch reading info', 'ocr_low_confidence reading info']));
  });

  test('a contradiction between numbers that were surely read stays a contradiction', () => {
    expect(read(sum('70.00')).findings).toEqual([expect.stringMatching(/^sum_mismatch contradiction/u)]);
  });
});
