import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { misreadingsOf } from '../../src/audit/misreadings.ts';
import { DocumentBuilder } from '../../src/model/builder.ts';
import { readReading } from '../../src/pipeline/read-report.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], GROUPS);

/** What is said of a scanned sentence all of whose numbers were read with this confidence: contradictions, and doubts about the reading that would be ones. */
function told(sentence: string, confidence: number): string[] {
  const builder = new DocumentBuilder('image/png');
  const piece = (text: string, i: number) => ({ text, page: 1, bbox: [50 + i * 20, 50, 70 + i * 20, 62] as const, confidence });
  builder.paragraph([piece('安和县监测局2022年度部门决算公开', 0)]);
  builder.paragraph(sentence.split(/(\d[\d.,]*)/u).filter((text) => text !== '').map(piece));
  const { reading } = readReading(builder.build([{ number: 1, width: 595, height: 842, status: 'ocr', reason: null }]), rules);
  return reading.findings.filter(({ rule }) => rule === 'sum_mismatch' || rule === 'share_mismatch').map(({ rule, kind, severity }) => `${rule} ${kind} ${severity}`);
}

const parts = (basic: string, project: string): string => `2022年度支出合计100.00万元,其中:基本支出${basic}万元,项目支出${project}万元。`;

describe('numbers that may be printed where another was read', () => {
  const values = (printed: string, how: string): string[] => misreadingsOf(printed).filter((each) => each.how === how).map(({ value }) => value.toFixed());

  test('a digit looks like another one', () => {
    expect(values('38', 'alike')).toEqual(expect.arrayContaining(['88', '98', '33', '36', '30']));
    expect(values('38', 'alike')).not.toContain('34');
  });
  test('a digit, the point or the minus is lost or added', () => {
    expect(values('3.5', 'length')).toEqual(expect.arrayContaining(['35', '13.5', '3.15', '-3.5']));
  });
  test('separators of thousands vouch for the digits in front of the point', () => {
    expect(values('1,092.90', 'length')).not.toContain('109.9');
    expect(values('1,092.90', 'length')).toEqual(expect.arrayContaining(['21092.9', '1092']));
    expect(values('181,092.90', 'length')).toContain('11092.9');
  });
});

describe('a contradiction in a scan', () => {
  test('that no single misreading explains is the department’s, however faint its numbers', () => {
    expect(told(parts('46.12', '12.34'), 0.7)).toEqual(['sum_mismatch contradiction error']);
  });
  test('that a digit for one like it would explain is a doubt where the number was not fully sure', () => {
    expect(told(parts('68.00', '40.00'), 0.95)).toEqual(['sum_mismatch reading info']);
    expect(told(parts('68.00', '40.00'), 0.99)).toEqual(['sum_mismatch contradiction error']);
  });
  test('that a quite different digit would explain is a doubt only where the number was faint', () => {
    expect(told(parts('70.00', '40.00'), 0.95)).toEqual(['sum_mismatch contradiction error']);
    expect(told(parts('70.00', '40.00'), 0.8)).toEqual(['sum_mismatch reading info']);
  });
  test('that rests on a number hardly read at all is a doubt', () => {
    expect(told(parts('46.12', '12.34'), 0.5)).toEqual(['sum_mismatch reading info']);
  });
  test('between a whole and parts that stop in mid-sentence is a doubt', () => {
    expect(told('2022年度支出合计100.00万元,其中:基本支出46.12万元,项目支出12.34万元（设备购置', 0.99)).toEqual(['sum_mismatch reading info']);
  });
});
