import type { Dropped } from '../../model/document.ts';
import { fieldReason } from './fields.ts';
import { OpenParagraph } from './open-paragraph.ts';
import type { Reason } from './open-paragraph.ts';
import type { RunProperties } from './properties.ts';
import type { StoryContext } from './story-parts.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Text is in the flow (null), aside for a reason, or nowhere: moved text is kept where it was moved to. */
export type Aside = Reason | null;

export interface Field {
  code: string;
  inResult: boolean;
}

/** Where text goes while a story is read: into the open paragraph, aside for a reason, or nowhere. */
export class StoryText {
  protected readonly s: XmlScanner;
  protected readonly context: StoryContext;
  protected out: string[] = [];
  protected paragraph: OpenParagraph | null = null;
  protected origin: 'body' | 'footnote' | 'textbox';
  protected aside: Aside = null;
  protected fields: Field[] = [];
  protected run: RunProperties | null = null;
  protected readonly dropped: Dropped[] = [];

  constructor(xml: string, context: StoryContext) {
    this.s = new XmlScanner(xml);
    this.context = context;
    this.origin = context.origin;
  }

  protected text(raw: string): void {
    if (raw === '') return;
    const paragraph = (this.paragraph ??= this.newParagraph());
    const reason = this.reason();
    if (reason === null) paragraph.text(raw, this.run);
    else paragraph.putAside(reason === 'code' ? 'hidden' : reason, raw);
  }

  /** An element that is no text; `text` stands for it where it is kept aside. */
  protected sign(xml: string, text: string): void {
    const paragraph = (this.paragraph ??= this.newParagraph());
    const reason = this.reason();
    if (reason === null) paragraph.sign(xml);
    else if (reason !== 'code') paragraph.putAside(reason, text);
  }

  protected newParagraph(): OpenParagraph {
    return new OpenParagraph(this.context.styles);
  }

  protected closeParagraph(paragraph: OpenParagraph): void {
    const joinsNext = paragraph.properties?.joinsNext ?? false;
    for (const [reason, text] of paragraph.aside()) this.dropped.push({ text, reason, page: null });
    const prints = !paragraph.empty || (paragraph.number !== '' && paragraph.aside().length === 0 && this.aside === null);
    if (prints) {
      const note = this.context.notes.push({ number: joinsNext ? '' : paragraph.number, style: { ...paragraph.look(), origin: this.origin } }) - 1;
      const mark = joinsNext ? '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>' : '';
      this.out.push(`<w:p>${mark}<w:bookmarkStart w:name="${note}"/>${paragraph.xml()}</w:p>`);
    }
    this.out.push(...paragraph.behind);
    this.paragraph = null;
  }

  protected withAside(reason: Aside, content: () => void): void {
    if (this.s.empty) return;
    const before = this.aside;
    this.aside ??= reason;
    content();
    this.aside = before;
  }

  /** Why text met now is not in the flow, or null. Text between the parts of a field is its code. */
  protected reason(): Aside | 'code' {
    if (this.aside !== null) return this.aside;
    for (const field of this.fields) {
      if (!field.inResult) return 'code';
      const reason = fieldReason(field.code);
      if (reason !== null) return reason;
    }
    const paragraph = this.paragraph!;
    const run = this.run;
    const hidden = run?.hidden ?? this.context.styles.style(run?.styleId ?? null)?.hidden ?? paragraph.style.hidden;
    return hidden === true ? 'hidden' : null;
  }
}
