import { readParagraphProperties, readRunProperties } from './properties.ts';
import type { ListReference, ParagraphProperties, RunProperties } from './properties.ts';
import { XmlScanner, unescapeXml } from './xml-scanner.ts';

/** A style with everything that it inherits. */
export interface Style {
  readonly id: string;
  /** `heading 1`, `toc 2`, `标题 1` … in lower case. */
  readonly name: string;
  /** The list, and the style in the chain that names it: that style's level in the list is used. */
  readonly list: (ListReference & { readonly namedBy: string }) | null;
  readonly alignment: string | null;
  readonly outlineLevel: number | null;
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  readonly fontSize: number | null;
}

export interface Styles {
  /** Null for an id that the document does not define. */
  style(id: string | null): Style | null;
  /** What a paragraph without a style has. */
  readonly normal: Style;
  /** `numId` of a numbering style, for lists that only link to one. */
  listOf(numberingStyleId: string): string | null;
}

interface Defined {
  readonly id: string;
  readonly basedOn: string | null;
  readonly name: string;
  readonly paragraph: ParagraphProperties | null;
  readonly run: RunProperties | null;
}

const PLAIN: Style = { id: '', name: '', list: null, alignment: null, outlineLevel: null, bold: null, hidden: null, fontSize: null };

/** Reads styles.xml; `''` for a package without one. */
export function readStyles(xml: string): Styles {
  const defined = new Map<string, Defined>();
  let defaults: Style = PLAIN;
  let defaultId: string | null = null;
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:docDefaults') {
      const run = /<w:rPr>([\s\S]*?)<\/w:rPr>/.exec(s.inside());
      if (run) {
        const { bold, fontSize } = readRunProperties(run[1]!);
        defaults = { ...PLAIN, bold, fontSize };
      }
    } else if (s.name === 'w:style') {
      const id = unescapeXml(s.attribute('styleId') ?? '');
      if (s.attribute('default') === '1' && s.attribute('type') === 'paragraph') defaultId = id;
      if (defined.has(id)) s.skip();
      else defined.set(id, readDefinition(id, s.inside()));
    } else if (s.name === 'w:latentStyles') s.skip();
  }
  const resolved = new Map<string, Style>();
  const resolve = (id: string, seen: readonly string[]): Style => {
    const known = resolved.get(id);
    if (known) return known;
    const own = defined.get(id);
    if (!own || seen.includes(id)) return defaults;
    const base = own.basedOn === null ? defaults : resolve(own.basedOn, [...seen, id]);
    const list = own.paragraph?.list ?? null;
    const style: Style = {
      id, name: own.name,
      list: list ? { numId: list.numId ?? base.list?.numId ?? null, level: list.level, namedBy: id } : base.list,
      alignment: own.paragraph?.alignment ?? base.alignment,
      outlineLevel: own.paragraph?.outlineLevel ?? base.outlineLevel,
      bold: own.run?.bold ?? base.bold, hidden: own.run?.hidden ?? base.hidden, fontSize: own.run?.fontSize ?? base.fontSize,
    };
    resolved.set(id, style);
    return style;
  };
  return {
    style: (id) => (id !== null && defined.has(id) ? resolve(id, []) : null),
    normal: defaultId === null ? defaults : resolve(defaultId, []),
    listOf: (id) => defined.get(id)?.paragraph?.list?.numId ?? null,
  };
}

function readDefinition(id: string, xml: string): Defined {
  const s = new XmlScanner(xml);
  let basedOn: string | null = null;
  let name = '';
  let paragraph: ParagraphProperties | null = null;
  let run: RunProperties | null = null;
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:name') name = unescapeXml(s.attribute('val') ?? '').toLowerCase();
    else if (s.name === 'w:basedOn') basedOn = unescapeXml(s.attribute('val') ?? '') || null;
    else if (s.name === 'w:pPr') paragraph = readParagraphProperties(s.inside());
    else if (s.name === 'w:rPr') run = readRunProperties(s.inside());
    else s.skip();
  }
  return { id, basedOn, name, paragraph, run };
}

/** 1 to 9 for the built-in heading styles under their English and Chinese names, else null. */
export function headingOf(style: Style): number | null {
  const match = /^(?:heading|标题)\s*([1-9])$/.exec(style.name);
  return match ? Number(match[1]) : null;
}

/** Entries of a table of contents have a style of their own: `toc 1`, `目录 1`, `WPSOffice手动目录 1`. */
export const isContentsEntry = (style: Style): boolean => /(?:^toc|目录)\s*[1-9]$/.test(style.name);
