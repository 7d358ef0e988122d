import type { Dropped, ParagraphStyle } from '../../model/document.ts';
import type { ParagraphProperties, RunProperties } from './properties.ts';
import { headingOf } from './styles.ts';
import type { Style, Styles } from './styles.ts';
import { unescapeXml } from './xml-scanner.ts';

/** Why text is on the page and not in the flow. */
export type Reason = Dropped['reason'];

/** A paragraph while it is read: its text as few runs of reduced XML, and what its characters look like. */
export class OpenParagraph {
  readonly #styles: Styles;
  properties: ParagraphProperties | null = null;
  style: Style;
  /** Automatic number with the space behind it. */
  number = '';
  /** Nothing of it is in the flow yet. */
  empty = true;
  /** XML of the text boxes that are anchored in it. */
  readonly behind: string[] = [];
  readonly #parts: string[] = [];
  #pending = '';
  #characters = 0;
  #boldCharacters = 0;
  readonly #sizes = new Map<number, number>();
  readonly #aside = new Map<Reason, string>();

  constructor(styles: Styles) {
    this.#styles = styles;
    this.style = styles.normal;
  }

  /** Text as it stands in the file, entities and all. */
  text(raw: string, run: RunProperties | null): void {
    this.empty = false;
    if (/[\uf000-\uf0ff]/.test(raw)) this.#privateSigns(raw, run?.font ?? 'Symbol');
    else this.#pending += raw;
    if (raw.trim() === '') return;
    const style = run?.styleId ? this.#styles.style(run.styleId) : null;
    this.#characters += raw.length;
    if (run?.bold ?? (style?.bold || this.style.bold)) this.#boldCharacters += raw.length;
    const size = run?.fontSize ?? style?.fontSize ?? this.style.fontSize;
    if (size !== null) this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + raw.length);
  }

  /** An inline element that is no text. */
  sign(xml: string): void {
    this.#flush();
    this.#parts.push(`<w:r>${xml}</w:r>`);
    this.empty = false;
  }

  putAside(reason: Reason, raw: string): void {
    this.#aside.set(reason, (this.#aside.get(reason) ?? '') + unescapeXml(raw));
  }

  aside(): [Reason, string][] {
    return [...this.#aside].map(([reason, text]): [Reason, string] => [reason, text.trim()]).filter(([, text]) => text !== '');
  }

  xml(): string {
    this.#flush();
    return this.#parts.join('');
  }

  look(): ParagraphStyle {
    const outline = this.properties?.outlineLevel ?? this.style.outlineLevel;
    const heading = headingOf(this.style) ?? (outline !== null && outline >= 0 && outline < 9 ? outline + 1 : null);
    let fontSize: number | null = null;
    let most = 0;
    for (const [size, count] of this.#sizes) if (count > most) [fontSize, most] = [size, count];
    return {
      ...(heading !== null && { heading }),
      ...(this.#characters > 0 && this.#boldCharacters === this.#characters && { bold: true }),
      ...((this.properties?.alignment ?? this.style.alignment) === 'center' && { centred: true }),
      ...(fontSize !== null && { fontSize }),
      ...(this.number !== '' && { automaticNumber: true }),
    };
  }

  /** U+F0xx only means something in its symbol font; mammoth knows what. */
  #privateSigns(raw: string, font: string): void {
    for (const piece of raw.split(/([\uf000-\uf0ff])/)) {
      if (/^[\uf000-\uf0ff]$/.test(piece)) this.sign(`<w:sym w:font="${font}" w:char="${piece.charCodeAt(0).toString(16).toUpperCase()}"/>`);
      else this.#pending += piece;
    }
  }

  #flush(): void {
    if (this.#pending === '') return;
    this.#parts.push(`<w:r><w:t xml:space="preserve">${this.#pending}</w:t></w:r>`);
    this.#pending = '';
  }
}
