/**
 * Takes the left-overs of other formats out of a line of text: HTML tags and entities, Word field codes and bookmarks,
 * LaTeX and Markdown escapes. A `<br>` or a paragraph's end inside the line becomes a line end.
 */
export function withoutLeftOvers(text: string): string {
  let clean = text;
  if (clean.includes('<')) clean = clean.replace(COMMENT, '').replace(BREAK, '\n').replace(TAG, '');
  if (clean.includes('&')) clean = decodeEntities(clean);
  if (clean.includes('[')) clean = clean.replace(/\[(?:bookmark|image|embedded)\s*:[^\]\n]{0,80}\]/giu, '');
  if (/_Toc|HYPERLINK|MERGEFORMAT/u.test(clean)) clean = withoutFieldCodes(clean);
  if (clean.includes('$') || clean.includes('\\')) clean = withoutLatex(clean);
  return clean === text ? text : clean.replace(/^[\n ]+|[\n ]+$/gu, '').replace(/ *\n\s*/gu, '\n');
}

const COMMENT = /<!--[^]*?-->/gu;
const BREAK = /<br\s*\/?>|<\/(?:p|div|li|h[1-6])\s*>(?=\s*[^\s<])/giu;

/** Only names of HTML and Word elements: `<5%` and `<附件>` are text. */
const TAG =
  /<\/?(?:a|abbr|address|article|b|big|blockquote|body|br|caption|center|code|col|colgroup|dd|del|div|dl|dt|em|figure|figcaption|font|form|h[1-6]|head|hr|html|i|img|input|ins|label|li|link|main|mark|meta|ol|o:p|option|p|pre|s|section|small|span|st1:[a-z]+|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|v:[a-z]+|w:[a-z]+)(?:\s[^<>]*)?\/?>/giu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: '\u3000', thinsp: ' ', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’',
  mdash: '—', ndash: '–', hellip: '…', middot: '·', bull: '•', times: '×', divide: '÷', plusmn: '±', ge: '≥', le: '≤', ne: '≠', deg: '°', permil: '‰',
  yen: '¥', laquo: '«', raquo: '»', sup2: '²', sup3: '³', radic: '√', rarr: '→', larr: '←', zwnj: '', zwj: '',
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z][a-z0-9]{1,7}));/giu, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x1f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** `HYPERLINK \l "_Toc123"`, `PAGEREF _Toc123 \h`, `TOC \o "1-3" \h \z`: what Word shows only when asked to. */
function withoutFieldCodes(text: string): string {
  return text
    .replace(/HYPERLINK(?:\s+\\[a-z])*\s+["“][^"”\n]*["”](?:\s+\\[a-z])*/gu, '')
    .replace(/PAGEREF\s+_Toc\d+(?:\s+\\?[a-z](?![a-z]))*/gu, '')
    .replace(/TOC(?:\s+\\[a-z](?:\s+["“][^"”\n]*["”])?)+/gu, '')
    .replace(/\\\*\s*MERGEFORMAT/gu, '')
    .replace(/_Toc\d{3,}/gu, '');
}

const LATEX: Readonly<Record<string, string>> = {
  geq: '≥', ge: '≥', geqslant: '≥', leq: '≤', le: '≤', leqslant: '≤', gt: '>', lt: '<', times: '×', div: '÷', pm: '±', sim: '～', approx: '≈', neq: '≠',
  square: '□', checkmark: '√', surd: '√', rightarrow: '→', to: '→', cdot: '·', cdots: '…', ldots: '…', dots: '…', circ: '°', quad: ' ', qquad: ' ', Box: '□',
  text: '', mathrm: '', mathbf: '', mathit: '', textbf: '', operatorname: '', left: '', right: '', displaystyle: '',
};

/** Readers of scans write `$\geq 90\%$` and `$m^2$`. A formula with an unknown command stays as it is. */
function withoutLatex(text: string): string {
  return text
    .replace(/\$([^$\n]{1,80})\$|\\\((.{1,80}?)\\\)/gu, (whole, dollar: string | undefined, bracket: string | undefined) => fromLatex(dollar ?? bracket ?? '') ?? whole)
    .replace(/\\([*_#.\-[\]|~>`+()!{}%&])/gu, '$1');
}

function fromLatex(formula: string): string | null {
  if (!/[\\^_{}]/u.test(formula) && !/^[0-9.,%≥≤<>=+~×－-]+$/u.test(formula)) return null;
  let known = true;
  const plain = formula
    .replace(/\\([A-Za-z]+)\s*/gu, (_, name: string) => {
      if (!(name in LATEX)) known = false;
      return LATEX[name] ?? '';
    })
    .replace(/\\[,;:! ]/gu, '')
    .replace(/\^\{?2\}?/gu, '²')
    .replace(/\^\{?3\}?/gu, '³')
    .replace(/\\([%$#&_{}])/gu, '$1')
    .replace(/[{}]|[\^_](?=\{)/gu, '');
  return known ? plain.trim() : null;
}
