/** How a file breaks its lines. */
export interface WrapStyle {
  /** Display columns at which lines are wrapped, null when each paragraph is one line. */
  readonly width: number | null;
  /** Paragraphs begin with an indent. */
  readonly indents: boolean;
  /** Were a line's last and the next line's first character torn apart? The text itself says so: it writes them together nearly always. */
  isOneWord(last: string, next: string): boolean;
}

/** A row of a table says nothing about how sentences are wrapped. */
const ROW = /[|｜│┃║]|[─━═+-]{8}|<t[dr]/u;

/** Wrapped lines end within this many columns of the same place. */
export const SLACK = 6;

/** Reads the style off the lines of running text. */
export function readWrapStyle(lines: readonly { readonly text: string; readonly indent: number }[]): WrapStyle {
  const widths = new Map<number, number>();
  let long = 0;
  let indented = 0;
  for (const line of lines) {
    if (ROW.test(line.text) || line.text.trim().includes('\t')) continue;
    const width = line.indent + printedWidth(line.text.trim());
    if (width < 40) continue;
    long++;
    if (line.indent >= 3) indented++;
    widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  return { width: wrapWidth(widths, long), indents: indented >= 2 && indented * 20 >= long, isOneWord: oneWord(lines) };
}

function wrapWidth(widths: ReadonlyMap<number, number>, long: number): number | null {
  let best = 0;
  let most = 0;
  for (const width of widths.keys()) {
    if (width > 160) continue;
    let near = 0;
    for (let w = width - SLACK; w <= width; w++) near += widths.get(w) ?? 0;
    if (near > most || (near === most && width > best)) [best, most] = [width, near];
  }
  let beyond = 0;
  for (const [width, count] of widths) if (width > best) beyond += count;
  return most >= 5 && most * 2 >= long && beyond * 20 <= long ? best : null;
}

/** Pairs seen fewer times than this prove nothing. */
const SEEN = 5;

function oneWord(lines: readonly { readonly text: string }[]): WrapStyle['isOneWord'] {
  let sample: string | null = null;
  const counts = new Map<string, number>();
  const count = (part: string): number => {
    const known = counts.get(part);
    if (known !== undefined) return known;
    sample ??= sampleOf(lines);
    let found = 0;
    for (let at = sample.indexOf(part); at >= 0; at = sample.indexOf(part, at + 1)) found++;
    counts.set(part, found);
    return found;
  };
  return (last, next) => {
    const pair = `${last.at(-1) ?? ''}${next[0] ?? ''}`;
    if (!/^[\u4e00-\u9fff]{2}$/u.test(pair)) return false;
    const together = count(pair);
    return together >= SEEN && together >= 0.8 * count(pair[0]!);
  };
}

/** Characters looked at; more than any report has, and a bound for a huge file. */
const SAMPLE = 60_000;

function sampleOf(lines: readonly { readonly text: string }[]): string {
  let sample = '';
  for (const { text } of lines) {
    sample += `${text}\n`;
    if (sample.length > SAMPLE) break;
  }
  return sample.slice(0, SAMPLE);
}

/** Marks beside a Chinese character, where a full-width one was printed before the text was made half width. */
const HALF_WIDTH_MARK = /(?<=[\u4e00-\u9fff])[,;:()!?]|[,;:()!?](?=[\u4e00-\u9fff])/gu;

/** Columns that a line took on the page that it was wrapped for. */
export const printedWidth = (text: string): number => displayWidth(text) + (text.match(HALF_WIDTH_MARK)?.length ?? 0);

/** Columns on a terminal: two for Chinese and full-width characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) >= 0x1100 ? 2 : 1;
  return width;
}
