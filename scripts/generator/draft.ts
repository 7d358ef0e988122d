import type { GenBlock, GenHeading, GenTable, Numbering } from './blocks.ts';
import { DOMAINS } from './domains.ts';
import type { Deed, Domain } from './domains.ts';
import { makeFinances } from './finances.ts';
import type { Finances } from './finances.ts';
import { FORM_WORDS } from './form-words.ts';
import type { FormWord } from './form-words.ts';
import type { MoneyStyle } from './money.ts';
import type { Random } from './random.ts';
import type { Region } from './regions.ts';
import { Sentence } from './sentence.ts';
import type { Truth } from './truth.ts';
import { choices } from './words.ts';
import type { Vocabulary, Words } from './words.ts';

/** One invented document while it is written: its blocks, and what a careful human would read in each. */
export class Draft {
  readonly random: Random;
  readonly vocabulary: Vocabulary;
  readonly blocks: GenBlock[] = [];
  readonly truth: Truth;
  readonly domain: Domain;
  readonly region: Region;
  /** The unit that reports, as printed. */
  readonly unit: string;
  readonly year: number;
  readonly money: MoneyStyle;
  readonly finances: Finances;
  /** Results of the year with their targets, told in prose and in forms alike. */
  readonly deeds: readonly (Deed & { readonly count: number; readonly goal: number })[];
  /** Rates in percent by name: target and result. */
  readonly rates: readonly { readonly name: string; readonly goal: number; readonly actual: number }[];
  readonly satisfaction: { readonly goal: number; readonly actual: number };
  /** The department's total score, where a form gives one: prose says the same. */
  totalScore: { readonly score: string; readonly grade: string } | null = null;
  readonly #scheme: readonly Numbering[];
  readonly #chosen = new Map<string, unknown>();
  readonly #ordinals: number[] = [];
  readonly #path: string[] = [];
  #runIn: GenHeading | null = null;

  constructor(random: Random, vocabulary: Vocabulary, region: Region, scheme: readonly Numbering[]) {
    this.random = random;
    this.vocabulary = vocabulary;
    this.region = region;
    this.#scheme = scheme;
    this.domain = this.pick(DOMAINS);
    this.unit = `${region.printed}${this.domain.office}`;
    this.year = random.int(2019, 2024);
    const decimals = 2;
    this.money = { unit: random.chance(0.12) ? '元' : '万元', decimals, thousands: random.chance(0.3), stripZeros: random.chance(0.4), spaced: random.chance(0.25) };
    this.finances = makeFinances(random, this.money, this.domain.functional);
    this.deeds = random.some(this.domain.deeds, random.int(3, this.domain.deeds.length)).map((deed) => {
      const count = random.int(deed.low, deed.high);
      return { ...deed, count, goal: random.chance(0.15) ? count + random.int(1, 30) : Math.max(1, Math.floor((count * random.int(70, 100)) / 100)) };
    });
    this.rates = this.domain.rates.map((name) => {
      const goal = random.int(85, 100);
      return { name, goal, actual: random.int(goal, 100) };
    });
    const satisfied = random.int(85, 95);
    this.satisfaction = { goal: satisfied, actual: random.int(satisfied, 99) };
    this.truth = {
      document: { file: '', mediaType: 'text/plain', title: '', reportType: 'other', department: this.unit, region: region.name, regionCode: region.code, fiscalYear: this.year, reportDate: null },
      sections: [], figures: [], indicators: [], scores: [], quantities: [], findings: [],
    };
  }

  /** One of a list's words, each time anew. */
  pick<T>(list: Words<T>): T {
    return this.random.pick(choices(list, this.vocabulary));
  }

  /** A form's word: the same throughout the document. */
  word(name: FormWord): string {
    const known = this.#chosen.get(name);
    if (typeof known === 'string') return known;
    const word = this.pick(FORM_WORDS[name]);
    this.#chosen.set(name, word);
    return word;
  }

