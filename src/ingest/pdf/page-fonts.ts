import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PageFont {
  readonly bold: boolean;
  readonly vertical: boolean;
  /** Text space per glyph unit: 0.001 but for Type 3 fonts. */
  readonly unit: number;
  /** Height of a letter's box as a share of the font size; 1 but for Type 3 fonts. */
  readonly height: number;
}

/** What pdf.js exposes of a font once the operator list has been read (`FontInfo` in its font_info.js). */
interface FontObject {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly bbox?: ArrayLike<number>;
}

const FALLBACK: PageFont = { bold: false, vertical: false, unit: 0.001, height: 1 };
const BOLD = /bold|black|heavy|simhei|heiti|黑体|FZHT|FZXBS|小标宋/i;

/** Looks fonts up by the name the operator list gives; unknown ones count as plain. */
export function fontsOf(page: PDFPageProxy): (name: string) => PageFont {
  const known = new Map<string, PageFont>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const font = page.commonObjs.has(name) ? toPageFont(page.commonObjs.get(name) as FontObject) : FALLBACK;
    known.set(name, font);
    return font;
  };
}

function toPageFont(font: FontObject): PageFont {
  const unit = font.fontMatrix?.[0] || 0.001;
  let height = 1;
  if (font.isType3Font) {
    const glyph = ((font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0)) * Math.abs(font.fontMatrix?.[3] ?? unit);
    // Most Type 3 fonts keep the usual em; only those drawn at odd sizes need the height of their letters.
    if (glyph > 0 && (glyph < 0.5 || glyph > 1.7)) height = glyph;
  }
  return { bold: Boolean(font.bold || font.black || BOLD.test(font.name ?? '')), vertical: Boolean(font.vertical), unit, height };
}
