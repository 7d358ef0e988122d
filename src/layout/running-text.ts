import type { Dropped } from '../model/document.ts';
import type { FlowItem, FlowLine, PageFlow } from './page-flow.ts';

/** Running headers and footers stand in the outer parts of the page; shares of its height. */
const HEADER_ZONE = 0.12;
const FOOTER_ZONE = 0.88;
/** Their place varies by less than this from page to page, in points. */
const SAME_PLACE = 4;

const PAGE_NUMBER = /^[-–—―‐─━~～・·•\s]*(?:第\s*)?(\d{1,4}|[ivxlc]{1,6})\s*(?:页|\/\s*\d{1,4}|(?:页)?[,，\s]*共\s*\d{1,4}\s*页|of\s+\d{1,4})?[-–—―‐─━~～・·•\s]*$/i;
const DECORATED = /^[-–—―‐─━~～・·•]|[页/]|of/i;
/** What belongs to the table below it although it repeats: `单位：万元`, `部门：…`, `公开01表`. */
const TABLE_LINE = /单位\s*[:：]|部门\s*[:：]|金额|编制|表\s*\d*\s*$|续\s*表|^附/;

/** Takes page numbers and lines repeated at the edge of pages out of the flow. */
export function withoutRunningText(flows: readonly PageFlow[]): { flows: PageFlow[]; dropped: Dropped[] } {
  const repeated = repeatedLines(flows);
  const numbers = pageNumbers(flows);
  const dropped: Dropped[] = [];
  const kept = flows.map(({ page, items }) => ({
    page,
    items: items.filter((item) => {
      if (item.kind !== 'line') return true;
      const reason = numbers.has(item) ? 'page_number' : repeated.get(item);
      if (!reason) return true;
      dropped.push({ text: item.text, reason, page: item.page });
      return false;
    }),
  }));
  return { flows: kept, dropped };
}

/** The lines before the first and after the last table of a page, in its outer zones. */
function edgeLines({ page, items }: PageFlow): { top: FlowLine[]; bottom: FlowLine[] } {
  const lines = items.filter((item): item is FlowLine => item.kind === 'line');
  const inside = items.filter((item): item is Exclude<FlowItem, FlowLine> => item.kind === 'table');
  const firstTable = Math.min(Infinity, ...inside.map((item) => (item.kind === 'table' ? item.table.bbox[1] : Infinity)));
  const lastTable = Math.max(-Infinity, ...inside.map((item) => (item.kind === 'table' ? item.table.bbox[3] : -Infinity)));
  return {
    top: lines.filter(({ line }) => line.bbox[3] < page.height * HEADER_ZONE && line.bbox[3] <= firstTable + 2),
    bottom: lines.filter(({ line }) => line.bbox[1] > page.height * FOOTER_ZONE && line.bbox[1] >= lastTable - 2),
  };
}

function repeatedLines(flows: readonly PageFlow[]): Map<FlowItem, 'running_header' | 'running_footer'> {
  const found = new Map<FlowItem, 'running_header' | 'running_footer'>();
  for (const side of ['top', 'bottom'] as const) {
    const byText = new Map<string, FlowLine[]>();
    for (const flow of flows) {
      for (const item of edgeLines(flow)[side]) {
        const key = item.text.replace(/\s+/g, '');
        const seen = byText.get(key);
        if (seen) seen.push(item);
        else byText.set(key, [item]);
      }
    }
    for (const [text, lines] of byText) {
      const need = Math.max(3, Math.ceil(flows.length * 0.3));
      if (TABLE_LINE.test(text)) continue;
      for (const item of lines) {
        const alike = lines.filter((other) => Math.abs(other.line.bbox[1] - item.line.bbox[1]) < SAME_PLACE);
        if (new Set(alike.map((other) => other.page)).size >= need) found.set(item, side === 'top' ? 'running_header' : 'running_footer');
      }
    }
  }
  return found;
}

/** Numbers that stand alone at a page's edge and either are marked as page numbers or count up with the pages. */
function pageNumbers(flows: readonly PageFlow[]): Set<FlowItem> {
  const candidates: { item: FlowLine; offset: number | null }[] = [];
  for (const flow of flows) {
    const { top, bottom } = edgeLines(flow);
    for (const item of [...top.slice(0, 2), ...bottom.slice(-2)]) {
      const match = PAGE_NUMBER.exec(item.text);
      if (match) candidates.push({ item, offset: /^\d+$/.test(match[1]!) ? Number(match[1]) - item.page : null });
    }
  }
  const offsets = new Map<number | null, number>();
  for (const { offset } of candidates) offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  const alone = flows.length < 3;
  return new Set(candidates.filter(({ item, offset }) => DECORATED.test(item.text) || (offsets.get(offset) ?? 0) > 1 || (alone && offset === 0)).map(({ item }) => item));
}
