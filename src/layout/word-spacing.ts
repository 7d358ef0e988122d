/** Han characters, kana, CJK punctuation and full-width forms: scripts that put no space between words. */
const CJK = /[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud8bf]/;

export const isCjk = (character: string): boolean => CJK.test(character);

interface Stretch {
  readonly text: string;
  readonly fontSize: number;
}

/** What stands between two neighbours on one line, `gap` points apart: nothing or a space. */
export function spaceBetween(left: Stretch, right: Stretch, gap: number): '' | ' ' {
  const size = Math.min(left.fontSize || 10, right.fontSize || 10);
  if (gap < size * 0.13) return '';
  const leftCjk = isCjk(left.text.at(-1)!), rightCjk = isCjk(right.text[0]!);
  if (!leftCjk && !rightCjk) return ' ';
  // Word processors put a quarter em between Han characters and figures by themselves.
  if (leftCjk !== rightCjk) return gap < size * 0.6 ? '' : ' ';
  // `合    计`: single characters are spread out over a cell; longer stretches are apart because they are two things.
  return gap < size * 0.8 || left.text.length < 3 || right.text.length === 1 ? '' : ' ';
}

/** What a line break stands for inside a paragraph or cell: nothing in Chinese, a space in Latin text. */
export function spaceAtBreak(before: string, after: string): '' | ' ' {
  if (before === '' || after === '') return '';
  const last = before.at(-1)!, first = after[0]!;
  if (isCjk(last) || isCjk(first)) return '';
  // Figures cut by a narrow cell: `13,649.` / `07`.
  if ((/^[-−]?[\d,]+[.,]$/.test(before) && /^\d+%?$/.test(after)) || (/^[-−]?[\d,.]+$/.test(before) && /^[.,]\d+%?$/.test(after))) return '';
  return ' ';
}
