import { isElement, type Element } from './nodes.ts';

const DIGITS = '零一二三四五六七八九';

/** The number that a browser prints in front of an item of an ordered list (`1.`, `a.`, `一、`); null for bullets and for lists without marks. */
export function listNumber(item: Element): string | null {
  const list = item.parent;
  if (!list || !('attribs' in list) || list.name !== 'ol') return null;
  const style = `${list.attribs['style'] ?? ''};${item.attribs['style'] ?? ''}`;
  const kind = /list-style(?:-type)?\s*:[^;]*?(none|cjk-ideographic|simp-chinese-\w+|lower-alpha|upper-alpha|lower-latin|upper-latin|lower-roman|upper-roman|circle|disc|square)/iu.exec(style)?.[1]?.toLowerCase();
  if (kind === 'none' || kind === 'circle' || kind === 'disc' || kind === 'square') return null;
  const number = ordinal(item, list);
  if (kind === 'cjk-ideographic' || kind?.startsWith('simp-chinese')) return `${toChinese(number)}、`;
  const type = kind ?? list.attribs['type'] ?? '1';
  if (/alpha|latin|^a$/iu.test(type)) return `${String.fromCharCode((/^upper|^A$/u.test(type) ? 64 : 96) + ((number - 1) % 26) + 1)}.`;
  if (/roman|^i$/iu.test(type)) return `${/^upper|^I$/u.test(type) ? toRoman(number) : toRoman(number).toLowerCase()}.`;
  return `${number}.`;
}

/** Each list is counted once. */
const ordinals = new WeakMap<Element, ReadonlyMap<Element, number>>();

function ordinal(item: Element, list: Element): number {
  let numbers = ordinals.get(list);
  if (!numbers) {
    numbers = countItems(list);
    ordinals.set(list, numbers);
  }
  return numbers.get(item) ?? 1;
}

function countItems(list: Element): Map<Element, number> {
  const numbers = new Map<Element, number>();
  let number = Number.parseInt(list.attribs['start'] ?? '1', 10) - 1;
  for (const child of list.children) {
    if (!isElement(child) || child.name !== 'li') continue;
    const own = Number.parseInt(child.attribs['value'] ?? '', 10);
    number = Number.isNaN(own) ? number + 1 : own;
    numbers.set(child, number);
  }
  return numbers;
}

function toChinese(number: number): string {
  if (number < 10) return DIGITS[number] ?? String(number);
  if (number >= 100) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

function toRoman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let rest = number;
  let roman = '';
  for (const [value, sign] of steps) for (; rest >= value; rest -= value) roman += sign;
  return roman;
}
