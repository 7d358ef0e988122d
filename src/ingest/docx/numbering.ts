import { formatNumber } from './number-formats.ts';
import { whole } from './properties.ts';
import type { Style, Styles } from './styles.ts';
import type { ListReference } from './properties.ts';
import { XmlScanner, unescapeXml } from './xml-scanner.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1部分`, `（%2）`, `%1.%2`. */
  readonly text: string;
  /** 1-based level whose use restarts this one; 0 never; null any higher one. */
  readonly restart: number | null;
  /** Every number of the text in decimal digits, whatever its own level says. */
  readonly legal: boolean;
  readonly suffix: string;
  readonly styleId: string | null;
}

interface AbstractList {
  readonly levels: ReadonlyMap<number, Level>;
  readonly styleLink: string | null;
}

interface List {
  readonly abstractId: string;
  readonly startOverrides: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

export interface Numbering {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
}

/** Reads numbering.xml; `''` for a package without one. */
export function readNumbering(xml: string): Numbering {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:abstractNum') {
      const id = s.attribute('abstractNumId') ?? '';
      abstracts.set(id, readAbstract(s.inside()));
    } else if (s.name === 'w:num') {
      const id = s.attribute('numId') ?? '';
      lists.set(id, readList(s.inside()));
    }
  }
  return { abstracts, lists };
}

function readAbstract(xml: string): AbstractList {
  const levels = new Map<number, Level>();
  let styleLink: string | null = null;
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:lvl') {
      const index = whole(s.attribute('ilvl')) ?? 0;
      levels.set(index, readLevel(s.inside()));
    } else if (s.name === 'w:numStyleLink') styleLink = unescapeXml(s.attribute('val') ?? '');
  }
  return { levels, styleLink };
}

function readList(xml: string): List {
  let abstractId = '';
  const startOverrides = new Map<number, number>();
  const levels = new Map<number, Level>();
  let level = 0;
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    if (s.name === 'w:abstractNumId') abstractId = s.attribute('val') ?? '';
    else if (s.name === 'w:lvlOverride') level = whole(s.attribute('ilvl')) ?? 0;
    else if (s.name === 'w:startOverride') startOverrides.set(level, whole(s.attribute('val')) ?? 1);
    else if (s.name === 'w:lvl') levels.set(level, readLevel(s.inside()));
  }
  return { abstractId, startOverrides, levels };
}

function readLevel(xml: string): Level {
  let start = 1;
  let format = 'decimal';
  let text = '';
  let restart: number | null = null;
  let legal = false;
  let suffix = 'tab';
  let styleId: string | null = null;
  const s = new XmlScanner(xml);
  for (let kind = s.next(); kind !== 'end'; kind = s.next()) {
    if (kind !== 'open') continue;
    const value = s.attribute('val');
    if (s.name === 'w:start') start = whole(value) ?? 1;
    // `custom` (01, 001, …) stands in mc:Choice with a plain format for older readers behind it, which then counts.
    else if (s.name === 'w:numFmt') format = value === 'custom' ? 'decimalZero' : (value ?? format);
    else if (s.name === 'w:lvlText') text = unescapeXml(value ?? '');
    else if (s.name === 'w:lvlRestart') restart = whole(value);
    else if (s.name === 'w:isLgl') legal = value !== '0' && value !== 'false';
    else if (s.name === 'w:suff') suffix = value ?? suffix;
    else if (s.name === 'w:pStyle') styleId = unescapeXml(value ?? '');
    else if (s.name === 'w:pPr' || s.name === 'w:rPr') s.skip();
  }
  return { start, format, text, restart, legal, suffix, styleId };
}

/**
 * Counts the automatic numbers of a document from front to back (ECMA-376 part 1, 17.9). Lists made from one abstract
 * list go on counting where the other stopped, as Word prints them, unless they override the start.
 */
export class NumberCounter {
  readonly #numbering: Numbering;
  readonly #styles: Styles;
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #restarted = new Set<string>();
  /** Formats met that `formatNumber` does not know; printed as decimal digits. */
  readonly unknownFormats = new Set<string>();

  constructor(numbering: Numbering, styles: Styles) {
    this.#numbering = numbering;
    this.#styles = styles;
  }

  /** The next number as printed, with the space after it, or '' for a paragraph that has none or a bullet. */
  next(own: ListReference | null, style: Style): string {
    const numId = own?.numId ?? style.list?.numId ?? null;
    if (numId === null || numId === '0') return '';
    const found = this.#find(numId, new Set());
    if (!found) return '';
    const { list, abstract, abstractId } = found;
    const index = own?.level ?? this.#levelOfStyle(abstract, style) ?? style.list?.level ?? 0;
    const levelAt = (i: number): Level | undefined => list.levels.get(i) ?? abstract.levels.get(i);
    const level = levelAt(index);
    if (!level) return '';
    const counts = this.#counts.get(abstractId) ?? [];
    this.#counts.set(abstractId, counts);
    const override = list.startOverrides.get(index);
    const first = override ?? level.start;
    const mark = `${numId}/${index}`;
    if (override !== undefined && !this.#restarted.has(mark)) counts[index] = undefined;
    this.#restarted.add(mark);
    counts[index] = counts[index] === undefined ? first : counts[index] + 1;
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const restart = levelAt(deeper)?.restart ?? null;
      if (restart === null || (restart !== 0 && index <= restart - 1)) counts[deeper] = undefined;
    }
    for (let higher = 0; higher < index; higher++) counts[higher] ??= levelAt(higher)?.start ?? 1;
    if (level.format === 'bullet') return /[\p{L}\p{N}]/u.test(level.text) && !/[\ue000-\uf8ff]/u.test(level.text) && [...level.text].length > 1 ? level.text : '';
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return this.#print(counts[at] ?? levelAt(at)?.start ?? 1, level.legal ? 'decimal' : (levelAt(at)?.format ?? 'decimal'));
    });
    if (text === '' || level.suffix === 'nothing' || /[、，：:)）]\s*$/.test(text)) return text;
    return `${text} `;
  }

  #print(value: number, format: string): string {
    const text = formatNumber(value, format);
    if (text !== null) return text;
    if (format !== 'bullet') this.unknownFormats.add(format);
    return format === 'bullet' ? '' : String(value);
  }

  /** A list may only link to a numbering style, which names the list that is meant. */
  #find(numId: string, seen: Set<string>): { list: List; abstract: AbstractList; abstractId: string } | null {
    if (seen.has(numId)) return null;
    seen.add(numId);
    const list = this.#numbering.lists.get(numId);
    const abstract = list && this.#numbering.abstracts.get(list.abstractId);
    if (!list || !abstract) return null;
    if (abstract.styleLink === null || abstract.levels.size > 0) return { list, abstract, abstractId: list.abstractId };
    const linked = this.#styles.listOf(abstract.styleLink);
    return linked === null ? null : this.#find(linked, seen);
  }

  #levelOfStyle(abstract: AbstractList, style: Style): number | null {
    if (!style.list) return null;
    for (const [index, level] of abstract.levels) if (level.styleId === style.id) return index;
    for (const [index, level] of abstract.levels) if (level.styleId === style.list.namedBy) return index;
    return null;
  }
}
