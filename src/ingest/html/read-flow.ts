import type { CellInput } from '../../model/builder.ts';
import type { Dropped, ParagraphStyle } from '../../model/document.ts';
import { DocumentError } from '../../model/outcome.ts';
import { startsWithListMark } from '../text/list-mark.ts';
import type { FlowItem } from '../flow.ts';
import { placeCells, type PlacedTable } from './grid.ts';
import { isLayoutTable } from './layout-table.ts';
import { listNumber } from './list-numbers.ts';
import { allText, headingLevel, isBlock, isBold, isCentred, isElement, isMenu, visibilityOf, type Element, type Node } from './nodes.ts';

export interface Flow {
  readonly items: readonly FlowItem[];
  readonly dropped: readonly Dropped[];
}

/** Tables inside tables that any page was seen to have, many times over. */
const DEEPEST_TABLE = 64;

/**
 * Reads the printed text of a page or a part of one: lines and tables from top to bottom, and what a browser would not
 * show. `depth` counts the tables around it; throws `DocumentError` when they are nested beyond reason.
 */
export function readFlow(nodes: readonly Node[], depth = 0): Flow {
  if (depth > DEEPEST_TABLE) throw new DocumentError('corrupt', '表格嵌套过深, 无法读取', 'tables are nested too deeply');
  const reader = new FlowReader(depth);
  reader.visitAll(nodes, {});
  reader.endLine();
  return { items: reader.items, dropped: reader.dropped };
}

/** A line while it is written. */
interface OpenLine {
  text: string;
  boldLength: number;
  style: ParagraphStyle;
}

interface Context {
  readonly style?: ParagraphStyle;
  readonly bold?: boolean;
  readonly preformatted?: boolean;
}

const MAY_BE_MENU = new Set(['ul', 'ol', 'div', 'p', 'dl']);

/** Nodes that are being printed one after the other; `block` names the element whose end ends a line. */
interface Step {
  readonly nodes: readonly Node[];
  readonly context: Context;
  next: number;
  readonly block: string | null;
}

function withInline(context: Context, element: Element): Context {
  const bold = context.bold === true || isBold(element);
  const preformatted = context.preformatted === true || element.name === 'pre' || element.name === 'textarea';
  return bold === (context.bold ?? false) && preformatted === (context.preformatted ?? false) ? context : { ...context, bold, preformatted };
}

class FlowReader {
  readonly items: FlowItem[] = [];
  readonly dropped: Dropped[] = [];
  #line: OpenLine | null = null;
  /** Number of a list item whose first line is still to come. */
  #number: string | null = null;
  #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  /** Goes through the tree with a stack of its own: pages that never close their elements nest thousands deep. */
  visitAll(nodes: readonly Node[], context: Context): void {
    const open: Step[] = [{ nodes, context, next: 0, block: null }];
    for (let step = open.at(-1); step; step = open.at(-1)) {
      const node = step.nodes[step.next++];
      if (node) {
        const inner = this.#enter(node, step.context);
        if (inner) open.push(inner);
        continue;
      }
      open.pop();
      if (!step.block) continue;
      this.endLine();
      if (step.block === 'li') this.#number = null;
    }
  }

  endLine(): void {
    const line = this.#line;
    this.#line = null;
    if (!line) return;
    const text = line.text.trimEnd();
    if (text.trim() === '') return;
    const length = text.replace(/\s/gu, '').length;
    const bold = line.boldLength > 0 && line.boldLength >= length;
    this.items.push({ kind: 'line', text, startsPage: false, style: { ...line.style, ...(bold && { bold: true }) } });
  }

