import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { foldedText, foldText } from '../../chinese/fold.ts';
import { defineCheck } from '../check.ts';
import { findingOf, moneyText } from '../findings.ts';
import { agree, holdsZero } from '../intervals.ts';
import { isOfEarlierTime } from '../lists.ts';
import { evidenceOf, mentionOfFigure, nameOf, withUnit } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { scopesOf } from '../scope.ts';
import { formName } from '../scored-forms.ts';
import { sameClaim, withClaim } from '../slips.ts';

const settings = z.strictObject({
  /** Stages in which a measure has one value a year. */
  stages: z.array(z.string()).min(1),
  /** Words that narrow a label to a part of the measure; two labels that differ in one of them are two things. */
  narrowing: z.array(z.string()).default([]),
  /** Words that tell which part of the money is meant; see `scope.ts`. */
  scopes: z.array(z.string()).default([]),
  /** Kinds of tables that restate each measure by fund and by class: their rows are compared by other checks. */
  notTables: z.array(z.string()).default([]),
  /** Two values further apart than this share of the larger are more likely two things than one. */
  nearness: z.string().regex(/^0?\.\d+$/u),
});
type Settings = z.infer<typeof settings>;

/** One figure given two values: same subject, measure, stage and year. Between text and table it is `prose_table_mismatch`. */
export const restated = defineCheck({
  name: 'restated',
  settings,
  run: (context, rule, options) => {
    const { reading, lists, forms, document } = context;
    const scopeOf = scopesOf(context, options.scopes);
    const passedOver = new Set(forms.filter((form) => options.notTables.includes(form.kind)).flatMap((form) => form.tables));
    const figures = reading.figures.filter((figure) => options.stages.includes(figure.stage) && figure.year !== null && !(figure.at.table !== null && passedOver.has(figure.at.table)));
    const named = Map.groupBy(figures, (figure) => `${figure.subject}|${figure.measure}|${figure.measure === 'other' ? foldText(figure.label) : ''}|${figure.stage}|${figure.year}`);
    // What is told once needs no look at the words around it.
    const groups = [...named.values()].filter((same) => same.length > 1).flatMap((same) => [...Map.groupBy(same, scopeOf).values()]);
    // Zero is no evidence of anything.
    const slips = new Set(lists.filter((list) => list.head.kind === 'money' && holdsZero(list.head.interval)).map((list) => list.head.record));
    return groups.flatMap((figures) => {
      const first = mentionOfFigure(figures[0]!);
      return figures.slice(1).flatMap((other) => {
        const second = mentionOfFigure(other);
        if (agree(first.interval, second.interval) || !sameScope(first, second, options) || slips.has(other) && slips.has(figures[0]!)) return [];
        if (!near(first, second, options.nearness) || isOneSentence(figures[0]!, other, document.text) || [figures[0]!, other].some((figure) => isCompared(figure, document.text)) || isWithBalance(figures[0]!, other, reading.figures)) return [];
        const between = (first.at.table === null) !== (second.at.table === null);
        const [said, filled] = first.at.table === null ? [first, second] : [second, first];
        const gap = new Big(first.value).minus(second.value).abs();
        return [withClaim(findingOf(rule, {
          ...(between ? { finding: 'prose_table_mismatch', severity: 'error' as const } : {}),
          expected: first.value, stated: second.value, evidence: [evidenceOf(first), evidenceOf(second)],
          message: between
            ? `${ownerOf(figures[0]!)}${nameOf(filled)}：正文写${withUnit(said)}，表格写${withUnit(filled)}，相差${moneyText(gap.toFixed())}。`
            : `${ownerOf(figures[0]!)}${nameOf(second)}前写${withUnit(first)}，后写${withUnit(second)}，相差${moneyText(gap.toFixed())}。`,
          messageEn: between
            ? `${nameOf(filled)} is given as ${withUnit(said)} in the text and as ${withUnit(filled)} in a table, ${moneyText(gap.toFixed())} apart.`
            : `${nameOf(second)} is given as ${withUnit(first)} and again as ${withUnit(second)}, ${moneyText(gap.toFixed())} apart.`,
        }), sameClaim(first, second))];
      });
    });
  },
});

/** Two amounts of one sentence are two things, whatever they were taken for: 预算96万元，支出82万元. */
const isOneSentence = (a: Figure, b: Figure, text: string): boolean =>
  a.at.table === null && b.at.table === null && !/[。；;\n]/u.test(text.slice(Math.min(a.at.end, b.at.end), Math.max(a.at.start, b.at.start)));

/** `比年初14,960万元增加…`: told only to be compared with. */
const isCompared = ({ at }: Figure, text: string): boolean => at.table === null && isOfEarlierTime(foldedText(text.slice(Math.max(0, at.start - 16), at.start)));

/** `总收入A万元，其中：上年结转C万元，本年收入B万元`: the one is the other with the balance of the year before, or with what is left for the next. */
function isWithBalance(a: Figure, b: Figure, figures: readonly Figure[]): boolean {
  const gap = new Big(a.amount).minus(b.amount).abs();
  return figures.some((figure) => (figure.stage === 'carried_in' || figure.stage === 'carried_out') && figure.year === a.year && gap.eq(figure.amount));
}

/** Whose money it is, where it is a project's. */
const ownerOf = ({ subject }: Figure): string => (subject === 'department' ? '' : `${formName(subject)}`);

function sameScope(a: Mention, b: Mention, { narrowing }: Settings): boolean {
  const [one, other] = [sideOf(a.label), sideOf(b.label)];
  if (one !== null && other !== null && one !== other) return false;
  return narrowing.every((word) => a.label.includes(word) === b.label.includes(word));
}

/** One appropriation has a revenue and an expenditure: 一般公共预算财政拨款收入 is not …支出. */
function sideOf(label: string): '收入' | '支出' | null {
  const [revenue, expenditure] = [label.includes('收入'), label.includes('支出')];
  return revenue === expenditure ? null : revenue ? '收入' : '支出';
}

function near(a: Mention, b: Mention, share: string): boolean {
  const x = new Big(a.value);
  const y = new Big(b.value);
  const larger = x.gt(y) ? x : y;
  return larger.gt(0) && x.minus(y).abs().div(larger).lte(share);
}
