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

describe('a target whose comparison sign was hardly read', () => {
  /** What is said of a scanned form with a target that the result only just reaches, its sign read with this confidence. */
  function missed(sign: number): string[] {
    const builder = new DocumentBuilder('image/png');
    const run = (text: string, x: number, y: number, confidence = 0.99) => ({ text, page: 1, bbox: [x, y, x + 40, y + 12] as const, confidence });
    builder.paragraph([run('项目支出绩效自评表', 50, 30)]);
    const rows = [['项目名称', '图书馆运行费'], ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'], ['成本指标', '经济成本指标', '书籍采购成本', '<31万元', '31万元', '50', '50'], ['产出指标', '数量指标', '开放天数', '≥300天', '310天', '50', '50']];
    const pieces = (text: string, column: number, row: number) => text.split(/(?<=^[<≥])/u).map((part, i) => run(part, 50 + column * 60 + i * 15, 60 + row * 20, part === '<' ? sign : 0.99));
    builder.table({ origin: 'pixel', cells: rows.flatMap((cells, row) => cells.map((text, column) => ({ row, column, content: pieces(text, column, row) }))) });
    const { reading } = readReading(builder.build([{ number: 1, width: 595, height: 842, status: 'ocr', reason: null }]), rules);
    return reading.findings.filter(({ rule }) => rule === 'target_missed_full_score' || rule === 'ocr_low_confidence').map(({ rule, kind }) => `${rule} ${kind}`).sort();
  }

  test('is no contradiction of the department’s, and is told as a doubt', () => expect(missed(0.5)).toEqual(['ocr_low_confidence reading', 'target_missed_full_score reading']));
  test('and one where it was surely read', () => expect(missed(0.99)).toEqual(['target_missed_full_score contradiction']));
});
