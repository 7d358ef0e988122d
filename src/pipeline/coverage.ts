import type { Document, Span } from '../model/document.ts';
import type { Reading } from '../model/records.ts';
import type { Coverage } from '../store/report.ts';

/** A printed number that is no part of a date, an ordinal or a document's number: 12, 1,092.90, 62.5%. */
const NUMBER = /(?<![\d.〔[第年月])\d[\d,]*(?:\.\d+)?(?![\d.]|[年月日号]|[、.)）](?!\d))/gu;

/**
 * How much of what is printed became records: table cells that hold a number, and numbers of running text outside headings.
 * A measure of what the rules do not know yet, not of accuracy: some numbers are nothing of a budget.
 */
export function coverageOf(document: Document, reading: Omit<Reading, 'findings'>): Coverage {
  const read = new Uint8Array(document.text.length + 1);
  const mark = ({ start, end }: Span): void => void read.fill(1, start, Math.max(end, start + 1));
  for (const figure of reading.figures) for (const { at } of [figure, ...(figure.restatements ?? [])]) mark(at);
  for (const indicator of reading.indicators) for (const at of [indicator.at, ...Object.values(indicator.fields)]) mark(at);
  for (const { at } of [...reading.scores, ...reading.quantities]) mark(at);
  const isRead = ({ start, end }: Span): boolean => read.subarray(start, end).includes(1);

  const cells = document.blocks.flatMap((block) => (block.kind === 'table' ? block.cells : [])).filter(({ start, end }) => /\d/u.test(document.text.slice(start, end)));
  const headings = new Set(reading.sections.map((section) => section.at.start));
  const numbers = document.blocks.flatMap((block) => (block.kind === 'paragraph' && !headings.has(block.start) ? numbersIn(document.text, block) : []));
  return { cells: cells.length, cellsRead: cells.filter(isRead).length, numbers: numbers.length, numbersRead: numbers.filter(isRead).length };
}

const numbersIn = (text: string, { start, end }: Span): Span[] =>
  [...text.slice(start, end).matchAll(NUMBER)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }));
