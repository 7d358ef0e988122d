import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/document.ts';
import type { Ruling } from '../../layout/positioned-page.ts';
import { addPath } from './drawn-marks.ts';
import type { DrawnMarks } from './drawn-marks.ts';
import { initialState } from './draw-state.ts';
import type { DrawState } from './draw-state.ts';
import type { Fragment } from './glyph-words.ts';
import { compose, IDENTITY, scaleOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { PageFont } from './page-fonts.ts';
import { fragmentsOf } from './shown-text.ts';
import type { Glyph } from './shown-text.ts';

/** pdf.js's operator list: `argsArray[i]` are the arguments of `fnArray[i]`, a value of `OPS`. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Arguments differ by operator; each case below takes them as pdf.js's evaluator.js makes them. */
type Arguments = readonly [never, never, never, never, never, never];

export interface PageMarks {
  readonly fragments: Fragment[];
  readonly rulings: Ruling[];
  readonly fills: Box[];
  readonly images: Box[];
}

export interface PageSetting {
  /** Default user space to page coordinates: points, top-left origin, `/Rotate` applied. */
  readonly toPage: Matrix;
  readonly fontOf: (name: string) => PageFont;
  /** Whether an optional content group (a layer) is shown. */
  readonly isShown: (group: unknown) => boolean;
}

/**
 * Follows a page's operators and notes what is printed where. Text is read here too, glyph by glyph, instead of through
 * `getTextContent`: that would parse the page a second time (40 % more in all), merges words over column gaps, and cannot
 * tell invisible text from printed text. Clipping is ignored.
 */
export function marksOf({ fnArray, argsArray }: OperatorList, { toPage, fontOf, isShown }: PageSetting): PageMarks {
  const marks: PageMarks & DrawnMarks = { fragments: [], rulings: [], fills: [], images: [] };
  const stack: DrawState[] = [];
  const layers: boolean[] = [];
  let hiddenLayers = 0;
  let state = initialState(toPage);
  const save = (): void => { stack.push({ ...state }); };
  const restore = (): void => { state = stack.pop() ?? state; };
  const moveText = (x: number, y: number): void => {
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  };
  const setFont = (name: string, size: number): void => {
    state.font = fontOf(name);
    state.fontSize = size;
  };
  const addImage = (matrix: Matrix): void => {
    if (hiddenLayers === 0) addImageBox(matrix, marks);
  };

  for (let i = 0; i < fnArray.length; i++) {
    const args = argsArray[i] as Arguments;
    switch (fnArray[i]) {
      case OPS.save: save(); break;
      case OPS.restore: restore(); break;
      case OPS.transform: state.ctm = compose(state.ctm, args); break;
      case OPS.setLineWidth: state.lineWidth = args[0]; break;
      case OPS.setStrokeRGBColor: state.strokeVisible = isSeen(args[0]); break;
      case OPS.setFillRGBColor: state.fillVisible = isSeen(args[0]); break;
      case OPS.setStrokeTransparent: state.strokeVisible = false; break;
      case OPS.setFillTransparent: state.fillVisible = false; break;
      case OPS.setStrokeColorN: state.strokeVisible = true; break;
      case OPS.setFillColorN: state.fillVisible = true; break;
      case OPS.setGState: applyGState(args[0], state, setFont); break;

      case OPS.beginText:
        state.textMatrix = IDENTITY;
        state.x = state.y = state.lineX = state.lineY = 0;
        break;
      case OPS.setTextMatrix:
        state.textMatrix = args[0] as unknown as Matrix;
        state.x = state.y = state.lineX = state.lineY = 0;
        break;
      case OPS.moveText: moveText(args[0], args[1]); break;
      case OPS.setLeadingMoveText:
        state.leading = args[1];
        moveText(args[0], args[1]);
        break;
      case OPS.setLeading: state.leading = -args[0]; break;
      case OPS.nextLine: moveText(0, state.leading); break;
      case OPS.setFont: setFont(args[0], args[1]); break;
      case OPS.setCharSpacing: state.charSpacing = args[0]; break;
      case OPS.setWordSpacing: state.wordSpacing = args[0]; break;
      case OPS.setHScale: state.horizontalScale = args[0] / 100; break;
      case OPS.setTextRise: state.rise = args[0]; break;
      case OPS.setTextRenderingMode: state.renderMode = args[0]; break;
      case OPS.showText: fragmentsOf(args[0] as unknown as readonly (Glyph | number)[], state, hiddenLayers > 0, marks.fragments); break;

      case OPS.constructPath: if (hiddenLayers === 0) addPainted(args as unknown as PathArguments, state, marks); break;
      case OPS.paintImageXObject: case OPS.paintInlineImageXObject: case OPS.paintImageMaskXObject: case OPS.paintSolidColorImageMask:
        addImage(state.ctm);
        break;
      case OPS.paintImageXObjectRepeat: addRepeated(args[1], 0, 0, args[2], args[3], state.ctm, addImage); break;
      case OPS.paintImageMaskXObjectRepeat: addRepeated(args[1], args[2], args[3], args[4], args[5], state.ctm, addImage); break;
      case OPS.paintImageMaskXObjectGroup:
        for (const image of args[0] as unknown as { transform: Matrix }[]) addImage(compose(state.ctm, image.transform));
        break;
      case OPS.paintInlineImageXObjectGroup:
        for (const image of args[1] as unknown as { transform: Matrix }[]) addImage(compose(state.ctm, image.transform));
        break;

      case OPS.paintFormXObjectBegin:
        save();
        if (args[0]) state.ctm = compose(state.ctm, args[0]);
        break;
      case OPS.paintFormXObjectEnd: restore(); break;
      case OPS.beginAnnotation:
        save();
        state = initialState(compose(compose(toPage, args[2]), args[3]));
        break;
      case OPS.endAnnotation: restore(); break;
      case OPS.beginMarkedContent: layers.push(true); break;
      case OPS.beginMarkedContentProps: {
        const shown = (args[0] as unknown as string) !== 'OC' || isShown(args[1]);
        layers.push(shown);
        if (!shown) hiddenLayers++;
        break;
      }
      case OPS.endMarkedContent: if (layers.pop() === false) hiddenLayers--; break;
    }
  }
  return marks;
}

/** White on paper is not seen; near-white shading still is. */
const isSeen = (colour: unknown): boolean => typeof colour !== 'string' || !/^#f[ef]f[ef]f[ef]$/i.test(colour);

function applyGState(entries: readonly (readonly [string, never])[], state: DrawState, setFont: (name: string, size: number) => void): void {
  for (const [key, value] of entries) {
    if (key === 'LW') state.lineWidth = value;
    else if (key === 'CA') state.strokeAlpha = value;
    else if (key === 'ca') state.fillAlpha = value;
    else if (key === 'Font') setFont(value[0], value[1]);
  }
}

type PathArguments = readonly [operator: number, data: readonly [ArrayLike<number> | null], minMax: unknown];

const STROKING: ReadonlySet<number> = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const FILLING: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);

