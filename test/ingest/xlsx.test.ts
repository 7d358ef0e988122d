import * as XLSX from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/ingest/read-file.ts';
import { plainDecimal, spellOutFormats } from '../../src/ingest/sheet-text.ts';
import type { Document } from '../../src/model/document.ts';
import { cellsOf } from './office-builders.ts';

type Value = string | number | null | CellObject;

/** A workbook of sheets given as rows; `merges` in A1 style. */
async function read(sheets: Record<string, { rows: Value[][]; merges?: string[]; more?: (sheet: WorkSheet) => void }>, bookType: 'xlsx' | 'biff8' = 'xlsx', prepare?: (book: XLSX.WorkBook) => void): Promise<{ document: Document; lines: string[]; issues: string[] }> {
  const book = XLSX.utils.book_new();
  for (const [name, { rows, merges = [], more }] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    more?.(sheet);
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  prepare?.(book);
  const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
  const ingested = await readFile(bookType === 'xlsx' ? 'a.xlsx' : 'a.xls', bytes);
  if (ingested.kind !== 'document') throw new Error('not a document');
  return { document: ingested.document, lines: ingested.document.text.split('\n').slice(0, -1), issues: ingested.issues.map((issue) => issue.code) };
}

const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z !== undefined && { z }) });

describe('a sheet as it prints', () => {
  test('title, particulars and notes are paragraphs around the table', async () => {
    const { document, lines } = await read({
      Sheet1: {
        rows: [['2022年度项目支出绩效自评表'], ['填报单位:某县司法局', null, null, '单位:万元'], ['项目名称', '司法业务经费', '主管部门', '某县司法局'], ['资金总额', number(115), number(265.58), '100%'], ['注:本表一式两份。']],
        merges: ['A1:D1', 'A5:D5'],
      },
    });
    expect(lines).toEqual(['2022年度项目支出绩效自评表', '填报单位:某县司法局 单位:万元', '项目名称\t司法业务经费\t主管部门\t某县司法局', '资金总额\t115\t265.58\t100%', '注:本表一式两份。']);
    expect(document.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
  });

  test('merged cells occur once and empty cells are there', async () => {
    const { document } = await read({ Sheet1: { rows: [['一级指标', '三级指标', '得分'], ['产出指标', '场次', 5], [null, '案件', null]], merges: ['A2:A3'] } });
    expect(cellsOf(document)).toEqual(['0,0 一级指标', '0,1 三级指标', '0,2 得分', '1,0+2×1 产出指标', '1,1 场次', '1,2 5', '2,1 案件', '2,2 ']);
  });

  test('tables apart by a blank row are two, an empty line inside a form is none', async () => {
    const { document } = await read({ Sheet1: { rows: [['收入表', '金额'], ['合计', 5], [], ['支出表', '金额'], ['合计', 6], [null, null], ['基本支出', 4]] } });
    expect(cellsOf(document, 0)).toEqual(['0,0 收入表', '0,1 金额', '1,0 合计', '1,1 5']);
    expect(cellsOf(document, 1)).toEqual(['0,0 支出表', '0,1 金额', '1,0 合计', '1,1 6', '2,0 基本支出', '2,1 4']);
  });

  test('a sheet has its name above it unless that says nothing or is said again', async () => {
    const rows = [['甲', '乙'], ['丙', '丁']];
    const { lines } = await read({ Sheet1: { rows }, 收入支出表: { rows }, 自评表: { rows: [['2022年项目自评表'], ...rows], merges: ['A1:B1'] } });
    expect(lines).toEqual(['甲\t乙', '丙\t丁', '收入支出表', '甲\t乙', '丙\t丁', '2022年项目自评表', '甲\t乙', '丙\t丁']);
  });

  test('hidden sheets, rows and columns are kept aside', async () => {
    const { lines, document, issues } = await read(
      { Sheet1: { rows: [['甲', '密', '乙'], ['藏', '藏', '藏'], ['丙', '密', '丁']], more: (sheet) => { sheet['!rows'] = [{}, { hidden: true }]; sheet['!cols'] = [{}, { hidden: true }]; } }, 底稿: { rows: [['草稿', '数']] } },
      'xlsx',
      (book) => { book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }; },
    );
    expect(lines).toEqual(['甲\t乙', '丙\t丁']);
    expect(document.dropped.map((each) => each.text)).toEqual(['密', '藏\t藏\t藏', '密', '草稿\t数']);
    expect(issues).toEqual(['xlsx.hidden']);
  });
});

describe('numbers are as Excel shows them, never a float', () => {
  test.each<[string, number, string | undefined]>([
    ['1092.9', 1092.9, undefined], ['0.3', 0.1 + 0.2, undefined], ['11000000', 1.1e7, undefined], ['12345678901234', 12345678901234, undefined],
    ['0.00000015', 1.5e-7, undefined], ['12345678901234', 12345678901234, '0.00E+00'], ['1,092.90', 1092.9, '#,##0.00'], ['87.90%', 0.879, '0.00%'],
    ['2,324.91', 2324.91, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '], ['100%', 1, '0%'], ['14场', 14, '0"场"'], ['2021年3月24日', 44279, 'yyyy"年"m"月"d"日"'], ['2021/3/24', 44279, 'm/d/yy'],
  ])('%s', async (shown, value, format) => {
    const { document } = await read({ Sheet1: { rows: [['项', number(value, format)], ['乙', 1]] } });
    expect(cellsOf(document)[1]).toBe(`0,1 ${shown}`);
  });

  test('any decimal with at most 15 digits comes out as it went in', () => {
    let seed = 3;
    for (let i = 0; i < 2000; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const printed = `${seed % 10_000_000}.${String((seed >> 3) % 100).padStart(2, '0')}`.replace(/\.?0+$/, '');
      if (printed.includes('.')) expect(plainDecimal(Number(printed))).toBe(printed);
    }
  });

  test('reserved Chinese date formats get their code', () => {
    const styles = '<styleSheet><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="31" fontId="0"/></cellXfs></styleSheet>';
    expect(spellOutFormats(styles)).toBe('<styleSheet><numFmts count="1"><numFmt numFmtId="3031" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="3031" fontId="0"/></cellXfs></styleSheet>');
  });

  test('a formula without a stored result is an error, not an empty cell', async () => {
    const { issues } = await read({ Sheet1: { rows: [['合计', { t: 'n', f: 'SUM(B2:B3)' }], ['甲', 1]] } });
    expect(issues).toEqual(['xlsx.formula-without-value']);
  });

  test('an old .xls workbook is read in the same way', async () => {
    const { document, lines } = await read({ Sheet1: { rows: [['2022年预算表'], ['项目', '金额'], ['合计', number(1092.9, '#,##0.00')]], merges: ['A1:B1'] } }, 'biff8');
    expect(lines).toEqual(['2022年预算表', '项目\t金额', '合计\t1,092.90']);
    expect(document.mediaType).toBe('application/vnd.ms-excel');
  });
});
