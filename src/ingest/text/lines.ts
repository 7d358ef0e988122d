/** One line of a text file, cleaned of what no reader sees. */
export interface Line {
  /** Tabs and inner spaces kept; no line end, no control character, no zero-width mark. */
  readonly text: string;
  /** A form feed or the like stood in front of it. */
  readonly startsPage: boolean;
  /** `table` where a table stands between lines of text: its `text` is empty. */
  readonly kind?: 'line' | 'table';
}

/** CR, LF, CRLF, NEL, LS and PS end a line; a form feed or vertical tab ends one and begins a page or line. */
const LINE_END = /\r\n|[\n\r\v\u0085\u2028\u2029]/u;

/** Control characters but tab, and marks of no width. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;

/** A text's lines in order; white space at the end of a line is left out, tabs excepted. */
export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const [page, part] of text.split('\f').entries()) {
    for (const [row, raw] of part.split(LINE_END).entries()) {
      const seen = UNSEEN.test(raw) ? raw.replace(UNSEEN, '') : raw;
      lines.push({ text: trimmedEnd(seen), startsPage: page > 0 && row === 0 });
    }
  }
  return lines;
}

function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] !== '\t' && /\s/u.test(text[end - 1]!)) end--;
  return end === text.length ? text : text.slice(0, end);
}