function addPainted([operator, [data]]: PathArguments, state: DrawState, marks: DrawnMarks): void {
  if (!data) return;
  const strokes = STROKING.has(operator) && state.strokeVisible && state.strokeAlpha > 0.02;
  const fills = FILLING.has(operator) && state.fillVisible && state.fillAlpha > 0.02;
  if (strokes || fills) addPath(data, state.ctm, { strokes, fills, strokeWidth: state.lineWidth * scaleOf(state.ctm) }, marks);
}

function addRepeated(a: number, b: number, c: number, d: number, positions: ArrayLike<number>, ctm: Matrix, add: (matrix: Matrix) => void): void {
  for (let k = 0; k + 1 < positions.length; k += 2) add(compose(ctm, [a, b, c, d, positions[k]!, positions[k + 1]!]));
}

/** An image fills the unit square of its space. Some producers paint lines as images one pixel high. */
function addImageBox([a, b, c, d, e, f]: Matrix, marks: PageMarks): void {
  const x0 = e + Math.min(0, a, c, a + c), x1 = e + Math.max(0, a, c, a + c);
  const top = f + Math.min(0, b, d, b + d), bottom = f + Math.max(0, b, d, b + d);
  if (!Number.isFinite(x0 + x1 + top + bottom)) return;
  if (bottom - top <= 1.5 && x1 - x0 > 6) marks.rulings.push({ x0, top: (top + bottom) / 2, x1, bottom: (top + bottom) / 2 });
  else if (x1 - x0 <= 1.5 && bottom - top > 6) marks.rulings.push({ x0: (x0 + x1) / 2, top, x1: (x0 + x1) / 2, bottom });
  else marks.images.push([x0, top, x1, bottom]);
}
