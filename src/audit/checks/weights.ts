import { Big } from 'big.js';
import * as z from 'zod';
import type { Evidence, Indicator, Place, Score } from '../../model/records.ts';
import { compareDecimals } from '../../normalise/decimal.ts';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import type { FindingText } from '../findings.ts';
import { agree, between } from '../intervals.ts';
import { columnSum, exactTerm, formName, scoredForms, weightTerm } from '../scored-forms.ts';
import type { ScoredForm } from '../scored-forms.ts';
import { orderClaim, withClaim } from '../slips.ts';
import type { Claim, Term } from '../slips.ts';
import { sumClaim } from '../sums.ts';

const settings = z.strictObject({});

/** Weights of one form's indicators against the full score it prints, or 100. Blocks by objective are weighed together. */
export const weightSum = defineCheck({
  name: 'weight-sum',
  settings,
  run: (context, rule) => scoredForms(context).flatMap(({ indicators, subject, scores, siblings }) => {
    const { document } = context;
    const sum = indicators.length < 2 ? null : columnSum(indicators, 'weight');
    if (sum === null) return [];
    const rate = scores.find((s) => s.item === 'execution_rate');
    const execution = rate?.full ?? null;
    const all = execution === null ? sum : sum.plus(execution);
    const total = scores.find((s) => s.item === 'total' && s.full !== null);
    const printed = total?.full ?? '100';
    // The form need not print what its weights must add up to.
    if (rate && execution === null && isWorth(new Big(printed).minus(sum), rate.score)) return [];
    if (execution === null && printsRateWeight(document.text, indicators, new Big(printed).minus(sum))) return [];
    const nowhere: Place = { ...indicators[0]!.at, start: -1, end: -1 };
    if (isAboveHundred(all, printed, document.text)) {
      return [findingOf(rule, {
        severity: 'warning', expected: '100', stated: all.toFixed(), evidence: [{ raw: `总分${printed}`, at: total!.at }],
        message: `${formName(subject)}各项指标分值${execution === null ? '' : `(含预算执行率${execution}分)`}合计${all.toFixed()}分，总分栏也写${printed}分，超出满分100分。`,
        messageEn: `The weights of ${formName(subject)} add up to ${all.toFixed()}, more than a full score of 100.`,
      })];
    }
    if (all.eq(printed) || sum.eq(printed) || (siblings > 1 && all.lt(printed) && all.times(siblings).round(0).lte(printed))) return [];
    if (isRowLost(indicators, scores, all, printed)) {
      return [findingOf(rule, {
        kind: 'reading', severity: 'info', expected: printed, stated: all.toFixed(), evidence: [{ raw: `${indicators[0]!.level3}${indicators[0]!.weight}`, at: indicators[0]!.fields.weight ?? indicators[0]!.at }],
        message: `${formName(subject)}读到的各项分值合计${all.toFixed()}分、得分也不足总分，可能漏读了行，请核对原件。`,
        messageEn: `Weights and scores read from ${formName(subject)} both fall short of the printed totals: a row was probably not read.`,
      })];
    }
    return [withClaim(findingOf(rule, {
      expected: printed, stated: all.toFixed(),
      evidence: indicators.slice(0, QUOTED).map((i) => ({ raw: `${i.level3}${i.weight}`, at: i.fields.weight ?? i.at })),
      message: `${formName(subject)}各项指标分值${execution === null ? '' : `(含预算执行率${execution}分)`}合计${all.toFixed()}分，应为${printed}分，相差${all.minus(printed).abs().toFixed()}分。`,
      messageEn: `The weights of ${formName(subject)} add up to ${all.toFixed()}, not ${printed}: ${all.minus(printed).abs().toFixed()} apart.`,
    }), sumClaim(exactTerm(printed, total?.at ?? nowhere), [...indicators.map(weightTerm), ...(execution === null ? [] : [exactTerm(execution, nowhere)])]))];
  }),
});

/** A form is out of 100 points; a total printed a little above it was added up from weights that are too high, unless extra points are given. */
const isAboveHundred = (all: Big, printed: string, text: string): boolean => all.eq(printed) && all.gt(100) && all.lte(120) && !/加分|附加分|附加指标|满分1[012]\d分/u.test(text);

