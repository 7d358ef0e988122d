import type { Document, Span } from '../model/document.ts';

/** Other words in place of a stretch of a document's text. */
export interface Edit extends Span {
  readonly text: string;
}

/** The document with stretches of its text replaced; every span moves along. Edits are sorted and do not overlap. */
export function editDocument(document: Document, edits: readonly Edit[]): Document {
  let text = '';
  let from = 0;
  for (const edit of edits) {
    text += document.text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  const forward = moverOf(edits.map(({ start, end, text: replaced }) => ({ start, end, length: replaced.length })));
  return { ...moved(document, forward), text: text + document.text.slice(from) };
}

/** What was found in the edited document, with the places of the document as it was. */
export function unedited<T>(found: T, edits: readonly Edit[]): T {
  let shift = 0;
  const back = edits.map(({ start, end, text }) => {
    const at = start + shift;
    shift += text.length - (end - start);
    return { start: at, end: at + text.length, length: end - start };
  });
  return moved(found, moverOf(back));
}

interface Replaced extends Span {
  /** Of what stands there instead. */
  readonly length: number;
}

function moverOf(replaced: readonly Replaced[]): (offset: number) => number {
  return (offset) => {
    let shift = 0;
    for (const { start, end, length } of replaced) {
      if (offset <= start) break;
      if (offset < end) return start + shift + Math.min(offset - start, length);
      shift += length - (end - start);
    }
    return offset + shift;
  };
}

/** Every object with `start` and `end` is a span. */
function moved<T>(value: T, move: (offset: number) => number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, move)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = (key === 'start' || key === 'end') && typeof item === 'number' ? move(item) : moved(item, move);
  return copy as T;
}
