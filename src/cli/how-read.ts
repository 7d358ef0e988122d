import type { IndicatorRecord, RecordsByKind, Source } from '../store/report.ts';
import { DOUBTED, PAGE_READ, REPAIRED } from '../model/scan-marks.ts';
import { say } from './language.ts';
import type { Column } from './table.ts';


/**
 * How each value was read, for documents in which pages were read from pixels: a column, or none where all is type.
 * What exactly is doubted, and what the other engine read, stands in the findings.
 */
export function howRead<R extends { readonly source: Source }>({ issue, finding }: RecordsByKind): Column<R>[] {
  const pages = new Set(issue.filter(({ code }) => code === PAGE_READ).map(({ page }) => page));
  if (pages.size === 0) return [];
  const places = (rule: string): Source[] => finding.filter((f) => f.rule === rule).flatMap(({ evidence }) => evidence.map(({ source }) => source));
  const [doubted, repaired] = [places(DOUBTED), places(REPAIRED)];
  const isAt = (record: R, found: readonly Source[]): boolean => spansOf(record).some(({ start, end }) => found.some((s) => s.start < end && s.end > start));
  return [{
    title: say('读法', 'read by'),
    value: (record) => (!pages.has(record.source.page) ? say('文本', 'type') : isAt(record, repaired) ? say('识别, 已校正', 'OCR, repaired') : isAt(record, doubted) ? say('识别, 存疑', 'OCR, doubtful') : say('识别', 'OCR')),
  }];
}

/** One line on a document whose pages were read from pixels; null where all is type. */
export function scansRead({ issue, finding }: RecordsByKind): string | null {
  const pages = issue.filter(({ code }) => code === PAGE_READ);
  if (pages.length === 0) return null;
  const sure = Math.round(pages.reduce((sum, { message }) => sum + Number(/(\d+)%/u.exec(message)?.[1] ?? 0), 0) / pages.length);
  const [doubted, repaired] = [DOUBTED, REPAIRED].map((rule) => finding.filter((f) => f.rule === rule).length);
  return say(
    `${pages.length} 页由文字识别读出, 平均把握 ${sure}%; 存疑的数字 ${doubted} 个, 校正的 ${repaired} 个`,
    `${pages.length} pages read by OCR, mean confidence ${sure}%; ${doubted} doubtful numbers, ${repaired} repaired`,
  );
}

/** Where a record was read: an indicator in several cells of its row. */
function spansOf(record: { readonly source: Source; readonly fields?: IndicatorRecord['fields'] }): { start: number; end: number }[] {
  return [record.source, ...Object.values(record.fields ?? {}).map(([, , start, end]) => ({ start, end }))];
}

/** Issues for people: that a page was read by OCR is said by the column. */
export const isTrouble = ({ code }: { readonly code: string }): boolean => code !== PAGE_READ;
