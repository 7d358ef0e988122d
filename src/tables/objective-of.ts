/** `年度目标1:…`, `年度绩效目标二`: the number of the objective that a line opens, or null. */
export function objectiveOf(text: string): string | null {
  const match = /^(?:年度)(?:绩效|总体|工作)?目标\(?(\d{1,2}|[一二三四五六七八九十]{1,2})\)?(?:[:：、(（\s]|$)/u.exec(text);
  if (!match) return null;
  const digits = match[1]!;
  return /^\d/u.test(digits) ? String(Number(digits)) : String(numeral(digits));
}

function numeral(text: string): number {
  const ones = '一二三四五六七八九';
  const [tens, one] = text.includes('十') ? text.split('十') : ['', text];
  const value = (part: string | undefined): number => (part ? ones.indexOf(part) + 1 : 0);
  return text.includes('十') ? (tens === '' ? 10 : value(tens) * 10) + value(one) : value(one);
}
