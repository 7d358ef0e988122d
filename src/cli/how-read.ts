import type { RecordsByKind, Source } from '../store/report.ts';
import { say } from './language.ts';
import type { Column } from './table.ts';

const READ = 'ocr.page-read';
const DOUBTED = 'ocr_low_confidence';
const REPAIRED = 'ocr_repaired';

/**
 * How each value was read, for documents in which pages were read from pixels: a column, or none where all is type.
 * What exactly is doubted, and what the other engine read, stands in the findings.
 */
export function howRead<R extends { readonly source: Source }>({ issue, finding }: RecordsByKind): Column<R>[] {
  const pages = new Set(issue.filter(({ code }) => code === READ).map(({ page }) => page));
  if (pages.size === 0) return [];
  const places = (rule: string): Source[] => finding.filter((f) => f.rule === rule).flatMap(({ evidence }) => evidence.map(({ source }) => source));
  const [doubted, repaired] = [places(DOUBTED), places(REPAIRED)];
  // An indicator's place is its row; what is doubted in it is one of the row's cells.
  const isAt = ({ source }: R, found: readonly Source[]): boolean =>
    found.some((s) => (s.start < source.end && s.end > source.start) || (source.table !== null && s.table === source.table && s.row === source.row && source.column === null));
  return [{
    title: say('读法', 'read by'),
    value: (record) => (!pages.has(record.source.page) ? say('文本', 'type') : isAt(record, repaired) ? say('识别, 已校正', 'OCR, repaired') : isAt(record, doubted) ? say('识别, 存疑', 'OCR, doubtful') : say('识别', 'OCR')),
  }];
}

/** Issues for people: that a page was read by OCR is said by the column. */
export const isTrouble = ({ code }: { readonly code: string }): boolean => code !== READ;
