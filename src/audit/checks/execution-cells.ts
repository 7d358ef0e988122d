import { Big } from 'big.js';
import * as z from 'zod';
import { foldText } from '../../chinese/fold.ts';
import type { Figure, Finding } from '../../model/records.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, percentText } from '../findings.ts';
import { below, intervalOf, lastPlace, quotient, scaled } from '../intervals.ts';
import { evidenceOf, everyPrinting, mentionOfFigure, nameOf, withUnit } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { ratioClaim } from '../ratios.ts';
import { withClaim } from '../slips.ts';
import type { Term } from '../slips.ts';

const settings = z.strictObject({
  /** Headings of the column, without white space. */
  columns: z.array(z.string()).min(1),
  /** What may have been spent, as a stage. */
  spent: z.string(),
  /** What it may be a share of, the usual one first. */
  budgets: z.array(z.string()).min(1),
});
type Settings = z.infer<typeof settings>;

const HUNDRED = new Big(100);

/** The cell 执行率 of a form's fund line against the budget and the spending of the same line. A rate of over 100 % may be given as 100 %. */
export const executionCells = defineCheck({
  name: 'execution-cells',
  settings,
  run: (context, rule, options) => fundLines(context, options).flatMap((line): Finding[] => {
    const { spent, budgets } = line;
    const rate = rateIn(line, context, options);
    if (!rate) return [];
    const fits = budgets.some((budget) => {
      const claim = ratioClaim(rate, spent, budget);
      return claim.holds((term) => term.interval) || (new Big(rate.value).eq(100) && !below(spent.interval, budget.interval));
    });
    const budget = budgets[0]!;
    const ratio = quotient(spent.interval, budget.interval);
    if (fits || !ratio || scaled(ratio, HUNDRED).rounded.low === null) return [];
    const exact = percentText(new Big(spent.value).div(budget.value).times(100));
    return [withClaim(findingOf(rule, {
      expected: exact, stated: rate.value, evidence: [evidenceOf(budget), evidenceOf(spent), { raw: rate.raw, at: rate.at }],
      message: `${nameOf(budget)}${withUnit(budget)}、${nameOf(spent)}${withUnit(spent)}，执行率应为${exact}%，表中写${rate.raw}。`,
      messageEn: `${withUnit(spent)} spent of ${withUnit(budget)} is ${exact} %, the form says ${rate.raw}.`,
    }), ratioClaim(rate, spent, budget))];
  }),
});

interface FundLine {
  readonly spent: Mention;
  readonly budgets: readonly Mention[];
}

/** Rows of tables that give one amount spent and the budgets it came from, of one measure. */
function fundLines({ reading, document: { text } }: AuditContext, { spent, budgets }: Settings): FundLine[] {
  const inTables = everyPrinting(reading.figures).filter((f) => f.at.table !== null && f.at.row !== null);
  const rated = new Set(inTables.filter((f) => f.stage === spent && /[%％]/u.test(restOfLine(text, f.at.end))).map(rowOf));
  if (rated.size === 0) return [];
  const rows = Map.groupBy(inTables.filter((f) => rated.has(rowOf(f))), (f) => `${rowOf(f)}|${f.measure}|${f.subject}`);
  return [...rows.values()].flatMap((figures): FundLine[] => {
    const [used, ...others] = figures.filter((f) => f.stage === spent);
    const given = budgets.flatMap((stage) => figures.filter((f: Figure) => f.stage === stage));
    if (!used || others.length > 0 || given.length === 0 || Number(given[0]!.amount) <= 0) return [];
    return [{ spent: mentionOfFigure(used), budgets: given.map(mentionOfFigure) }];
  });
}

const rowOf = ({ at }: Figure): string => `${at.table}|${at.row}`;

function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end);
}

/** Lines above a fund line in which its headings may stand. */
const HEADINGS = 8;

/** The one percentage behind the amount spent in its row, where the nearest heading that speaks of a rate or a share is 执行率. */
function rateIn({ spent: { at } }: FundLine, { document: { text } }: AuditContext, { columns }: Settings): Term | null {
  const cells = [...restOfLine(text, at.end).matchAll(/(?<=\t)\s*(\d+(?:\.\d+)?)\s*[%％](?=\s*(?:\t|$))/gu)];
  const cell = cells[0];
  if (!cell || cells.length > 1) return null;
  const above = linesAbove(text, at.start);
  const headings = above.findLast((line) => /[率比]/u.test(line))?.split('\t').map((heading) => foldText(heading).replace(/\s/gu, '')).filter((heading) => /[率比]/u.test(heading)) ?? [];
  if (headings.length !== 1 || !columns.some((word) => headings[0]!.startsWith(word))) return null;
  const value = cell[1]!;
  const start = at.end + cell.index + cell[0].indexOf(value);
  return { value, raw: `${value}%`, interval: intervalOf({ value, step: lastPlace(value), op: 'eq', raw: value }), at: { ...at, start, end: start + value.length, column: null } };
}

function linesAbove(text: string, at: number): string[] {
  const end = text.lastIndexOf('\n', at);
  let start = end;
  for (let i = 0; i < HEADINGS && start > 0; i++) start = text.lastIndexOf('\n', start - 1);
  return text.slice(start + 1, Math.max(start + 1, end)).split('\n');
}
