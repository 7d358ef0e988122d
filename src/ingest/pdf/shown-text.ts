import type { DrawState } from './draw-state.ts';
import type { Fragment } from './glyph-words.ts';

/** One entry of a `showText` argument; a bare number is a shift in thousandths of the font size. */
export interface Glyph {
  readonly unicode: string;
  /** Thousandths of the font size (in the font's own unit for Type 3). */
  readonly width: number;
  readonly vmetric?: readonly [number, number, number] | null;
  readonly isSpace: boolean;
}

/** A shift wider than this share of the font size parts two words; letter spacing that is set for all glyphs does not count. */
const PARTING_GAP = 0.13;
const INVISIBLE = 3;

/** Moves the text position over the glyphs as pdf.js's `showText` in canvas.js does, and notes each unbroken stretch. */
export function fragmentsOf(glyphs: readonly (Glyph | number)[], state: DrawState, layerHidden: boolean, into: Fragment[]): void {
  const { font, fontSize: size, horizontalScale, charSpacing, wordSpacing } = state;
  if (!font || size === 0) return;
  if (font.vertical) {
    verticalFragments(glyphs, state, layerHidden, into);
    return;
  }
  const [a, b, c, d, e, f] = state.textMatrix;
  const [ca, cb, cc, cd, ce, cf] = state.ctm;
  // Text space to page, for the base line: only the first column changes along it.
  const ax = (ca * a + cc * b) * horizontalScale, ay = (cb * a + cd * b) * horizontalScale;
  const baseX = a * state.x + c * (state.y + state.rise) + e, baseY = b * state.x + d * (state.y + state.rise) + f;
  const originX = ca * baseX + cc * baseY + ce, originY = cb * baseX + cd * baseY + cf;
  const upX = ca * c + cc * d, upY = cb * c + cd * d;
  const fontSize = Math.abs(size) * Math.hypot(upX, upY) * font.height;
  const direction = size < 0 ? -1 : 1;
  const angle = Math.round(((Math.atan2(ay * direction, ax * direction) * 180) / Math.PI) * 2) / 2;
  const invisible = layerHidden || state.renderMode === INVISIBLE;
  const white = !state.fillVisible && (state.renderMode & 3) === 0;
  const tracking = Math.max(0, charSpacing * direction);
  const parting = Math.abs(size) * PARTING_GAP;

  let x = 0, start = 0, end = 0, text = '';
  const flush = (): void => {
    if (text !== '') {
      into.push({
        x0: originX + ax * start, y0: originY + ay * start, x1: originX + ax * end, y1: originY + ay * end,
        text, fontSize, bold: font.bold, angle: angle === -180 ? 180 : angle, invisible, white,
      });
    }
    text = '';
  };
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      x -= (glyph * size) / 1000;
      continue;
    }
    const advance = glyph.width * size * font.unit;
    const blank = isBlank(glyph.unicode);
    if (!blank) {
      if (text === '') start = x;
      else if (Math.abs(x - end) - tracking > parting) {
        flush();
        start = x;
      }
      text += glyph.unicode;
      end = x + advance;
    } else if (text !== '' && Math.abs(advance) > parting * 0.5) flush();
    x += advance + (charSpacing + (glyph.isSpace ? wordSpacing : 0)) * direction;
  }
  flush();
  state.x += x * horizontalScale;
}

/** Each glyph of vertical writing stands alone; lines are put together by layout. */
function verticalFragments(glyphs: readonly (Glyph | number)[], state: DrawState, layerHidden: boolean, into: Fragment[]): void {
  const { font, fontSize: size, horizontalScale, charSpacing, wordSpacing } = state;
  const [a, b, c, d, e, f] = state.textMatrix;
  const [ca, cb, cc, cd, ce, cf] = state.ctm;
  const fontSize = Math.abs(size) * Math.hypot(ca * c + cc * d, cb * c + cd * d);
  let y = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      y += (glyph * size) / 1000;
      continue;
    }
    const [advance, shiftX, shiftY] = glyph.vmetric ?? [-1000, 500, 880];
    if (!isBlank(glyph.unicode)) {
      const unit = size * font!.unit;
      const x = state.x - shiftX * unit * horizontalScale, at = state.y + state.rise - y - shiftY * unit;
      const px = a * x + c * at + e, py = b * x + d * at + f;
      const wide = glyph.width * unit * horizontalScale;
      const x0 = ca * px + cc * py + ce, y0 = cb * px + cd * py + cf;
      into.push({
        x0, y0, x1: x0 + (ca * a + cc * b) * wide, y1: y0 + (cb * a + cd * b) * wide,
        text: glyph.unicode, fontSize, bold: font!.bold, angle: Math.round((Math.atan2(cb * a + cd * b, ca * a + cc * b) * 180) / Math.PI),
        invisible: layerHidden || state.renderMode === INVISIBLE, white: !state.fillVisible,
      });
    }
    y += -advance * size * font!.unit - charSpacing - (glyph.isSpace ? wordSpacing : 0);
  }
  state.y -= y;
}

const isBlank = (text: string): boolean => {
  if (text.length !== 1) return text.trim() === '';
  const code = text.charCodeAt(0);
  return code === 0x20 || code === 0xa0 || code === 0x3000 || code < 0x20 || (code >= 0x2000 && code <= 0x200b) || code === 0xfeff;
};
