import { Big } from 'big.js';

/** A text without what two people may print differently: width, white space, kinds of quotes, dashes and brackets, marks at the ends. */
export function plain(text: unknown): string {
  if (text === null || text === undefined) return '';
  return String(text).normalize('NFKC').replace(/\s+/gu, '')
    .replace(/[“”„‟"＂「」『』]/gu, '"').replace(/[‘’'＇]/gu, "'").replace(/[—–―－﹣-]+/gu, '-')
    .replace(/[〔［【]/gu, '[').replace(/[〕］】]/gu, ']').replace(/^[。.;；,，、:：]+|[。.;；,，、:：]+$/gu, '');
}

/** A decimal by its value: `115.00` and `115` are the same. Null for none; a text that is no decimal stands for itself. */
export function decimal(text: unknown): string | null {
  if (text === null || text === undefined || text === '') return null;
  const digits = String(text).replaceAll(',', '').replace(/^\+/u, '');
  return /^-?(?:\d+\.?\d*|\.\d+)$/u.test(digits) ? new Big(digits).toFixed() : `x${plain(text)}`;
}

/** How alike two labels are, 0 to 1: 1 if one holds the other, since `规范性文件` and `制发的规范性文件` count the same thing. */
export function alike(a: unknown, b: unknown): number {
  const [x, y] = [plain(a), plain(b)];
  return x.length > 1 && y.length > 1 && (x.includes(y) || y.includes(x)) ? 1 : sharedPairs(x, y);
}

/** Dice's coefficient over neighbouring characters. */
export function sharedPairs(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a.includes(b) || b.includes(a) ? 0.5 : 0;
  const counts = pairCounts(b);
  let shared = 0;
  for (const [pair, count] of pairCounts(a)) shared += Math.min(count, counts.get(pair) ?? 0);
  return (2 * shared) / (a.length + b.length - 2);
}

function pairCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) counts.set(text.slice(i, i + 2), (counts.get(text.slice(i, i + 2)) ?? 0) + 1);
  return counts;
}
