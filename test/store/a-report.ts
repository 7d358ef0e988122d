/** Small reports for tests of what stands behind the store. */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { packReport } from '../../src/store/pack.ts';
import type { PackedReport } from '../../src/store/pack.ts';
import type { FactsRecord, FigureRecord, FindingRecord, IndicatorRecord, RecordsByKind, Report, SectionRecord, Source } from '../../src/store/report.ts';
import { searchTerms } from '../../src/store/search-terms.ts';

export const at = (start: number, end = start + 1, more: Partial<Source> = {}): Source => ({ page: null, table: null, row: null, column: null, start, end, bbox: null, ...more });

export const aFigure = (more: Partial<FigureRecord> = {}): FigureRecord => ({
  subject: 'department', measure: 'expenditure_total', label: '支出合计', stage: 'executed', year: 2022, amount: '10929000', raw: '1092.90万元', source: at(0), rules: ['measure.a'], ...more,
});

export const anIndicator = (more: Partial<IndicatorRecord> = {}): IndicatorRecord => ({
  subject: '宣传经费', objective: null, level1: '产出指标', level2: '数量指标', level3: '举办宣传活动', description: null,
  target: { raw: '≥12场', kind: 'number', op: 'ge', value: '12', high: null, unit: '场' }, actual: null, weight: '10', score: '9.5',
  reason: null, basis: null, remark: null, source: at(10, 16, { table: 0, row: 3, column: 2 }), fields: { target: [3, 3, 17, 21] }, rules: ['column.a', 'column.b'], ...more,
});

export const aFinding = (more: Partial<FindingRecord> = {}): FindingRecord => ({
  rule: 'sum_mismatch', kind: 'contradiction', severity: 'error', message: '各项之和与合计不符。', messageEn: 'the parts do not add up.', expected: '100', stated: '90',
  evidence: [{ raw: '90万元', source: at(3, 7) }], rules: ['check.sum'], ...more,
});

export const aSection = (more: Partial<SectionRecord> = {}): SectionRecord => ({ number: '一、', level: 1, title: '基本情况', path: ['基本情况'], source: at(0, 4), bodyEnd: 50, rules: [], ...more });

export interface ReportParts {
  readonly name?: string;
  readonly facts?: Partial<FactsRecord>;
  readonly records?: Partial<RecordsByKind>;
  readonly text?: string;
  readonly report?: Partial<Report>;
}

/** A report whose bytes are its name. */
export function aReport({ name = 'a.txt', facts = {}, records = {}, text = '基本情况\n本单位支出90万元。\n', report = {} }: ReportParts = {}): PackedReport {
  return packReport({
    sha256: sha256(name), bytes: name.length, mediaType: 'text/plain', pages: null, status: 'ok', reason: null, readBy: 'rules-1',
    facts: { title: '自评报告', reportType: 'overall_self_evaluation', department: '甲县财政局', region: '甲县', regionCode: '130123', fiscalYear: 2022, reportDate: null, rules: [], ...facts },
    records: { section: [], figure: [], indicator: [], score: [], quantity: [], finding: [], issue: [], ...records },
    text: { hash: sha256(text).slice(0, 32), packed: zstdCompressSync(text), pageStarts: [], terms: searchTerms(text) },
    ...report,
  });
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const idOf = (name: string): string => sha256(name).slice(0, 16);