  /** Prints a node, or gives back what is inside it to be printed. */
  #enter(node: Node, context: Context): Step | null {
    if (node.type === 'text') this.#write(node.data, context);
    if (!isElement(node)) return 'children' in node ? { nodes: node.children, context, next: 0, block: null } : null;
    const visibility = visibilityOf(node);
    if (visibility === 'hidden') this.#hide(node);
    if (visibility !== 'shown') return null;
    if (node.name === 'br') this.endLine();
    else if (node.name === 'input') this.#writeInput(node, context);
    else if (node.name === 'table') this.#table(node, context);
    else if (MAY_BE_MENU.has(node.name) && isMenu(node)) this.#hide(node);
    else return isBlock(node) ? this.#enterBlock(node, context) : { nodes: node.children, context: withInline(context, node), next: 0, block: null };
    return null;
  }

  #enterBlock(node: Element, context: Context): Step {
    this.endLine();
    const heading = headingLevel(node);
    const style: ParagraphStyle = { ...context.style, ...(heading !== undefined && { heading }), ...(isCentred(node) && { centred: true }) };
    if (node.name === 'li') this.#number = listNumber(node);
    return { nodes: node.children, context: { ...withInline(context, node), style }, next: 0, block: node.name };
  }

  #write(data: string, context: Context): void {
    if (context.preformatted === true && /[\n\r]/u.test(data)) {
      for (const [index, part] of data.split(/\r\n?|\n/u).entries()) {
        if (index > 0) this.endLine();
        this.#append(part, context);
      }
      return;
    }
    this.#append(data.replace(/[ \t\n\r\f]+/gu, ' ').replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/gu, /[\n\r]/u.test(data) ? '' : ' '), context);
  }

  #append(text: string, context: Context): void {
    if (text === '' || (text === ' ' && (this.#line === null || this.#line.text.endsWith(' ')))) return;
    this.#line ??= { text: '', boldLength: 0, style: context.style ?? {} };
    if (this.#number !== null && text.trim() !== '') {
      if (!startsWithListMark(text)) {
        this.#line.text += this.#number;
        this.#line.style = { ...this.#line.style, automaticNumber: true };
        if (context.bold) this.#line.boldLength += this.#number.length;
      }
      this.#number = null;
    }
    this.#line.text += this.#line.text === '' ? text.replace(/^ /u, '') : text;
    if (context.bold) this.#line.boldLength += text.replace(/\s/gu, '').length;
  }

  /** A form that was filled in on the page prints its values. */
  #writeInput(element: Element, context: Context): void {
    const type = element.attribs['type']?.toLowerCase() ?? 'text';
    const value = element.attribs['value'] ?? '';
    if (type === 'text' || type === 'number' || type === 'date') this.#append(value, context);
  }

  #hide(element: Element): void {
    const text = allText(element).replace(/\s+/gu, ' ').trim();
    if (text !== '') this.dropped.push({ text, reason: 'hidden', page: null });
  }

  #table(element: Element, context: Context): void {
    this.endLine();
    const placed = placeCells(element);
    for (const hidden of placed.hidden) this.#hide(hidden);
    for (const caption of placed.captions) this.visitAll([caption], context);
    this.#strayText(element);
    if (placed.cells.length === 0) return;
    if (isLayoutTable(placed)) return this.#layout(placed, context);
    this.#dataTable(placed);
  }

  #layout({ cells }: PlacedTable, context: Context): void {
    if (++this.#depth > DEEPEST_TABLE) throw new DocumentError('corrupt', '表格嵌套过深, 无法读取', 'tables are nested too deeply');
    for (const { element } of cells) {
      this.visitAll(element.children, isBold(element) || element.name === 'th' ? { ...context, bold: true } : context);
      this.endLine();
    }
    this.#depth--;
  }

  /** Text between rows belongs to no cell; a browser prints it in front of the table. */
  #strayText(table: Element): void {
    for (const child of table.children) {
      if (child.type === 'text' && child.data.trim() !== '') this.#write(child.data, {});
    }
    this.endLine();
  }

  #dataTable({ cells, rowCount, columnCount }: PlacedTable): void {
    const nested: FlowItem[] = [];
    const inputs = cells.map(({ element, row, column, rowSpan, columnSpan }): CellInput => {
      const flow = readFlow(element.children, this.#depth + 1);
      for (const dropped of flow.dropped) this.dropped.push(dropped);
      const lines: string[] = [];
      for (const item of flow.items) {
        if (item.kind === 'line') lines.push(item.text.trim());
        else nested.push(item);
      }
      return { row, column, rowSpan, columnSpan, content: lines.join('\n') };
    });
    this.items.push({ kind: 'table', text: '', startsPage: false, table: { origin: 'markup', cells: inputs, rowCount, columnCount } });
    for (const item of nested) this.items.push(item);
  }
}
