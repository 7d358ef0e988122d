import { foldedText } from '../chinese/fold.ts';
import type { Span } from '../model/document.ts';
import type { Evidence, Figure, Place, Quantity } from '../model/records.ts';
import { between, intervalOf, lastPlace } from './intervals.ts';
import type { Interval } from './intervals.ts';

/** A number that the document states, money or not, in one shape for the checks. */
export interface Mention {
  readonly record: Figure | Quantity;
  readonly kind: 'money' | 'percent' | 'count';
  readonly label: string;
  /** `元` for money, `%`, or the measure word. */
  readonly unit: string;
  /** In yuan for money. */
  readonly value: string;
  /** Worked out when it is first asked for: most numbers are never compared. */
  readonly interval: Interval;
  readonly raw: string;
  readonly at: Place;
}

const MULTIPLES: readonly (readonly [pattern: RegExp, places: number])[] = [
  [/亿/u, 8], [/千万/u, 7], [/百万/u, 6], [/万/u, 4], [/千/u, 3],
];

/** How many decimal places a unit or a multiple shifts: `万元` 4, `千元` 3, `亿元` 8, `元` 0. */
export function placesOf(unit: string): number {
  return MULTIPLES.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;
}

/** Figures with their restatements, each as a figure of its own. */
export function everyPrinting(figures: readonly Figure[]): Figure[] {
  return figures.flatMap((figure) => [figure, ...(figure.restatements ?? [])]);
}

const ofFigures = new WeakMap<Figure, Mention>();

/** A figure as a mention; worked out once. */
export function mentionOfFigure(figure: Figure): Mention {
  let mention = ofFigures.get(figure);
  if (!mention) ofFigures.set(figure, (mention = new NumberMention(figure, 'money', '元', figure.amount)));
  return mention;
}

/** A class and no literal: many are made, and few are ever asked for their interval. */
class NumberMention implements Mention {
  readonly record: Mention['record'];
  readonly kind: Mention['kind'];
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly raw: string;
  readonly at: Place;
  #interval: Interval | null = null;

  constructor(record: Mention['record'], kind: Mention['kind'], unit: string, value: string) {
    this.record = record;
    this.kind = kind;
    this.label = record.label;
    this.unit = unit;
    this.value = value;
    this.raw = record.raw;
    this.at = record.at;
  }

  get interval(): Interval {
    return (this.#interval ??= 'measure' in this.record ? intervalOfFigure(this.record) : intervalOfQuantity(this.record));
  }
}

function intervalOfFigure(figure: Figure): Interval {
  const number = NUMBER.exec(figure.raw);
  const printed = number?.[0].replaceAll(',', '') ?? figure.amount;
  // In 一千二百万元 the last multiple alone tells how fine the number is.
  const own = (number ? /[亿万千百]*元|[亿万]/u.exec(figure.raw.slice(number.index)) : /[亿万]?元|[亿万]$/u.exec(figure.raw))?.[0];
  const places = placesOf(own ?? figure.unit?.text ?? '');
  const op = /以上|不低于|不少于|超过/u.test(figure.raw) ? 'ge' : /以内|以下|不超过/u.test(figure.raw) ? 'le' : /[约近余多]|左右/u.test(figure.raw) ? 'approx' : 'eq';
  // A bare 0 says that there was nothing; it is not what was left of 0.4 after rounding.
  return intervalOf({ value: figure.amount, step: printed === '0' ? '0' : shift(lastPlace(printed), places), op, raw: figure.raw });
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/u;

/** The number as it is printed, without the bound that a word beside it makes of it: 降至130起 is what was reached. */
export const asReached = (mention: Mention): Mention => ('measure' in mention.record ? mention : mentionOfQuantity({ ...mention.record, op: 'eq' }));

export const mentionOfQuantity = (quantity: Quantity): Mention =>
  new NumberMention(quantity, quantity.unit === '%' || quantity.unit === '百分点' ? 'percent' : 'count', quantity.unit ?? '', quantity.value);

function intervalOfQuantity(quantity: Quantity): Interval {
  if (quantity.high !== null) return between(quantity.value, quantity.high);
  const places = placesOf(/\d([亿万千]+)/u.exec(quantity.raw)?.[1] ?? '');
  const printed = NUMBER.exec(quantity.raw)?.[0].replaceAll(',', '') ?? quantity.value;
  return intervalOf({ value: quantity.value, step: isCount(quantity) ? '0' : shift(lastPlace(printed), places), op: quantity.op ?? 'eq', raw: quantity.raw });
}

/** Whole things are counted exactly: 34件 is not a rounded number, 3.6万亩 and 人均100元 are. */
function isCount(quantity: Quantity): boolean {
  return !quantity.raw.includes('.') && quantity.unit !== '%' && quantity.unit !== '元' && !/\d[万亿]/u.test(quantity.raw);
}

function shift(step: string, places: number): string {
  if (places === 0) return step;
  const fraction = step.includes('.') ? step.length - 2 : 0;
  return fraction > places ? `0.${'0'.repeat(fraction - places - 1)}1` : `1${'0'.repeat(places - fraction)}`;
}

/** A stretch of running text with the numbers in it: a paragraph, or a prose cell of a form. */
export interface Passage extends Span {
  readonly mentions: readonly Mention[];
  /** Folded text between two places of the passage. */
  between(start: number, end: number): string;
  /** Matches in the passage as printed; `index` counts from its start. */
  matches(pattern: RegExp): readonly { readonly index: number; readonly raw: string }[];
}

/** Groups the mentions of a document by the passage they stand in. `mentions` must be sorted by place. */
export function passagesOf(document: { readonly text: string }, spans: readonly Span[], mentions: readonly Mention[]): Passage[] {
  let next = 0;
  return [...spans].sort((a, b) => a.start - b.start).map((span) => {
    while (next < mentions.length && mentions[next]!.at.start < span.start) next++;
    const inside: Mention[] = [];
    for (; next < mentions.length && mentions[next]!.at.start < span.end; next++) inside.push(mentions[next]!);
    return {
      start: span.start, end: span.end, mentions: inside, between: (start, end) => foldedText(document.text.slice(start, end)),
      matches: (pattern) => Array.from(document.text.slice(span.start, span.end).matchAll(pattern), (match) => ({ index: match.index, raw: match[0] })),
    };
  });
}

/** What to quote for a mention: its label and number as printed. */
export function evidenceOf(mention: Mention): Evidence {
  return { raw: mention.label === '' || mention.raw.includes(mention.label) ? mention.raw : `${mention.label}${mention.raw}`, at: mention.at };
}

const STAGE_NAMES: Readonly<Record<string, string>> = {
  initial_budget: '年初预算数', adjusted_budget: '全年预算数', executed: '全年执行数', carried_in: '年初数', carried_out: '年末数', planned_purchase: '拟购置数',
};

/** A label with the stage that its column or heading gives it: 年度资金总额(全年执行数); as it is where it says so itself. */
export function nameOf({ record, label }: Mention): string {
  const stage = 'measure' in record && record.at.table !== null ? STAGE_NAMES[record.stage] : undefined;
  return stage === undefined || /预算|决算|执行|实际|结转|结余|年初|年末/u.test(label) ? label : `${label}(${stage})`;
}

/** An amount as printed, with the unit of its table where the cell has none. */
export function withUnit({ record, raw }: Mention): string {
  const unit = 'measure' in record ? record.unit?.text : undefined;
  return unit && !raw.includes('元') ? `${raw}${unit}` : raw;
}
