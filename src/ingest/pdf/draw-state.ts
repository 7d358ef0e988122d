import { IDENTITY } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { PageFont } from './page-fonts.ts';

/** The part of PDF's graphics state that says where text and lines fall and whether they are seen (ISO 32000-1, 8.4 and 9.3). */
export interface DrawState {
  ctm: Matrix;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  leading: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 is 100 %. */
  horizontalScale: number;
  rise: number;
  font: PageFont | null;
  /** Signed, text space. */
  fontSize: number;
  renderMode: number;
  lineWidth: number;
  fillVisible: boolean;
  strokeVisible: boolean;
  fillAlpha: number;
  strokeAlpha: number;
}

export const initialState = (ctm: Matrix): DrawState => ({
  ctm, textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0, leading: 0, charSpacing: 0, wordSpacing: 0, horizontalScale: 1, rise: 0,
  font: null, fontSize: 0, renderMode: 0, lineWidth: 1, fillVisible: true, strokeVisible: true, fillAlpha: 1, strokeAlpha: 1,
});
