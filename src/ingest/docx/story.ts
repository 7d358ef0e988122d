import { readParagraphProperties, readRunProperties, whole } from './properties.ts';
import type { ParagraphProperties, RunProperties } from './properties.ts';
import { isContentsEntry } from './styles.ts';
import { GAP, IMAGE } from './story-parts.ts';
import type { Story, StoryContext } from './story-parts.ts';
import { OpenMerges, mergeOf, rowXml, withoutSlivers } from './row-cells.ts';
import type { RowCell } from './row-cells.ts';
import { fieldReason, shownByFormField } from './fields.ts';
import { StoryText } from './story-text.ts';
import { unescapeXml } from './xml-scanner.ts';

/**
 * Cuts a part down to what a reader of the printed page sees: tracked deletions out, text boxes once and after the
 * paragraph that anchors them, field codes out, hidden text and contents entries aside, runs joined. Numbers are
 * counted on the way. mammoth then builds the tree, signs and merged cells from a tenth of the XML, which saves more
 * time than this walk costs.
 */
export function reduceStory(xml: string, context: StoryContext): Story {
  return new Reducer(xml, context).story();
}

const HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';
const TAIL = '</w:document>';

class Reducer extends StoryText {
  readonly #runCache = new Map<string, RunProperties>();
  readonly #paragraphCache = new Map<string, ParagraphProperties>();
  #images = 0;
  #formulas = 0;
  readonly #chunks: string[] = [];

  story(): Story {
    this.#blocks();
    return { xml: `${HEAD}${this.out.join('')}${TAIL}`, dropped: this.dropped, images: this.#images, formulas: this.#formulas, chunks: this.#chunks };
  }

  // ---------- blocks ----------

  #blocks(): void {
    const s = this.s;
    s.children((name) => {
      switch (name) {
        case 'w:p':
          this.#readParagraph();
          break;
        case 'w:tbl':
          this.#readTable();
          break;
        case 'w:body':
          this.#wrapped('w:body', '');
          break;
        case 'w:footnote':
        case 'w:endnote':
          this.#readNote(name);
          break;
        case 'w:sdt':
          this.#readStructured(() => this.#blocks());
          break;
        case 'w:altChunk':
          this.#chunks.push(s.attribute('id') ?? '');
          s.skip();
          break;
        case 'mc:AlternateContent':
          this.#readAlternate(() => this.#blocks());
          break;
        case 'w:sectPr':
        case 'w:tcPr':
        case 'w:sdtPr':
        case 'w:sdtEndPr':
        case 'w:customXmlPr':
        case 'w:moveFrom':
          s.skip();
          break;
        case 'm:oMathPara':
        case 'm:oMath':
          this.#readFormula();
          break;
        case 'w:r':
          // A run outside a paragraph: not valid, but its text is there.
          this.paragraph = this.newParagraph();
          this.#readRun();
          this.closeParagraph(this.paragraph);
          break;
        default:
          if (!s.empty) this.#blocks();
      }
    });
  }

