import { fold, type Folded } from '../../chinese/fold.ts';
import { textOf, type Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Place, Section } from '../../model/records.ts';

/** A stretch of running text that is read as one: a paragraph, the text of a heading, or a cell of running text in a form. */
export interface Passage {
  readonly folded: Folded;
  readonly section: Section | null;
  /** `body` also for the part of a paragraph behind a run-in heading. */
  readonly kind: 'body' | 'heading' | 'goal' | 'result' | 'narrative';
  /** Cell of the form, if it stands in one; null in the body. */
  readonly cell: Omit<Place, 'start' | 'end'> | null;
  /** What is printed in front of the cell (预算执行情况); null in the body. */
  readonly label: string | null;
  /** Subject of the form that holds it; `department` in the body. */
  readonly subject: string;
}

/** The running text of a document in reading order: paragraphs with their section, then the prose cells of its forms. */
export function passagesOf(document: Document, sections: readonly Section[], forms: readonly Form[]): Passage[] {
  const passages: Passage[] = [];
  let next = 0;
  let section: Section | null = null;
  const add = (start: number, end: number, kind: Passage['kind'], owner: Section | null): void => {
    if (start >= end) return;
    const folded = fold(withMarks(textOf(document, { start, end })), start);
    if (folded.text !== '') passages.push({ folded, section: owner, kind, cell: null, label: null, subject: 'department' });
  };
  for (const paragraph of document.blocks) {
    if (paragraph.kind !== 'paragraph') continue;
    let from = paragraph.start;
    if (section) from = Math.max(from, Math.min(section.body.start, paragraph.end));
    for (; next < sections.length && sections[next]!.at.start < paragraph.end; next++) {
      const heading = sections[next]!;
      add(from, Math.min(heading.at.start, paragraph.end), 'body', section);
      section = heading;
      const title = Math.max(heading.at.start, paragraph.start);
      from = Math.min(Math.max(heading.body.start, paragraph.start), paragraph.end);
      if (title < from && LABELS_A_NUMBER.test(textOf(document, { start: title, end: Math.min(from + 12, paragraph.end) }).slice(from - title - 2))) from = title;
      else add(title, Math.min(heading.body.start, paragraph.end), 'heading', heading);
    }
    add(from, paragraph.end, 'body', section);
  }
  for (const form of forms) {
    for (const { cell, role } of form.prose) {
      const { start, end, ...place } = cell.at;
      const folded = fold(textOf(document, { start, end }), start);
      if (folded.text !== '') passages.push({ folded, section: null, kind: role, cell: place, label: labelOf(document, cell.at), subject: form.subject });
    }
  }
  return passages;
}

/** A number with its unit, then white space in front of words. */
const GAP_BEHIND_NUMBER = /(\d[\d,.]*\s?(?:%|[万亿]?元|\p{Script=Han}{1,2}))\s+(?=\p{Script=Han}|(?:19|20)\d\d年)/u;
const GAP = /(?<=[\p{Script=Han}%])[ \t\u3000]+(?=\p{Script=Han})/gu;

/** A text that has lost its marks: where white space alone ends clauses behind numbers, it is read as a comma. Lengths stay. */
function withMarks(text: string): string {
  if (/[,，;；。、](?!\d)/u.test(text) || !GAP_BEHIND_NUMBER.test(text) || [...text.matchAll(GAP)].length < 2) return text;
  return text.replace(new RegExp(GAP_BEHIND_NUMBER, 'gu'), (all, number: string) => number + '，'.padEnd(all.length - number.length, ' '));
}

/** `1、收入:792.22万元`: the run-in heading is what its number is of, and both are read as one. Tried two characters before its end. */
const LABELS_A_NUMBER = /^.{0,2}[:：]\s*(?:约|共|共计|合计|为)?\s*\d/su;

/** The text of the cell to the left of a cell, or above it. */
function labelOf(document: Document, at: Place): string {
  const table = document.blocks.find((block) => block.kind === 'table' && block.index === at.table);
  if (table?.kind !== 'table' || at.row === null || at.column === null) return '';
  const { row, column } = at;
  const covers = (from: number, span: number, index: number): boolean => from <= index && index < from + span;
  const left = table.cells.findLast((cell) => cell.column < column && covers(cell.row, cell.rowSpan, row) && cell.end > cell.start);
  const above = table.cells.findLast((cell) => cell.row < row && covers(cell.column, cell.columnSpan, column) && cell.end > cell.start);
  const label = left ?? above;
  return label ? fold(textOf(document, label)).text : '';
}
