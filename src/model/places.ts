import type { Box, Document, Span, TextRun } from './document.ts';

/** Page and box of a span: the page it begins on, and the smallest box around its runs on that page. Null for carriers without pages. */
export function placeOf(document: Pick<Document, 'runs'>, span: Span): { page: number; bbox: Box } | null {
  const runs = runsIn(document.runs, span);
  const first = runs[0];
  if (!first) return null;
  const same = runs.filter((run) => run.page === first.page);
  return {
    page: first.page,
    bbox: [
      Math.min(...same.map((run) => run.bbox[0])), Math.min(...same.map((run) => run.bbox[1])),
      Math.max(...same.map((run) => run.bbox[2])), Math.max(...same.map((run) => run.bbox[3])),
    ],
  };
}

/** The runs that overlap a span, in order. */
export function runsIn(runs: readonly TextRun[], span: Span): TextRun[] {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: TextRun[] = [];
  for (let i = low; i < runs.length && runs[i]!.start < span.end; i++) found.push(runs[i]!);
  return found;
}

/** Converts UTF-16 offsets of one text to code points, as the contract counts. Cheap when the text has no surrogates. */
export function toCodePoints(text: string): (offset: number) => number {
  const surrogates: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xdc00 && unit <= 0xdfff) surrogates.push(i);
  }
  if (surrogates.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = surrogates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (surrogates[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
