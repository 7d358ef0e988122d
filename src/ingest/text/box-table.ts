import { displayWidth } from './wrap-style.ts';

/** A cell of a table drawn with characters. */
export interface PlacedText {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

const VERTICAL = /[|｜│┃║+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╟╫╢╓╥╖╙╨╜┍┑┕┙┝┥]/u;
const HORIZONTAL = /^[\s\-=─━═┄┈╌:]*[-=─━═┄┈╌]{2}[\s\-=─━═┄┈╌:]*$/u;

interface Field {
  /** Display columns of the characters on its left and right. */
  readonly left: number;
  readonly right: number;
  readonly text: string;
  readonly isRule: boolean;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly lines: string[];
}

/** Places the cells by the columns in which bars and rules are drawn: a rule below some cells only leaves the others open over it. */
export function boxRows(lines: readonly string[]): PlacedText[] {
  const width = ruleWidth(lines);
  const fields = lines.map((line) => fieldsOf(line, width));
  const edges = edgesOf(fields);
  const cells: PlacedText[] = [];
  const open: (OpenCell | null)[] = edges.map(() => null);
  let row = -1;
  let afterRule = true;
  const close = (from: number, to: number, nextRow: number): void => {
    for (let column = from; column < to; column++) {
      const cell = open[column];
      if (!cell) continue;
      cells.push({ row: cell.row, column: cell.column, columnSpan: cell.columnSpan, rowSpan: Math.max(1, nextRow - cell.row), text: cell.lines.join('\n') });
      for (let k = cell.column; k < cell.column + cell.columnSpan; k++) open[k] = null;
    }
  };
  for (const line of fields) {
    const rules = line.filter((field) => field.isRule);
    if (rules.length > 0) {
      for (const field of rules) close(edgeAt(edges, field.left), edgeAt(edges, field.right), row + 1);
      afterRule = true;
    } else if (afterRule) {
      row++;
      afterRule = false;
    }
    const isWholeRule = rules.length === line.length;
    for (const field of isWholeRule ? [] : line) {
      const from = edgeAt(edges, field.left);
      const to = edgeAt(edges, field.right);
      if (field.isRule || to <= from) continue;
      const same = open[from];
      if (same && same.column === from && same.columnSpan === to - from) {
        if (field.text !== '') same.lines.push(field.text);
        continue;
      }
      if (rules.length > 0 && field.text === '') continue;
      close(from, to, row);
      const cell: OpenCell = { row: Math.max(row, 0), column: from, columnSpan: to - from, lines: field.text === '' ? [] : [field.text] };
      for (let k = from; k < to; k++) open[k] = cell;
    }
  }
  close(0, edges.length, row + 1);
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Ruling characters are one or two columns wide, by the font they were drawn for: the width under which the bars stand below each other. */
function ruleWidth(lines: readonly string[]): 1 | 2 {
  const spread = (width: 1 | 2): number => new Set(lines.flatMap((line) => fieldsOf(line, width).map((field) => field.left))).size;
  return spread(2) < spread(1) ? 2 : 1;
}

function fieldsOf(line: string, width: 1 | 2): Field[] {
  const fields: Field[] = [];
  let column = 0;
  let left: number | null = null;
  let text = '';
  const isRuleLine = /[+─━═┄-][-─━═=+┼┬┴]/u.test(line);
  for (const ch of line) {
    const isEdge = VERTICAL.test(ch) && (ch !== '+' || (isRuleLine && !/\d$/u.test(text)));
    if (isEdge) {
      if (left !== null) fields.push({ left, right: column, text: HORIZONTAL.test(text) ? '' : text.trim(), isRule: HORIZONTAL.test(text) });
      left = column;
      text = '';
    } else text += ch;
    column += /[\u2500-\u257f]/u.test(ch) ? width : displayWidth(ch);
  }
  return fields;
}

/** Columns in which edges are drawn; edges within one column of each other are one, since padding slips. */
function edgesOf(lines: readonly (readonly Field[])[]): number[] {
  const seen = new Map<number, number>();
  for (const line of lines) for (const field of line) for (const at of [field.left, field.right]) seen.set(at, (seen.get(at) ?? 0) + 1);
  const edges: number[] = [];
  for (const [at, count] of [...seen].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (!edges.some((edge) => Math.abs(edge - at) <= 1) && (count >= 2 || edges.length < 2)) edges.push(at);
  }
  return edges.sort((a, b) => a - b);
}

function edgeAt(edges: readonly number[], column: number): number {
  let best = 0;
  for (const [i, edge] of edges.entries()) if (Math.abs(edge - column) < Math.abs(edges[best]! - column)) best = i;
  return best;
}
