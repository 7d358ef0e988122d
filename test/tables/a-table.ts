import path from 'node:path';
import { recordsOfForms, type FormRecords } from '../../src/extract/forms/records-of-forms.ts';
import { DocumentBuilder, type CellInput } from '../../src/model/builder.ts';
import type { Document, TableOrigin } from '../../src/model/document.ts';
import type { Form } from '../../src/model/form.ts';
import type { Issue } from '../../src/model/outcome.ts';
import type { DocumentFacts, Value } from '../../src/model/records.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { readForms } from '../../src/tables/read-forms.ts';

export const rules = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);

/** Rows as lines, cells separated by `|`. `<` belongs to the cell on its left, `^` to the cell above it; spaces at the ends are dropped. */
export interface TableText {
  readonly origin?: TableOrigin;
  readonly rows: string;
}

/** A document of paragraphs and tables from text. */
export function aDocument(...parts: readonly (string | TableText)[]): Document {
  const builder = new DocumentBuilder('text/plain');
  for (const part of parts) {
    if (typeof part === 'string') builder.paragraph(part);
    else {
      const { cells, columnCount } = cellsOf(part.rows);
      builder.table({ origin: part.origin ?? 'markup', cells, columnCount });
    }
  }
  return builder.build();
}

export interface Said extends FormRecords {
  readonly document: Document;
  readonly forms: readonly Form[];
  readonly issues: readonly Issue[];
}

/** Everything the forms of a document say, for the fiscal year 2022 unless another is given. */
export function whatFormsSay(document: Document, fiscalYear: number | null = 2022): Said {
  const facts: DocumentFacts = { title: null, reportType: 'other', department: null, region: null, regionCode: null, fiscalYear, reportDate: null, rules: [] };
  const forms = readForms(document, [], rules);
  const records = recordsOfForms(document, forms.value, facts, rules);
  return { document, forms: forms.value, ...records.value, issues: [...forms.issues, ...records.issues] };
}

/** One line an indicator: `objective / level1 / level2 / level3: target → actual, weight, score` and further fields by name; empty fields left out. */
export function indicatorLines(said: Said): string[] {
  return said.indicators.map((row) => {
    const names = [row.objective === null ? null : `#${row.objective}`, row.level1 ?? '-', row.level2 ?? '-', row.level3].filter((name) => name !== null).join(' / ');
    const values = [
      row.target && `target ${valueText(row.target)}`, row.actual && `actual ${valueText(row.actual)}`, row.weight !== null && `weight ${row.weight}`,
      row.score !== null && `score ${row.score}`, row.description !== null && `description ${row.description}`, row.basis !== null && `basis ${row.basis}`,
      row.reason !== null && `reason ${row.reason}`, row.remark !== null && `remark ${row.remark}`,
    ].filter(Boolean);
    return [names, ...values].join(' | ');
  });
}

const valueText = (value: Value): string =>
  value.kind === 'number' ? `${value.op === 'eq' ? '' : `${value.op} `}${value.value}${value.unit ?? ''}` : value.kind === 'range' ? `${value.value}~${value.high}${value.unit ?? ''}` : value.kind === 'date' ? `${value.op} ${value.value}` : `'${value.raw}'`;

/** One line a figure: `subject: measure(label if other) stage year = amount`. */
export const figureLines = (said: Said): string[] =>
  said.figures.map((f) => `${f.subject}: ${f.measure}${f.measure === 'other' ? `(${f.label})` : ''} ${f.stage} ${f.year} = ${f.amount}`);

/** One line a score: `subject: item score/full grade`. */
export const scoreLines = (said: Said): string[] => said.scores.map((s) => `${s.subject}: ${s.item} ${s.score}/${s.full ?? '-'}${s.grade ? ` ${s.grade}` : ''}`);

function cellsOf(rows: string): { cells: CellInput[]; columnCount: number } {
  const grid = rows.trim().split('\n').map((line) => line.trim().replace(/\|$/u, '').split('|').map((cell) => cell.trim()));
  const columnCount = Math.max(...grid.map((row) => row.length));
  const cells: CellInput[] = [];
  grid.forEach((row, r) => {
    row.forEach((content, c) => {
      if (content === '<' || content === '^') return;
      let columnSpan = 1;
      while (row[c + columnSpan] === '<') columnSpan++;
      let rowSpan = 1;
      while (grid[r + rowSpan]?.[c] === '^') rowSpan++;
      cells.push({ row: r, column: c, rowSpan, columnSpan, content: content.replaceAll('⏎', '\n') });
    });
  });
  return { cells, columnCount };
}
