import type { Document } from '../../model/document.ts';
import type { DocumentFacts, Indicator, IndicatorField, Place, Value } from '../../model/records.ts';
import type { Form, FormCell, FormIndicator } from '../../model/form.ts';
import { plainDecimal } from '../../normalise/decimal.ts';
import { isPrompt } from '../../normalise/prompt.ts';
import { readValue } from '../../normalise/value.ts';
import type { RuleSet } from '../../rules/rule-set.ts';

/** The indicator of one row of a form, or null if no level 3 is left once its numbering is gone. */
export function toIndicator(document: Document, form: Form, row: FormIndicator, facts: DocumentFacts, rules: RuleSet): Indicator | null {
  const cell = (field: IndicatorField): FormCell | null => row.cells[field] ?? null;
  const text = (field: IndicatorField): string | null => textOrNull(cell(field));
  const level3 = cell('level3');
  const name = level3 && withoutNumbering(level3.text);
  if (!level3 || !name) return null;
  const unit = row.unit ? row.unit.text : null;
  const value = (field: 'target' | 'actual'): Value | null => {
    const printed = cell(field);
    const operator = field === 'target' ? (row.operator?.text ?? null) : null;
    // 定性 with an empty target: the operator column says only what kind of target it would be.
    if (!printed || isBlank(printed.text)) return null;
    const read = readValue(printed.text, { unit, operator, year: facts.fiscalYear }, rules);
    return read && { ...read, raw: withPrintedSigns(read.raw, document.text.slice(printed.at.start, printed.at.end)) };
  };
  const fields: Partial<Record<IndicatorField, Place>> = {};
  for (const [field, own] of Object.entries(row.cells) as [IndicatorField, FormCell][]) fields[field] = own.at;
  return {
    subject: form.subject, objective: row.objective, level1: levelName(cell('level1')), level2: levelName(cell('level2')), level3: name,
    description: text('description'), target: value('target'), actual: value('actual'),
    weight: pointsOf(cell('weight')) ?? (row.hasWeights ? null : weightInName(level3.text)), score: pointsOf(cell('score')), reason: text('reason'), basis: text('basis'), remark: text('remark'),
    fields, at: level3.at, rules: row.rules,
  };
}

/** 产出指标(50分) is 产出指标 (contract, indicator). */
const levelName = (cell: FormCell | null): string | null =>
  cell ? cell.text.replace(/[(（[]?(?:权重|分值|共|占)?[:：]?\d+(?:\.\d+)?\s*(?:分|%|％)?[)）\]]?$/u, '').replace(/[:：]$/u, '') || null : null;

/** `指标1:法律援助案件`, `1.法律援助案件`, `★…`: the form's numbering is no part of the name (contract, Rulings). */
const withoutNumbering = (text: string): string =>
  text.replace(/^(?:★|☆|\*|▲)+/u, '').replace(/^(?:三级)?指标(?:\d{1,2}|[一二三四五六七八九十]{1,2})[:：.、)]?\s*/u, '').replace(/^(?:\(?\d{1,2}\)|\d{1,2}[、.．](?!\d)|[①-⑳])/u, '').trim();

/** Weight or score: `2.5`, `10分`. Anything else is no number of points. */
function pointsOf(cell: FormCell | null): string | null {
  const match = cell && /^(-?\d+(?:\.\d+)?)(?:分|%)?$/u.exec(cell.text);
  return match && plainDecimal(match[1]!) !== null ? match[1]! : null;
}

const isBlank = (text: string): boolean => /^(?:[-—–－/\\_]+|[….]{2,})$/u.test(text);

const textOrNull = (cell: FormCell | null): string | null => (cell && !isBlank(cell.text) && !isPrompt(cell.text) ? cell.text : null);

/** Forms without a column of weights may print them behind the name: `相关性(5分)`. */
const weightInName = (text: string): string | null => /[(（](\d+(?:\.\d+)?)分[)）]$/u.exec(text)?.[1] ?? null;

/** `raw` is as printed: the reader folds ≧ to ≥ to understand it, the record keeps what stands in the document. */
function withPrintedSigns(raw: string, printed: string): string {
  let kept = raw;
  for (const [folded, sign] of SIGNS) if (printed.includes(sign) && !printed.includes(folded)) kept = kept.replaceAll(folded, sign);
  return kept;
}

const SIGNS: readonly (readonly [folded: string, printed: string])[] = [['≥', '≧'], ['≤', '≦'], ['≥', '⩾'], ['≤', '⩽'], ['=', '═']];
