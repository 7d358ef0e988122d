import * as XLSX from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';
import { toGrid } from './blocks.ts';
import type { GenBlock } from './blocks.ts';
import { lineOf } from './render-text.ts';

/** A workbook of one sheet: titles merged across, then the grid. Numbers are numbers with a format that shows them as printed. */
export function renderXlsx(blocks: readonly GenBlock[]): Uint8Array {
  const widest = Math.max(2, ...blocks.map((block) => (block.kind === 'table' ? toGrid(block).columnCount : 0)));
  const sheet: Record<string, unknown> = {};
  const merges: XLSX.Range[] = [];
  let row = 0;
  const put = (r: number, c: number, text: string): void => {
    if (text !== '') sheet[XLSX.utils.encode_cell({ r, c })] = toCell(text);
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      const grid = toGrid(block);
      for (const cell of grid.cells) {
        put(row + cell.row, cell.column, cell.text);
        if (cell.rows > 1 || cell.columns > 1) merges.push({ s: { r: row + cell.row, c: cell.column }, e: { r: row + cell.row + cell.rows - 1, c: cell.column + cell.columns - 1 } });
      }
      row += grid.rowCount + 1;
    } else {
      put(row, 0, lineOf(block));
      merges.push({ s: { r: row, c: 0 }, e: { r: row, c: widest - 1 } });
      row++;
    }
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, row - 1), c: widest - 1 } });
  sheet['!merges'] = merges;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet as XLSX.WorkSheet, 'Sheet1');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

function toCell(text: string): CellObject {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)$/.exec(text);
  if (!match || /^0\d/.test(text)) return { t: 's', v: text };
  const [, whole, fraction = '', sign] = match;
  const digits = fraction === '' ? '0' : `0.${'0'.repeat(fraction.length)}`;
  const number = Number(`${whole!.replaceAll(',', '')}${fraction === '' ? '' : `.${fraction}`}`);
  if (sign === '%') return { t: 'n', v: Number((number / 100).toPrecision(15)), z: `${digits}%` };
  return { t: 'n', v: number, z: whole!.includes(',') ? `#,##${digits}` : digits };
}
