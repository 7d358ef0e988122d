import path from 'node:path';
import { DocumentBuilder } from '../../src/model/builder.ts';
import type { Document } from '../../src/model/document.ts';
import type { Section } from '../../src/model/records.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { segment } from '../../src/segment/segment.ts';

export const rules = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);

/** A document with one paragraph per line; lines with `|` are rows of a table. Empty lines end a table. */
export function aReport(text: string): Document {
  const builder = new DocumentBuilder('text/plain');
  let rows: string[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) builder.table({ origin: 'markup', cells: rows.flatMap((cells, row) => cells.map((content, column) => ({ row, column, content }))) });
    rows = [];
  };
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line.includes('|')) {
      rows.push(line.split('|').map((cell) => cell.trim()));
      continue;
    }
    endTable();
    if (line !== '') builder.paragraph(line);
  }
  endTable();
  return builder.build();
}

export const sectionsOf = (text: string): Section[] => segment(aReport(text), rules).value;

/** The outline as an indented list: two spaces a level, number and title. */
export const outlineOf = (text: string): string[] =>
  sectionsOf(text).map(({ level, number, title }) => `${'  '.repeat(level - 1)}${number ?? ''}${title}`);
