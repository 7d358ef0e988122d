import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { howRead, scansRead } from '../../src/cli/how-read.ts';
import type { ImportProgress } from '../../src/pipeline/import-files.ts';
import { importIntoDatabase } from '../../src/pipeline/import-into-database.ts';
import type { OcrMode } from '../../src/pipeline/scan-settings.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { FigureRecord, Source } from '../../src/store/report.ts';
import type { StoredReport } from '../../src/store/store.ts';
import { aPrint, face } from '../ocr/a-print.ts';
import { aScannedPdf, SHEET } from '../ocr/a-scanned-pdf.ts';
import { aPdf, shown } from '../ingest/pdf/tiny-pdf.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'jixiao-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const database = (): string => path.join(folder, 'db.sqlite');
const progress: ImportProgress[] = [];
const load = (mode?: OcrMode) => importIntoDatabase({
  paths: [path.join(folder, 'in.pdf')], database: database(), jobs: 1, reread: false, now: () => '2024-01-01T00:00:00Z', onProgress: (p) => void progress.push(p),
  ...(mode && { ocr: { mode, engine: 'paddle' }, ocrAsked: true }),
});

async function report(): Promise<StoredReport> {
  const store = await openStore(database(), { mode: 'read' });
  try {
    for await (const found of store.reports({}, { withText: true })) return found;
    throw new Error('nothing imported');
  } finally {
    await store.close();
  }
}

describe.skipIf(face === undefined)('a scan (needs a Chinese font on this machine)', () => {
  test('that was imported unread is read when somebody asks for it, and its pages are counted', async () => {
    const jpeg = await sharp(await aPrint()).flatten().toColourspace('b-w').jpeg({ quality: 90 }).toBuffer();
    writeFileSync(path.join(folder, 'in.pdf'), aScannedPdf([{ entries: '/Width 760 /Height 180 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode', bytes: jpeg }]));
    expect((await load('never')).counts).toMatchObject({ new: 1, needsOcr: 1, scannedPages: 0 });
    expect((await load('never')).counts).toMatchObject({ unchanged: 1, scannedPages: 0 });
    expect((await load('auto')).counts).toMatchObject({ changed: 1, needsOcr: 0, scannedPages: 1 });
    const { records, text } = await report();
    expect(text).toContain('12.50');
    expect(scansRead(records)).toMatch(/^1 页由文字识别读出, 平均把握 \d+%; 存疑的数字 \d+ 个, 校正的 0 个$/u);
    expect(progress.some(({ pages }) => pages !== undefined)).toBe(true);
    // What was never asked for otherwise stays, and the document is not read a third time.
    expect((await load('auto')).counts).toMatchObject({ unchanged: 1 });
  });

  test('with a bad layer of text that was taken as it is, is read anew when somebody asks for every page', async () => {
    const jpeg = await sharp(await aPrint()).flatten().toColourspace('b-w').jpeg({ quality: 90 }).toBuffer();
    writeFileSync(path.join(folder, 'in.pdf'), aScannedPdf([{ entries: '/Width 760 /Height 180 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode', bytes: jpeg }], `BT 3 Tr /F1 20 Tf 20 60 Td (12.60 wan yuan) Tj ET q ${SHEET.width} 0 0 ${SHEET.height} 0 0 cm /Im1 Do Q`));
    expect((await load('never')).counts).toMatchObject({ new: 1, partial: 0, scannedPages: 0 });
    expect((await load('always')).counts).toMatchObject({ changed: 1, scannedPages: 1 });
    expect((await report()).text).toContain('12.50');
  });
});

test('what nobody asks for stays as it was: the settings of the import before hold', async () => {
  writeFileSync(path.join(folder, 'in.pdf'), aPdf({ pages: [{ content: shown('typed text', 72, 700) }] }));
  await load('never');
  expect((await load()).counts).toMatchObject({ unchanged: 1, outdated: 0 });
});

describe('how a value was read', () => {
  const at = (start: number, end: number): Source => ({ page: 1, table: 0, row: 1, column: 2, start, end, bbox: null });
  const none = { section: [], figure: [], indicator: [], score: [], quantity: [], finding: [], issue: [] };
  const readIssue = { code: 'ocr.page-read', severity: 'info' as const, message: '第 1 页由文字识别读出, 平均把握 97%', messageEn: '', page: 1, start: null, end: null };
  const doubt = { rule: 'ocr_low_confidence', kind: 'reading' as const, severity: 'info' as const, message: '', messageEn: '', expected: null, stated: null, evidence: [{ raw: '95', source: at(20, 22) }], rules: [] };
  const column = howRead<{ source: Source; fields?: Record<string, [number, number, number, number]> }>({ ...none, issue: [readIssue], finding: [doubt] })[0]!;

  test('stands beside it: a doubt about a cell is one about its indicator, not about its neighbour in the row', () => {
    expect(column.value({ source: at(10, 12), fields: { target: [1, 3, 20, 22] } })).toBe('识别, 存疑');
    expect(column.value({ source: at(14, 16) })).toBe('识别');
    expect(column.value({ source: { ...at(14, 16), page: 2 } })).toBe('文本');
  });

  test('is not told where all is type', () => {
    expect(howRead<FigureRecord>(none)).toEqual([]);
    expect(scansRead(none)).toBe(null);
  });
});
