import { docxAgainstMammoth, pdfAgainstPdfjs, textAgainstDocx } from './against-readers.ts';
import { diff, editionSize } from './editions.ts';
import { importing } from './import.ts';
import { kills } from './kills.ts';
import { memory } from './memory.ts';
import { scanAgainstTesseract, scanMemory } from './ocr.ts';
import { queries } from './queries.ts';
import { rebuildAllChecks, rebuildChecks, rebuildMeasure, rebuildNothing } from './rebuild.ts';
import type { Trial } from './trial.ts';

/** Every trial, in the order in which they are run. */
export const TRIALS: readonly Trial[] = [pdfAgainstPdfjs, docxAgainstMammoth, textAgainstDocx, importing, rebuildMeasure, rebuildChecks, rebuildAllChecks, rebuildNothing, diff, editionSize, queries, memory, scanAgainstTesseract, scanMemory, kills];
