import type { Grade, Operator } from '../model/records.ts';
import { MEASURES, REPORT_TYPES, STAGES } from '../model/vocabulary.ts';
import { readValue } from '../normalise/value.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { asRead, CORRECTABLE, CORRECTABLE_KINDS, fieldOf, keyOf, placeOf } from '../store/corrections.ts';
import type { CorrectableKind, CorrectableRecord, FieldValue, NewCorrection } from '../store/corrections.ts';
import type { StoredReport } from '../store/store.ts';

/** A record of a document that can be corrected. */
export interface Candidate {
  /** `figure@120`: kind and place in code points; `#2` behind it where a second of its kind begins there. `document` for its facts. */
  readonly name: string;
  readonly kind: CorrectableKind;
  readonly record: CorrectableRecord;
}

/** All records of a document that can be corrected, under their names, in reading order. */
export function candidates({ row, records }: StoredReport): Candidate[] {
  const facts = { ...row.facts, ...(row.corrected && { corrected: row.corrected }) };
  const named = CORRECTABLE_KINDS.flatMap((kind) => (kind === 'document' ? [] : records[kind].map((record: CorrectableRecord) => ({ kind, record }))));
  const seen = new Map<string, number>();
  return [{ name: 'document', kind: 'document', record: facts }, ...named.map(({ kind, record }): Candidate => {
    const name = `${kind}@${placeOf(kind, record).start}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { name: nth === 1 ? name : `${name}#${nth}`, kind, record };
  })];
}

/** The records that a text means: one by its name, or all whose key or printed words hold it. */
export function findCandidates(all: readonly Candidate[], text: string): Candidate[] {
  const named = all.filter(({ name }) => name === text);
  if (named.length > 0) return named;
  return all.filter(({ kind, record }) => kind !== 'document' && `${keyOf(kind, record)} ${placeOf(kind, record).raw}`.includes(text));
}

export type ParsedField = { readonly field: string; readonly value: FieldValue } | { readonly problem: 'syntax' | 'field' | 'value'; readonly known: readonly string[] };

/** `amount=1000.50`, `stage=executed`, `target=≥90%`; an empty value is null. Ids and numbers are checked: a correction must not bring in what no reading could. */
export function parseField(kind: CorrectableKind, assignment: string, rules: RuleSet): ParsedField {
  const match = /^([A-Za-z]\w*)\s*=\s*([\s\S]*)$/u.exec(assignment);
  if (!match) return { problem: 'syntax', known: CORRECTABLE[kind] };
  const [, field = '', given = ''] = match;
  if (!CORRECTABLE[kind].includes(field)) return { problem: 'field', known: CORRECTABLE[kind] };
  const text = given.trim();
  const refuse = (known: readonly string[]): ParsedField => ({ problem: 'value', known });
  if (text === '') return REQUIRED[kind]?.includes(field) ? refuse([]) : { field, value: null };
  const ids = IDS[`${kind}.${field}`];
  if (ids && !ids.includes(text)) return refuse(ids);
  if (field === 'year' || field === 'fiscalYear') return /^\d{4}$/u.test(text) ? { field, value: Number(text) } : refuse(['2022']);
  if (field === 'target' || field === 'actual') return { field, value: readValue(text, {}, rules) };
  if (DECIMALS.includes(`${kind}.${field}`)) return /^-?\d+(?:\.\d+)?$/u.test(text) ? { field, value: text } : refuse(['1000.50']);
  if (field === 'regionCode') return /^\d{6}$/u.test(text) ? { field, value: text } : refuse(['430423']);
  return { field, value: text };
}

const GRADES: readonly Grade[] = ['优', '良', '中', '差'];
const OPERATORS: readonly Operator[] = ['eq', 'ge', 'gt', 'le', 'lt', 'approx'];

const IDS: Readonly<Record<string, readonly string[]>> = {
  'document.reportType': REPORT_TYPES, 'figure.measure': Object.keys(MEASURES), 'figure.stage': STAGES, 'score.grade': GRADES, 'quantity.op': OPERATORS,
};
const DECIMALS: readonly string[] = ['figure.amount', 'indicator.weight', 'indicator.score', 'score.full', 'score.score', 'quantity.value', 'quantity.high'];
const REQUIRED: Readonly<Partial<Record<CorrectableKind, readonly string[]>>> = {
  document: ['reportType'], figure: ['subject', 'measure', 'label', 'stage', 'amount'], indicator: ['subject', 'level3'], score: ['subject', 'item', 'score'], quantity: ['label', 'value'],
};

/** A correction of one field, made for what the record read before any correction. */
export function makeCorrection(sha256: string, { kind, record }: Candidate, field: string, value: FieldValue, said: Pick<NewCorrection, 'why' | 'by' | 'at'>): NewCorrection {
  const original = asRead(record, ('corrected' in record ? record.corrected : null) ?? null);
  return { document: sha256, kind, key: keyOf(kind, original), field, value, read: fieldOf(original, field), ...placeOf(kind, original), ...said };
}
