import type { GenBlock, GenTable } from './blocks.ts';
import { toGrid } from './blocks.ts';
import type { Random } from './random.ts';
import { gridLines, lineOf } from './render-text.ts';

/** How tables and running text of a dump are spoiled. */
export const TABLE_DAMAGE = ['tabs', 'pipes', 'cell-a-line', 'merged-in-the-middle'] as const;
export const PROSE_DAMAGE = ['hard-wrap', 'page-numbers', 'left-overs', 'duplicates', 'spaces', 'broken-headings'] as const;
export type TableDamage = (typeof TABLE_DAMAGE)[number];
export type ProseDamage = (typeof PROSE_DAMAGE)[number];

export interface Damage {
  readonly tables: TableDamage;
  readonly prose: readonly ProseDamage[];
}

export const someDamage = (random: Random): Damage => ({ tables: random.pick(TABLE_DAMAGE), prose: random.some(PROSE_DAMAGE, random.int(0, 2)) });

/** A text dump that has suffered; what it says is still all there. */
export function renderDamaged(blocks: readonly GenBlock[], damage: Damage, random: Random): string {
  let lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') lines.push(...tableText(block, damage.tables, damage.prose.includes('left-overs'), random), '');
    else if (damage.prose.includes('broken-headings') && block.kind === 'heading' && block.runIn === '' && block.title.length >= 12) lines.push(lineOf(block).slice(0, -5), lineOf(block).slice(-5), '');
    else lines.push(...(damage.prose.includes('hard-wrap') && block.kind === 'paragraph' ? wrap(lineOf(block), 38) : [lineOf(block)]), '');
  }
  if (damage.prose.includes('spaces')) lines = lines.map((line) => (line.includes('\t') || line.includes('|') ? line : line.replace(/(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/g, ' ')));
  if (damage.prose.includes('page-numbers')) lines = withPageNumbers(lines, random);
  if (damage.prose.includes('duplicates')) lines = withDuplicates(lines, random);
  return `${lines.join('\n')}\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (let i = 0; i < text.length; i += width) lines.push(text.slice(i, i + width));
  return lines;
}

function tableText(table: GenTable, damage: TableDamage, leftOvers: boolean, random: Random): string[] {
  const rows = damage === 'merged-in-the-middle' ? middled(table) : gridLines(table);
  const marked = leftOvers ? rows.map((row) => row.map((text) => (text.length > 12 && random.chance(0.5) ? `<p>${text}</p>` : text))) : rows;
  switch (damage) {
    case 'pipes':
      return marked.flatMap((row, i) => [`| ${row.join(' | ')} |`, ...(i === 0 ? [`|${row.map(() => '---').join('|')}|`] : [])]);
    case 'cell-a-line':
      return marked.flatMap((row) => ['', ...row.map((text) => `\t${text}`)]);
    default:
      return marked.map((row) => row.join('\t'));
  }
}

/** The text of a cell merged over rows stands once, in the row that is its middle, as text layers of PDFs give it. */
function middled(table: GenTable): string[][] {
  const grid = toGrid(table);
  const rows = Array.from({ length: grid.rowCount }, () => Array.from({ length: grid.columnCount }, () => ''));
  for (const { row, column, rows: height, text } of grid.cells) rows[row + Math.floor((height - 1) / 2)]![column] = text.replaceAll('\n', '');
  return rows;
}

/** A page break in mid-sentence with the page's number between. */
function withPageNumbers(lines: readonly string[], random: Random): string[] {
  let page = 0;
  return lines.flatMap((line) => {
    if (line.length < 60 || line.includes('\t') || line.includes('|') || !random.chance(0.4)) return [line];
    const at = random.int(20, line.length - 20);
    if (/[\d.,%]/.test(line.slice(at - 1, at + 1))) return [line];
    return [line.slice(0, at), '', `- ${++page} -`, '', line.slice(at)];
  });
}

/** A paragraph's end printed a second time, as some converters do at page breaks. */
function withDuplicates(lines: readonly string[], random: Random): string[] {
  return lines.flatMap((line) => (line.length > 50 && !line.includes('\t') && !line.includes('|') && random.chance(0.25) ? [line, line.slice(-20)] : [line]));
}
