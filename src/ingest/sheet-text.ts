import { Big } from 'big.js';
import type { CellObject } from '@e965/xlsx';

/**
 * What Excel shows in a cell. A number in the General format, or in a scientific one, is written out as the shortest
 * decimal with the 15 digits that Excel keeps: `0.3` for 0.1 + 0.2, `11000000` for 1.1E+07.
 */
export function shownText(cell: CellObject): string {
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : 'General';
    if (/^General$/i.test(format) || /E[+-]/i.test(format) || cell.w === undefined) return plainDecimal(cell.v);
    return clean(cell.w);
  }
  if (cell.t === 's' && typeof cell.v === 'string') return clean(cell.v);
  return clean(cell.w ?? (cell.v === undefined ? '' : String(cell.v)));
}

export function plainDecimal(value: number): string {
  return Number.isFinite(value) ? new Big(value.toPrecision(15)).toFixed() : '';
}

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/_x000D_\n?/g, '\n').trim();

/**
 * Number formats that Chinese Excel has under reserved ids, without a code in the file (ECMA-376 part 1, 18.8.30,
 * table for zh-cn). Other readers print the day's serial number or an American date for them.
 */
export const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  14: 'yyyy/m/d', 22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Gives the reserved formats used in styles.xml an id and a code of their own. */
export function spellOutFormats(styles: string): string {
  const used = new Set<number>();
  const rewritten = styles.replace(/(<xf\b[^>]*\bnumFmtId=")(\d+)"/g, (whole, before: string, id: string) => {
    if (CHINESE_FORMATS[Number(id)] === undefined || new RegExp(`<numFmt\\b[^>]*numFmtId="${id}"`).test(styles)) return whole;
    used.add(Number(id));
    return `${before}${OWN_IDS + Number(id)}"`;
  });
  if (used.size === 0) return styles;
  const added = [...used].map((id) => `<numFmt numFmtId="${OWN_IDS + id}" formatCode="${CHINESE_FORMATS[id]!.replaceAll('"', '&quot;')}"/>`).join('');
  if (/<numFmts\b[^>]*>/.test(rewritten)) return rewritten.replace(/<numFmts\b[^>]*[^/]>/, (open) => open + added);
  return rewritten.replace(/<styleSheet\b[^>]*>/, (open) => `${open}<numFmts count="${used.size}">${added}</numFmts>`);
}

/** Above any id that a workbook of this genre uses for formats of its own. */
const OWN_IDS = 3000;