/** Points that the execution of the budget may be worth where only its score is printed: what the rows leave, at most 20. */
const isWorth = (missing: Big, score: string): boolean => missing.gte(score) && missing.gt(0) && missing.lte(20);

/** What the rows fall short of is printed above them beside 执行率, with no score behind it: the weight of the rate. */
function printsRateWeight(text: string, indicators: readonly Indicator[], missing: Big): boolean {
  if (missing.lte(0) || missing.gt(20)) return false;
  const first = Math.min(...indicators.map((indicator) => indicator.at.start));
  const above = text.slice(Math.max(0, first - FORM_HEAD), first);
  return /执行率/u.test(above) && new RegExp(`(?:^|[\\t\\n|])\\s*${missing.toFixed().replace('.', '\\.')}(?:\\.0+)?分?\\s*(?=[\\t\\n|]|$)`, 'u').test(above.slice(above.indexOf('执行率')));
}

/** Characters above the first row in which the funds of the form stand. */
const FORM_HEAD = 1000;

/** Weights and scores that both fall short of the totals which the form prints are rows that we did not read, rather than two mistakes of its author. */
function isRowLost(indicators: readonly Indicator[], scores: readonly Score[], weights: Big, printed: string): boolean {
  const total = scores.find((s) => s.item === 'total' && s.at.table !== null);
  const sum = columnSum(indicators, 'score');
  if (!total || sum === null || weights.gte(printed)) return false;
  const execution = scores.find((s) => s.item === 'execution_rate');
  return (execution ? sum.plus(execution.score) : sum).lt(total.score) && new Big(total.score).minus(sum).minus(execution?.score ?? 0).lte(new Big(printed).minus(weights));
}

/** Scores of one form's indicators, with the execution rate's, against the printed total; subtotals against their own rows. */
export const scoreSum = defineCheck({
  name: 'score-sum',
  settings,
  run: (context, rule) => scoredForms(context).flatMap((form) => [...totalOff(form), ...subtotalsOff(form)].map(({ text, claim }) => withClaim(findingOf(rule, text), claim))),
});

interface Claimed {
  readonly text: FindingText;
  readonly claim: Claim;
}

function totalOff({ indicators, subject, scores }: ScoredForm): Claimed[] {
  // The text may give another total (the department's, or one after a review): the form's own rows answer to the form's own total.
  const printed = scores.find((s) => s.item === 'total' && s.at.table !== null) ?? scores.find((s) => s.item === 'total');
  const sum = indicators.length < 2 ? null : columnSum(indicators, 'score');
  if (!printed || sum === null) return [];
  const execution = scores.find((s) => s.item === 'execution_rate') ?? null;
  const all = execution === null ? sum : sum.plus(execution.score);
  const weights = columnSum(indicators, 'weight');
  // Rows that do not weigh what the total is out of are not all of its rows.
  const whole = weights === null || printed.full === null || weights.eq(printed.full) || (execution?.full != null && weights.plus(execution.full).eq(printed.full));
  if (!whole || all.eq(printed.score) || sum.eq(printed.score)) return [];
  return [{
    text: {
      expected: all.toFixed(), stated: printed.score,
      evidence: [{ raw: `总分${printed.score}`, at: printed.at }, ...rowScores(indicators), ...(execution ? [{ raw: `预算执行率${execution.score}`, at: execution.at }] : [])],
      message: `${formName(subject)}各项得分合计${all.toFixed()}分，总分写${printed.score}分，相差${all.minus(printed.score).abs().toFixed()}分。`,
      messageEn: `The scores of ${formName(subject)} add up to ${all.toFixed()}, the total says ${printed.score}: ${all.minus(printed.score).abs().toFixed()} apart.`,
    },
    claim: sumClaim(exactTerm(printed.score, printed.at), [...indicators.map(scoreTerm), ...(execution ? [exactTerm(execution.score, execution.at)] : [])]),
  }];
}