  #wrapped(name: string, attributes: string): void {
    this.out.push(`<${name}${attributes}>`);
    if (!this.s.empty) this.#blocks();
    this.out.push(`</${name}>`);
  }

  #readNote(name: string): void {
    const type = this.s.attribute('type');
    if (type !== null && type !== 'normal') return this.s.skip();
    this.#wrapped(name, ` w:id="${this.s.attribute('id') ?? ''}"`);
  }

  /** A table of contents that Word keeps up to date lies in a content control of its own, its title with it. */
  #readStructured(content: () => void): void {
    const s = this.s;
    if (s.empty) return;
    const aside = this.aside;
    s.children((name) => {
      if (name === 'w:sdtContent') {
        if (!s.empty) content();
      } else if (name === 'w:sdtPr') {
        if (/docPartGallery[^>]*"Table of Contents"/.test(s.inside())) this.aside ??= 'contents';
      } else s.skip();
    });
    this.aside = aside;
  }

  /** The first choice if it holds text or a picture, else the fallback: never both, or text boxes would be doubled. */
  #readAlternate(content: () => void): void {
    const s = this.s;
    if (s.empty) return;
    let done = false;
    s.children((name) => {
      if (done || s.empty) {
        s.skip();
        return;
      }
      if (name === 'mc:Choice') {
        const start = s.position();
        s.skip();
        const end = s.position();
        s.moveTo(start);
        if (/<\w+:(?:txbxContent|t|blip|tbl)[\s>]/.test(s.upTo(end))) {
          content();
          done = true;
        } else s.moveTo(end);
      } else {
        content();
        done = true;
      }
    });
  }

  // ---------- paragraphs ----------

  #readParagraph(): void {
    if (this.s.empty) return;
    const outer = this.paragraph;
    const outerAside = this.aside;
    const paragraph = this.newParagraph();
    this.paragraph = paragraph;
    this.#inline();
    this.closeParagraph(paragraph);
    this.paragraph = outer;
    this.aside = outerAside;
  }

  #inline(): void {
    const s = this.s;
    s.children((name) => {
      switch (name) {
        case 'w:r':
          this.#readRun();
          break;
        case 'w:pPr':
          this.#readParagraphStart();
          break;
        case 'w:del':
          this.withAside('hidden', () => this.#inline());
          break;
        case 'w:sdt':
          this.#readStructured(() => this.#inline());
          break;
        case 'w:fldSimple':
          this.withAside(fieldReason(unescapeXml(s.attribute('instr') ?? '')), () => this.#inline());
          break;
        case 'w:ruby':
          this.#readRuby();
          break;
        case 'm:oMath':
        case 'm:oMathPara':
          this.#readFormula();
          break;
        case 'mc:AlternateContent':
          this.#readAlternate(() => this.#inline());
          break;
        case 'w:t':
          this.text(s.inside());
          break;
        case 'w:moveFrom':
        case 'w:sdtPr':
        case 'w:customXmlPr':
        case 'w:smartTagPr':
          s.skip();
          break;
        default:
          if (!s.empty) this.#inline();
      }
    });
  }

  #readParagraphStart(): void {
    const paragraph = this.paragraph!;
    const xml = this.s.inside();
    let properties = this.#paragraphCache.get(xml);
    if (!properties) this.#paragraphCache.set(xml, (properties = readParagraphProperties(xml)));
    paragraph.properties = properties;
    paragraph.style = this.context.styles.style(properties.styleId) ?? this.context.styles.normal;
    if (isContentsEntry(paragraph.style)) this.aside ??= 'contents';
    if (!properties.joinsNext && this.aside === null) paragraph.number = this.context.counter.next(properties.list, paragraph.style);
  }

  /** Ruby: the text itself, its reading aside. */
  #readRuby(): void {
    const s = this.s;
    if (s.empty) return;
    s.children((name) => {
      if (name === 'w:rubyBase') {
        if (!s.empty) this.#inline();
      } else if (name === 'w:rt') this.withAside('hidden', () => this.#inline());
      else s.skip();
    });
  }

  /** A formula in one line is read as text; one with fractions or roots would read wrong, so it stays out of the flow. */
  #readFormula(): void {
    const xml = this.s.inside();
    const text = [...xml.matchAll(/<m:t(?:\s[^>]*)?>([^<]*)<\/m:t>/g)].map((match) => match[1]!).join('');
    if (text === '') return;
    if (/<m:(?:f|rad|sSup|sSub|sSubSup|sPre|nary|m|eqArr|d|func|limLow|limUpp|acc|bar|box|groupChr)[\s>]/.test(xml)) {
      this.#formulas++;
      (this.paragraph ??= this.newParagraph()).putAside('hidden', text);
    } else this.text(text);
  }

  // ---------- runs ----------

  #readRun(): void {
    const s = this.s;
    if (s.empty) return;
    const outer = this.run;
    this.run = null;
    s.children((name) => {
      switch (name) {
        case 'w:t':
        case 'w:delText':
          this.text(s.inside());
          break;
        case 'w:rPr': {
          const xml = s.inside();
          this.run = this.#runCache.get(xml) ?? null;
          if (!this.run) this.#runCache.set(xml, (this.run = readRunProperties(xml)));
          break;
        }
        case 'w:tab':
        case 'w:ptab':
          this.sign('<w:tab/>', '\t');
          s.skip();
          break;
        case 'w:br':
        case 'w:cr':
          this.sign('<w:br/>', '\n');
          s.skip();
          break;
        case 'w:noBreakHyphen':
          this.text('-');
          s.skip();
          break;
        case 'w:sym':
          this.sign(`<w:sym w:font="${s.attribute('font') ?? ''}" w:char="${s.attribute('char') ?? ''}"/>`, '□');
          s.skip();
          break;
        case 'w:fldChar':
          this.#readFieldMark();
          break;
        case 'w:instrText': {
          const field = this.fields.at(-1);
          const code = unescapeXml(s.inside());
          if (field && !field.inResult) field.code += code;
          break;
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.sign(`<${name} w:id="${s.attribute('id') ?? ''}"/>`, '');
          s.skip();
          break;
        case 'w:ruby':
          this.#readRuby();
          break;
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#readGraphics();
          break;
        case 'mc:AlternateContent':
          this.#readAlternate(() => this.#readGraphics());
          break;
        case 'w:r':
          this.#readRun();
          break;
        default:
          s.skip();
      }
    });
    this.run = outer;
  }

  #readFieldMark(): void {
    const s = this.s;
    const type = s.attribute('fldCharType');
    if (type === 'begin') {
      this.text(shownByFormField(s.inside()));
      this.fields.push({ code: '', inResult: false });
      return;
    }
    const field = this.fields.at(-1);
    if (field && type === 'separate') field.inResult = true;
    else if (field && type === 'end') this.fields.pop();
    s.skip();
  }

  /** Text boxes and pictures of a drawing, however deep they are grouped. Watermarks are attributes and stay unread. */
  #readGraphics(): void {
    const s = this.s;
    if (s.empty) return;
    s.children((name) => {
      switch (name) {
        case 'w:txbxContent':
          this.#readTextBox();
          break;
        case 'mc:AlternateContent':
          this.#readAlternate(() => this.#readGraphics());
          break;
        case 'a:blip':
        case 'v:imagedata':
          this.#images++;
          this.sign(`<w:bookmarkStart w:name="${IMAGE}"/>`, '');
          s.skip();
          break;
        case 'w:t':
          this.text(s.inside());
          break;
        case 'a:t':
          this.text(s.inside());
          break;
        default:
          if (!s.empty) this.#readGraphics();
      }
    });
  }

  #readTextBox(): void {
    if (this.s.empty) return;
    const { out, paragraph, origin, fields, run } = { out: this.out, paragraph: this.paragraph, origin: this.origin, fields: this.fields, run: this.run };
    [this.out, this.paragraph, this.origin, this.fields, this.run] = [[], null, 'textbox', [], null];
    this.#blocks();
    const xml = this.out.join('');
    [this.out, this.paragraph, this.origin, this.fields, this.run] = [out, paragraph, origin, fields, run];
    if (xml !== '') (paragraph?.behind ?? out).push(xml);
  }

  // ---------- tables ----------

  #readTable(): void {
    if (this.s.empty) return;
    const out = this.out;
    const paragraph = this.paragraph;
    const rows: string[] = [];
    const merges = new OpenMerges();
    let columnOf = (column: number): number => column;
    const content = (): void => {
      const s = this.s;
      s.children((name) => {
        if (name === 'w:tr') {
          const row = this.#readRow(merges, rows.length, columnOf);
          if (row !== '') rows.push(row);
        } else if (name === 'w:tblGrid') columnOf = withoutSlivers(s.inside());
        else if (name === 'w:tblPr' || name === 'w:sdtPr') s.skip();
        else if (!s.empty) content();
      });
    };
    content();
    this.out = out;
    this.paragraph = paragraph;
    if (rows.length > 0) this.out.push(`<w:tbl>${rows.join('')}</w:tbl>`);
  }

  #readRow(merges: OpenMerges, index: number, columnOf: (column: number) => number): string {
    const s = this.s;
    if (s.empty) return '';
    const cells: RowCell[] = [];
    const aside = this.aside;
    let column = 0;
    let gone = false;
    const content = (): void => {
      s.children((name) => {
        if (name === 'w:trPr') {
          const xml = s.inside();
          const before = whole(/<w:gridBefore\s[^>]*?val="(\d+)"/.exec(xml)?.[1] ?? null) ?? 0;
          if (columnOf(before) > 0) cells.push({ span: columnOf(before), merge: null, xml: `<w:p><w:bookmarkStart w:name="${GAP}"/></w:p>` });
          column += before;
          if (/<w:(?:del|hidden)[\s/>]/.test(xml)) {
            gone = true;
            this.aside ??= 'hidden';
          }
        } else if (name === 'w:tc') column += this.#readCell(cells, merges, { column, row: index, columnOf });
        else if (name === 'w:tblPrEx' || name === 'w:sdtPr' || name === 'w:sdtEndPr') s.skip();
        else if (!s.empty) content();
      });
    };
    content();
    this.aside = aside;
    if (gone || cells.length === 0) return '';
    return rowXml(cells);
  }

  /** Reads one cell and returns how many grid columns it takes. */
  #readCell(cells: RowCell[], merges: OpenMerges, { column, row, columnOf }: { column: number; row: number; columnOf: (column: number) => number }): number {
    const s = this.s;
    if (s.empty) return 0;
    const start = s.position();
    const { span, vertical, horizontal, deleted } = mergeOf(s.next() === 'open' && s.name === 'w:tcPr' ? s.inside() : (s.moveTo(start), ''));
    const continuesAbove = merges.reach(columnOf(column), row, this.aside === null ? vertical : null);
    const previous = horizontal === 'continue' ? cells.at(-1) : undefined;
    const { out, aside, paragraph } = { out: this.out, aside: this.aside, paragraph: this.paragraph };
    this.out = [];
    this.paragraph = null;
    // Word does not show what an older edit left in a cell that is now merged into its neighbour.
    if (continuesAbove || previous || deleted) this.aside ??= 'hidden';
    this.#blocks();
    const xml = this.out.join('');
    [this.out, this.aside, this.paragraph] = [out, aside, paragraph];
    const shown = columnOf(column + span) - columnOf(column);
    if (deleted || (shown === 0 && xml === '')) return span;
    if (previous) previous.span += shown;
    else cells.push({ span: Math.max(1, shown), merge: vertical === null ? null : continuesAbove ? 'continue' : 'restart', xml: continuesAbove ? '' : xml });
    return span;
  }
}