  /** A sentence that writes its own truth; `paragraph` takes it. */
  sentence(): Sentence {
    return new Sentence(this.money, this.year, this.#path.at(-1) ?? null);
  }

  title(text: string, reportType: string): void {
    this.blocks.push({ kind: 'title', text });
    this.truth.document.title = foldTitle(text);
    this.truth.document.reportType = reportType;
  }

  /** `runIn`: the section's first paragraph goes on behind the title, after this mark. */
  heading(depth: number, title: string, options: { runIn?: '。' | ':'; numbered?: boolean } = {}): void {
    this.#ordinals.length = depth;
    this.#path.length = depth - 1;
    const ordinal = (this.#ordinals[depth - 1] ?? 0) + 1;
    this.#ordinals[depth - 1] = ordinal;
    const numbering = options.numbered === false ? null : (this.#scheme[depth - 1] ?? null);
    const number = numbering ? printedNumber(numbering, ordinal) : '';
    const folded = foldTitle(title);
    this.#path.push(folded);
    this.truth.sections.push({ number: number === '' ? null : foldTitle(number), level: depth, title: folded, path: [...this.#path] });
    const block: GenHeading = { kind: 'heading', depth, number, ordinal, numbering, title, runIn: '' };
    if (options.runIn) this.#runIn = { ...block, runIn: options.runIn };
    else this.blocks.push(block);
  }

  /** `附件2:` and the form's title behind it. */
  attachment(label: string, title: string): void {
    this.#ordinals.length = 0;
    this.#path.length = 0;
    this.blocks.push({ kind: 'paragraph', text: label });
    this.truth.sections.push({ number: label, level: 1, title: foldTitle(title), path: [foldTitle(title)], optional: true });
  }

  paragraph(content: Sentence | string, align?: 'right'): void {
    const text = typeof content === 'string' ? content : content.text;
    if (typeof content !== 'string') this.record(content);
    if (text === '') return;
    if (this.#runIn) {
      this.blocks.push({ ...this.#runIn, runIn: this.#runIn.runIn + text });
      this.#runIn = null;
    } else this.blocks.push({ kind: 'paragraph', text, ...(align && { align }) });
  }

  /** Takes over what a sentence says, without printing it: it stands in a cell. */
  record({ figures, quantities, scores }: Pick<Sentence, 'figures' | 'quantities' | 'scores'>): void {
    const { truth } = this;
    for (const figure of figures) {
      const key = (each: typeof figure): string => [each.subject, each.measure, each.stage, each.year, each.amount, each.measure === 'other' ? each.label : ''].join('|');
      if (!truth.figures.some((each) => key(each) === key(figure))) truth.figures.push(figure);
    }
    for (const quantity of quantities) {
      const same = truth.quantities.some((each) => each.label === quantity.label && each.value === quantity.value && each.op === quantity.op && each.unit === quantity.unit && each.section === quantity.section);
      if (!same) truth.quantities.push(quantity);
    }
    for (const score of scores) {
      const known = truth.scores.find((each) => each.subject === score.subject && each.item === score.item && Number(each.score) === Number(score.score));
      if (known) {
        known.full ??= score.full;
        known.grade ??= score.grade;
      } else truth.scores.push(score);
    }
  }

  table(table: GenTable): void {
    this.blocks.push(table);
  }

  /** Department and day at the end. */
  sign(): void {
    const { random, year } = this;
    const [month, day] = [random.int(1, 10), random.int(1, 28)];
    this.paragraph(this.unit, 'right');
    this.paragraph(`${year + 1}年${month}月${day}日`, 'right');
    this.truth.document.reportDate = `${year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}

export function printedNumber(numbering: Numbering, ordinal: number): string {
  return numbering.text.replace('%', numbering.format === 'decimal' ? String(ordinal) : chinese(ordinal));
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 99. */
export function chinese(n: number): string {
  if (n < 10) return DIGITS[n]!;
  return `${n < 20 ? '' : DIGITS[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : DIGITS[n % 10]}`;
}

/** As the contract wants text: no white space, half-width brackets and colons. */
export const foldTitle = (text: string): string => text.replace(/\s+/gu, '').replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':');
