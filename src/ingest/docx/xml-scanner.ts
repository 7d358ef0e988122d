/**
 * Walks over XML text from tag to tag without building a tree. Word's parts are ten times as long as what they say
 * (fonts, revision ids, proofing marks), so most of them is passed over at the speed of `indexOf`.
 *
 * Text and attribute values come out as they stand in the file, entities and all; `unescapeXml` decodes them.
 * Names come out with Word's usual prefixes (`w:p`) whatever prefixes the file declares.
 */
export class XmlScanner {
  readonly #xml: string;
  #at = 0;
  #tagStart = 0;
  #tagEnd = 0;
  #prefixes: Map<string, string> | null = null;
  /** Of the current element or closing tag. */
  name = '';
  /** The current element has neither text nor children nor a closing tag of its own. */
  empty = false;
  /** Raw, for `text`. */
  text = '';

  constructor(xml: string) {
    this.#xml = xml;
  }

  next(): 'open' | 'close' | 'text' | 'end' {
    const xml = this.#xml;
    for (;;) {
      const start = this.#at;
      if (start >= xml.length) return 'end';
      if (xml.charCodeAt(start) !== 60 /* < */) {
        const next = xml.indexOf('<', start);
        this.#at = next < 0 ? xml.length : next;
        this.text = xml.slice(start, this.#at);
        return 'text';
      }
      const mark = xml.charCodeAt(start + 1);
      if (mark === 33 /* ! */ || mark === 63 /* ? */) {
        if (xml.startsWith('<![CDATA[', start)) {
          const end = this.#past(']]>', start);
          this.text = escapeXml(xml.slice(start + 9, end - 3));
          this.#at = end;
          return 'text';
        }
        this.#at = xml.startsWith('<!--', start) ? this.#past('-->', start) : this.#past('>', start);
        continue;
      }
      const end = this.#endOfTag(start);
      this.#at = end + 1;
      this.#tagStart = start;
      this.#tagEnd = end;
      if (mark === 47 /* / */) {
        this.name = this.#rename(xml.slice(start + 2, end).trim());
        return 'close';
      }
      let stop = start + 1;
      for (; stop < end; stop++) {
        const code = xml.charCodeAt(stop);
        if (code <= 32 || code === 47) break;
      }
      this.empty = xml.charCodeAt(end - 1) === 47;
      if (end - stop > 12 && xml.slice(stop, end).includes('xmlns:')) this.#learnPrefixes(xml.slice(stop, end));
      this.name = this.#rename(xml.slice(start + 1, stop));
      return 'open';
    }
  }

  /** Calls `read` at each element inside the current one, which passes over or reads it; ends behind the closing tag. */
  children(read: (name: string) => void): void {
    for (;;) {
      const kind = this.next();
      if (kind === 'end' || kind === 'close') return;
      if (kind === 'open') read(this.name);
    }
  }

  /** Raw value of an attribute of the current element by its local name (`val` for `w:val`), or null. */
  attribute(local: string): string | null {
    const match = attributePattern(local).exec(this.#xml.slice(this.#tagStart, this.#tagEnd));
    return match ? (match[1] ?? match[2] ?? '') : null;
  }

  /** Passes over the rest of the current element, its closing tag included. */
  skip(): void {
    if (this.empty) return;
    let depth = 1;
    while (depth > 0) {
      const kind = this.next();
      if (kind === 'end') return;
      if (kind === 'open' && !this.empty) depth++;
      else if (kind === 'close') depth--;
    }
  }

  /** Raw XML between the current element's tags, passing over it. `''` for an empty element. */
  inside(): string {
    if (this.empty) return '';
    const start = this.#at;
    const close = `</${this.#xml.slice(this.#tagStart + 1, this.#nameEnd())}>`;
    const end = this.#xml.indexOf(close, start);
    const source = end < 0 ? '' : this.#xml.slice(start, end);
    if (end >= 0 && !source.includes(`<${close.slice(2, -1)}`)) {
      this.#at = end + close.length;
      return source;
    }
    this.skip();
    return this.#xml.slice(start, this.#tagStart);
  }

  /** Where the walk stands, to go back to with `moveTo`. */
  position(): number {
    return this.#at;
  }

  moveTo(position: number): void {
    this.#at = position;
  }

  /** Raw XML from here to a later position. */
  upTo(end: number): string {
    return this.#xml.slice(this.#at, end);
  }

  #nameEnd(): number {
    let stop = this.#tagStart + 1;
    for (; stop < this.#tagEnd; stop++) {
      const code = this.#xml.charCodeAt(stop);
      if (code <= 32 || code === 47) break;
    }
    return stop;
  }

  #past(mark: string, from: number): number {
    const end = this.#xml.indexOf(mark, from);
    return end < 0 ? this.#xml.length : end + mark.length;
  }

  /** `>` may stand inside an attribute's quotes. */
  #endOfTag(start: number): number {
    const xml = this.#xml;
    let end = xml.indexOf('>', start);
    while (end >= 0) {
      const before = xml.charCodeAt(end - 1) === 47 ? xml.slice(start, end - 1).trimEnd() : xml.slice(start, end).trimEnd();
      if (!before.includes('=') || /["']$/.test(before)) return end;
      end = xml.indexOf('>', end + 1);
    }
    return xml.length;
  }

  #rename(name: string): string {
    if (!this.#prefixes) return name;
    const colon = name.indexOf(':');
    const usual = this.#prefixes.get(colon < 0 ? '' : name.slice(0, colon));
    return usual === undefined ? name : `${usual}:${name.slice(colon + 1)}`;
  }

  #learnPrefixes(attributes: string): void {
    for (const match of attributes.matchAll(/xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)) {
      const usual = USUAL_PREFIXES[match[2]!];
      if (usual === undefined || usual === (match[1] ?? '')) continue;
      this.#prefixes ??= new Map();
      this.#prefixes.set(match[1] ?? '', usual);
    }
  }
}

/** Namespaces of ECMA-376, transitional and strict, under the prefix that Word writes. */
const USUAL_PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'urn:schemas-microsoft-com:vml': 'v',
};

const patterns = new Map<string, RegExp>();

function attributePattern(local: string): RegExp {
  let pattern = patterns.get(local);
  if (!pattern) patterns.set(local, (pattern = new RegExp(`\\s(?:[\\w.-]+:)?${local}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)));
  return pattern;
}

export function unescapeXml(source: string): string {
  if (!source.includes('&')) return source;
  return source.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export const escapeXml = (text: string): string => text.replace(/[<>&"]/g, (ch) => (ch === '<' ? '&lt;' : ch === '>' ? '&gt;' : ch === '&' ? '&amp;' : '&quot;'));
