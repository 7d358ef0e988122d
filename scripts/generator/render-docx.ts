import { AlignmentType, Document, HeadingLevel, LevelFormat, LevelSuffix, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { GenBlock, GenHeading, GenTable } from './blocks.ts';
import { lineOf } from './render-text.ts';

/** A Word file. With `automatic`, headings carry Word's own numbers instead of typed ones. */
export async function renderDocx(title: string, blocks: readonly GenBlock[], automatic: boolean): Promise<Uint8Array> {
  const headings = blocks.filter((block): block is GenHeading => block.kind === 'heading' && block.numbering !== null);
  const depths = new Map(headings.map((heading) => [heading.depth, heading.numbering!]));
  const levels = [...depths].sort(([a], [b]) => a - b).map(([depth, numbering]) => ({
    level: depth - 1, format: numbering.format === 'decimal' ? LevelFormat.DECIMAL : LevelFormat.CHINESE_COUNTING, text: numbering.text.replace('%', `%${depth}`), alignment: AlignmentType.START,
    suffix: numbering.text.startsWith('第') ? LevelSuffix.SPACE : LevelSuffix.NOTHING,
  }));
  const document = new Document({
    title, numbering: { config: automatic ? [{ reference: 'headings', levels }] : [] },
    sections: [{ children: blocks.map((block) => (block.kind === 'table' ? wordTable(block) : wordParagraph(block, automatic))) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function wordParagraph(block: Exclude<GenBlock, GenTable>, automatic: boolean): Paragraph {
  if (block.kind === 'heading') {
    const numbered = automatic && block.numbering !== null;
    return new Paragraph({
      children: [new TextRun({ text: numbered ? block.title + block.runIn : lineOf(block), bold: block.runIn === '' })],
      ...(block.runIn === '' && { heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4][block.depth - 1]! }),
      ...(numbered && { numbering: { reference: 'headings', level: block.depth - 1 } }),
    });
  }
  const centred = block.kind === 'title' || block.kind === 'subtitle';
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : block.align === 'right' ? AlignmentType.RIGHT : AlignmentType.JUSTIFIED,
    children: [new TextRun({ text: lineOf(block), bold: block.kind === 'title', size: centred ? 36 : 24 })],
  });
}

function wordTable(table: GenTable): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: table.rows.map((row) => new TableRow({
      children: row.map(({ text, rows = 1, columns = 1 }) => new TableCell({
        rowSpan: rows, columnSpan: columns,
        children: text.split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, size: 19 })] })),
      })),
    })),
  });
}