function subtotalsOff({ indicators, scores }: ScoredForm): Claimed[] {
  return scores.flatMap((subtotal) => {
    const rows = indicators.filter((i) => i.level1 === subtotal.item);
    const sum = subtotal.item === 'total' || rows.length === 0 ? null : columnSum(rows, 'score');
    if (sum === null || sum.eq(subtotal.score)) return [];
    return [{
      text: {
        expected: sum.toFixed(), stated: subtotal.score, evidence: [{ raw: `${subtotal.item}${subtotal.score}`, at: subtotal.at }, ...rowScores(rows)],
        message: `“${subtotal.item}”各项得分合计${sum.toFixed()}分，小计写${subtotal.score}分，相差${sum.minus(subtotal.score).abs().toFixed()}分。`,
        messageEn: `The scores under ${subtotal.item} add up to ${sum.toFixed()}, the subtotal says ${subtotal.score}: ${sum.minus(subtotal.score).abs().toFixed()} apart.`,
      },
      claim: sumClaim(exactTerm(subtotal.score, subtotal.at), rows.map(scoreTerm)),
    }];
  });
}

/** Rows whose numbers a finding quotes: all of most forms. */
const QUOTED = 30;

const rowScores = (rows: readonly Indicator[]): Evidence[] => rows.slice(0, QUOTED).map((i) => ({ raw: `${i.level3}${i.score!}`, at: i.fields.score ?? i.at }));

const scoreTerm = ({ score, fields, at }: Indicator): Term => exactTerm(score!, fields.score ?? at);

/** A row's score above its weight, and any score above the full score printed for it. */
export const scoreWithinWeight = defineCheck({
  name: 'score-within-weight',
  settings,
  run: ({ reading }, rule) => [
    ...reading.indicators.flatMap((i) => (i.weight !== null && i.score !== null && compareDecimals(i.score, i.weight) > 0
      ? [{ name: i.level3, score: i.score, full: i.weight, at: i.fields.score ?? i.at, fullAt: i.fields.weight ?? i.at }] : [])),
    ...reading.scores.flatMap((s) => (s.full !== null && compareDecimals(s.score, s.full) > 0 ? [{ name: s.item === 'total' ? '总分' : s.item === 'execution_rate' ? '预算执行率' : s.item, score: s.score, full: s.full, at: s.at, fullAt: s.at }] : [])),
  ].map(({ name, score, full, at, fullAt }) => withClaim(findingOf(rule, {
    expected: full, stated: score, evidence: [{ raw: `${name}${score}`, at }, ...(fullAt === at ? [] : [{ raw: full, at: fullAt }])],
    message: `“${name}”得分${score}分，高于分值${full}分，超出${new Big(score).minus(full).toFixed()}分。`, messageEn: `${name} scores ${score}, above its weight of ${full}.`,
  }), orderClaim(exactTerm(score, at), exactTerm(full, fullAt)))),
});

const gradeSettings = z.strictObject({ lowest: z.partialRecord(z.enum(['优', '良', '中', '差']), z.string().regex(/^\d+(?:\.\d+)?$/u)) });

/** Grade against the total score, by the usual bounds 优(90-100) 良(80-90) 中(60-80) 差(<60). */
export const gradeOfScore = defineCheck({
  name: 'grade-of-score',
  settings: gradeSettings,
  run: ({ reading }, rule, { lowest }) => reading.scores.flatMap((s) => {
    if (s.grade === null || s.item !== 'total' || (s.full !== null && !new Big(s.full).eq(100))) return [];
    const fitting = (['优', '良', '中', '差'] as const).find((grade) => new Big(s.score).gte(lowest[grade] ?? '0'));
    // A score on the bound itself is read either way: 80-90 and 90-100 share it.
    if (fitting === undefined || fitting === s.grade || Object.values(lowest).some((bound) => new Big(bound).eq(s.score))) return [];
    const score = exactTerm(s.score, s.at);
    const [least, below] = [lowest[s.grade] ?? '0', Object.values(lowest).filter((bound) => new Big(bound).gt(lowest[s.grade!] ?? '0')).sort((a, b) => Number(a) - Number(b))[0] ?? '100'];
    return [withClaim(findingOf(rule, {
      expected: null, stated: s.score, evidence: [{ raw: `${s.score}分${s.grade}`, at: s.at }],
      message: `总分${s.score}分，按通行标准应为“${fitting}”，文中评为“${s.grade}”。`,
      messageEn: `A total of ${s.score} is usually graded ${fitting}, the report says ${s.grade}.`,
    }), { mentions: [score], loose: true, mended: () => [], holds: (of) => agree(of(score), between(least, below)) })];
  }),
});
