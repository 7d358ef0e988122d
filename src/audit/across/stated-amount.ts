import type { Decimal } from '../../model/records.ts';
import type { Measure, ReportType, Stage } from '../../model/vocabulary.ts';
import { intervalOf, lastPlace } from '../intervals.ts';
import type { Interval } from '../intervals.ts';

/** An amount that a document states about its department, with the document. `Source` is the store's business. */
export interface StatedAmount<Source> {
  readonly document: string;
  /** How a reader finds the document: its title, or its file. */
  readonly documentName: string;
  readonly reportType: ReportType;
  readonly reportYear: number;
  readonly measure: Measure;
  readonly stage: Stage;
  readonly year: number;
  /** Yuan. */
  readonly amount: Decimal;
  readonly raw: string;
  readonly label: string;
  readonly page: number | null;
  readonly source: Source;
}

/** A finding across documents: it belongs to the later one and quotes both. */
export interface AcrossFinding<Source> {
  readonly document: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly messageEn: string;
  readonly expected: Decimal;
  readonly stated: Decimal;
  /** `source` is null for the place in the other document, whose name stands in `raw`. */
  readonly evidence: readonly { readonly raw: string; readonly source: Source | null }[];
  readonly rules: readonly string[];
}

/** The true values behind an amount as printed; how much a printed unit weighs follows from amount and number. */
export function intervalOfAmount({ amount, raw }: Pick<StatedAmount<unknown>, 'amount' | 'raw'>): Interval {
  const printed = /\d[\d,]*(?:\.\d+)?/u.exec(raw)?.[0].replaceAll(',', '') ?? amount;
  const digits = (text: string): string => text.replace('.', '').replace(/^0+/u, '').replace(/0+$/u, '');
  if (digits(printed) !== digits(amount.replace('-', ''))) return intervalOf({ value: amount, step: '0', op: 'eq', raw });
  return intervalOf({ value: amount, step: printed === '0' ? '0' : stepOf(printed, amount), op: /[约近余多]|左右/u.test(raw) ? 'approx' : 'eq', raw });
}

/** One unit in the last printed place, in yuan: `28.05` that is 280500 yuan has 100. */
function stepOf(printed: string, amount: Decimal): Decimal {
  if (Number(printed) === 0) return lastPlace(printed);
  const shift = Math.round(Math.log10(Math.abs(Number(amount)) / Number(printed)));
  const places = shift - (/\.(\d+)/u.exec(printed)?.[1]?.length ?? 0);
  return places >= 0 ? `1${'0'.repeat(places)}` : `0.${'0'.repeat(-places - 1)}1`;
}
