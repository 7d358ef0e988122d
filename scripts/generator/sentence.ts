import { percent, printMoney, yuan } from './money.ts';
import type { Fen, MoneyStyle } from './money.ts';
import type { TrueFigure, TrueQuantity, TrueScore } from './truth.ts';

export interface FigureOf {
  readonly measure: string;
  readonly stage: string;
  /** Printed in front of the amount, with the words of its stage. */
  readonly label: string;
  readonly subject?: string;
  readonly year?: number;
  /** A careful reader may or may not record it. */
  readonly optional?: boolean;
}

/** How a number of things is printed: `515件`, `620余人次`, `350场以上`, `不少于20个`. */
export type Bound = 'eq' | 'approx' | 'ge' | 'le' | 'lt';

/** Running text and, at the same time, what it says. */
export class Sentence {
  readonly #money: MoneyStyle;
  readonly #year: number;
  readonly #section: string | null;
  text = '';
  readonly figures: TrueFigure[] = [];
  readonly quantities: TrueQuantity[] = [];
  readonly scores: TrueScore[] = [];

  constructor(money: MoneyStyle, year: number, section: string | null) {
    this.#money = money;
    this.#year = year;
    this.#section = section;
  }

  say(text: string): this {
    this.text += text;
    return this;
  }

  /** `label` and amount: `基本支出748.2万元`. `between` is said between them: 为, 共计. */
  money(fen: Fen, { measure, stage, label, subject = 'department', year = this.#year, optional = false }: FigureOf, between = ''): this {
    const printed = printMoney(fen, this.#money);
    this.text += `${label}${between}${printed}`;
    this.figures.push({ subject, measure, label, stage, year, amount: yuan(fen), raw: printed.replace(/\s/g, ''), ...(optional && { optional: true }) });
    return this;
  }

  /** `占…的75.7%` for a share or `率98%` for a rate; the label is not printed again. */
  share(label: string, part: Fen, whole: Fen, decimals: number, words: string, behind = ''): this {
    const value = percent(part, whole, decimals);
    this.text += `${words}${value}%${behind}`;
    return this.#quantity(label, 'eq', value, '%', `${value}%`);
  }

  /** `法律援助案件515件`: the label is printed, unless it is part of what was said. */
  count(label: string, value: number, unit: string, bound: Bound = 'eq', printLabel = true): this {
    const raw = printCount(String(value), unit, bound);
    this.text += `${printLabel ? label : ''}${raw}`;
    return this.#quantity(label, bound, String(value), unit, raw);
  }

  /** `办结率98%`, `满意度达到95%以上`. `between` is said before the number. */
  rate(label: string, value: string, between = '', bound: Bound = 'eq'): this {
    const raw = bound === 'eq' ? `${value}%` : printCount(value, '%', bound);
    this.text += `${label}${between}${raw}`;
    return this.#quantity(label, bound, value, '%', raw);
  }

  /** Any quantity whose words were said by the caller. */
  known(quantity: Omit<TrueQuantity, 'section'>): this {
    this.quantities.push({ ...quantity, section: this.#section });
    return this;
  }

  score(score: TrueScore): this {
    this.scores.push(score);
    return this;
  }

  #quantity(label: string, op: string, value: string, unit: string, raw: string): this {
    return this.known({ label, op, value, high: null, unit, raw: raw.replace(/\s/g, '') });
  }
}

export function printCount(value: string, unit: string, bound: Bound): string {
  switch (bound) {
    case 'approx': return `${value}余${unit}`;
    case 'ge': return `${value}${unit}以上`;
    case 'le': return `${value}${unit}以内`;
    case 'lt': return `低于${value}${unit}`;
    default: return `${value}${unit}`;
  }
}
