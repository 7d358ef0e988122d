import { XmlScanner, unescapeXml } from './xml-scanner.ts';

/** Which list a paragraph belongs to. `numId` "0" takes it out of its style's list. */
export interface ListReference {
  readonly numId: string | null;
  /** 0-based. */
  readonly level: number | null;
}

export interface ParagraphProperties {
  readonly styleId: string | null;
  readonly list: ListReference | null;
  readonly alignment: string | null;
  /** 0-based outline level, 0 to 8; 9 is body text. */
  readonly outlineLevel: number | null;
  /** The paragraph's end was deleted (tracked, or hidden by a style separator): its text goes on in the next one. */
  readonly joinsNext: boolean;
}

/** What a run or style says of its look; null is "as inherited". */
export interface RunProperties {
  readonly styleId: string | null;
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  /** Points. */
  readonly fontSize: number | null;
  /** Fonts named for the run, for signs that only a symbol font gives a meaning. */
  readonly font: string | null;
}

/** Content of a `w:pPr`. Tracked older properties (`w:pPrChange`) do not count. */
export function readParagraphProperties(xml: string): ParagraphProperties {
  const s = new XmlScanner(xml);
  let styleId: string | null = null;
  let list: ListReference | null = null;
  let alignment: string | null = null;
  let outlineLevel: number | null = null;
  let joinsNext = false;
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    switch (s.name) {
      case 'w:pStyle':
        styleId = unescapeXml(s.attribute('val') ?? '') || null;
        break;
      case 'w:numPr':
        list = readList(s.inside());
        break;
      case 'w:jc':
        alignment = s.attribute('val');
        break;
      case 'w:outlineLvl':
        outlineLevel = whole(s.attribute('val'));
        break;
      case 'w:rPr': {
        const mark = s.inside();
        joinsNext = /<w:(?:del|moveFrom|specVanish)[\s/>]/.test(mark);
        break;
      }
      default:
        s.skip();
    }
  }
  return { styleId, list, alignment, outlineLevel, joinsNext };
}

function readList(xml: string): ListReference {
  const s = new XmlScanner(xml);
  let numId: string | null = null;
  let level: number | null = null;
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:ilvl') level = whole(s.attribute('val'));
    else if (s.name === 'w:numId') numId = s.attribute('val');
    s.skip();
  }
  return { numId, level };
}

/** Content of a `w:rPr`. */
export function readRunProperties(xml: string): RunProperties {
  const s = new XmlScanner(xml);
  let styleId: string | null = null;
  let bold: boolean | null = null;
  let hidden: boolean | null = null;
  let fontSize: number | null = null;
  let font: string | null = null;
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    switch (s.name) {
      case 'w:rStyle':
        styleId = unescapeXml(s.attribute('val') ?? '') || null;
        break;
      case 'w:b':
        bold = isOn(s.attribute('val'));
        break;
      case 'w:vanish':
        hidden = isOn(s.attribute('val'));
        break;
      case 'w:sz': {
        const halfPoints = whole(s.attribute('val'));
        if (halfPoints !== null) fontSize = halfPoints / 2;
        break;
      }
      case 'w:rFonts':
        font = s.attribute('ascii') ?? s.attribute('hAnsi') ?? s.attribute('eastAsia');
        break;
      default:
    }
    s.skip();
  }
  return { styleId, bold, hidden, fontSize, font };
}

/** ECMA-376 part 1, 17.17.4: an on-off property without a value is on. */
export const isOn = (value: string | null): boolean => value !== '0' && value !== 'false' && value !== 'off';

/** A whole number of an attribute, or null. */
export function whole(value: string | null): number | null {
  return value !== null && /^\s*-?\d+(?:\.0+)?\s*$/.test(value) ? Number(value) : null;
}
