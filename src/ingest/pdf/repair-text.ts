/** Ligatures, odd spaces and signs that pdf.js's own text content folds too, and Kangxi radicals (`⽉` for `月`), which some producers write. */
const FOLDED = /[\u00a0\u2000-\u200a\u202f\u2126\u2f00-\u2fd5\ufb00-\ufb06\ufb13-\ufb17]/g;
const IGNORED = /[\u0000-\u001f\u00ad\u200b-\u200f\u2028\u2029\ufeff]/g;

/** Radicals of the CJK supplement block that stand for whole characters; Unicode gives them no compatibility mapping. */
const RADICALS: Readonly<Record<string, string>> = {
  // NFKC gives these two Kangxi radicals the traditional form (`戶`, `靑`); fonts share the glyph of the simplified one.
  // Fonts set `——` as one long dash.
  '⸺': '——', '⸻': '———',
  '⼾': '户', '⾭': '青',
  '⺟': '母', '⺠': '民', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻚': '页', '⻛': '风',
  '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
};

/** The characters a reader sees, where the font's own table gives look-alikes or control characters. Empty for white space. */
export function repairText(raw: string): string {
  let plain = true;
  for (let i = 0; i < raw.length && plain; i++) {
    const code = raw.charCodeAt(i);
    plain = (code > 0x20 && code < 0x7f) || (code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code < 0xfff0);
  }
  if (plain) return raw.charCodeAt(0) === 0x3000 ? raw.trim() : raw;
  return raw.replace(FOLDED, (c) => RADICALS[c] ?? c.normalize('NFKC')).replace(/[\u2e3a\u2e3b\u2e80-\u2eff]/g, (c) => RADICALS[c] ?? c).replace(IGNORED, '').trim();
}
