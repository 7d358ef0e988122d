import { Big } from 'big.js';
import * as z from 'zod';
import type { Figure } from '../../model/records.ts';
import { sameDecimal } from '../../normalise/decimal.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf, moneyText } from '../findings.ts';
import { isExplained } from '../explained.ts';
import { agree, difference, sumOf } from '../intervals.ts';
import { evidenceOf, everyPrinting, mentionOfFigure, withUnit } from '../mentions.ts';
import { leadsOn } from '../item-lists.ts';
import type { Mention, Passage } from '../mentions.ts';
import { scopesOf } from '../scope.ts';
import { withClaim } from '../slips.ts';
import { exactSum, sumClaim } from '../sums.ts';

const term = z.strictObject({ measure: z.string(), stage: z.string().optional() });
const settings = z.strictObject({
  /** total = plus terms − minus terms, within one subject and year; a stage left out is the same for all terms. */
  identities: z.array(z.strictObject({
    name: z.string(),
    total: term,
    plus: z.array(term).min(1),
    minus: z.array(term).default([]),
    /** How many of the plus and minus terms must be stated; those not stated count as nothing. Default: all. */
    least: z.int().positive().optional(),
    /**
     * Where all terms must stand: in one table, in one table or paragraph (with those that it announces), or anywhere; elsewhere
     * parts may belong to another scope. `funds`: anywhere in the text, whichever fund is named beside one term and not beside another.
     */
    within: z.enum(['table', 'passage', 'document', 'funds']).default('document'),
    /** Words in the paragraph or table that say that more belongs to the sum than its terms. */
    unless: z.array(z.string()).default([]),
    /** Measures whose presence says that the total is divided in another way. */
    without: z.array(z.string()).default([]),
  })),
  /** Words that tell which part of the money is meant; see `scope.ts`. */
  scopes: z.array(z.string()).default([]),
  /** Those of them that name a fund: the title of one paragraph says 财政拨款, its parts stand below another title. */
  funds: z.array(z.string()).default([]),
}).transform((options) => ({
  ...options,
  /** Amounts that the smallest of them takes: fewer need not be looked at. */
  fewest: Math.min(...options.identities.map((identity) => 1 + leastOf(identity))),
}));

/** How many terms beside its total an identity asks for. */
const leastOf = ({ least, plus, minus }: { readonly least?: number | undefined; readonly plus: readonly unknown[]; readonly minus: readonly unknown[] }): number => least ?? plus.length + minus.length;

/** Identities of budgets and accounts over figures that are stated apart: in a table, or in different sentences. */
export const identities = defineCheck({
  name: 'identities',
  settings,
  run: (context, rule, options) => groupsOf(context, options).flatMap(({ figures, extent, byMeasure, text }) => options.identities.flatMap((identity) => {
    const totals = byMeasure.get(identity.total.measure);
    if (!totals || !EXTENTS[identity.within].includes(extent) || identity.without.some((measure) => byMeasure.has(measure))) return [];
    const stages = identity.total.stage ? [identity.total.stage] : [...new Set(totals.map((f) => f.stage))];
    return stages.filter((stage) => stage !== 'change').flatMap((stage) => {
      const find = (t: z.infer<typeof term>): Mention | null => only((byMeasure.get(t.measure) ?? []).filter((f) => f.stage === (t.stage ?? stage)));
      const total = find(identity.total);
      const plus = identity.plus.map(find).filter((m) => m !== null);
      const minus = identity.minus.map(find).filter((m) => m !== null);
      if (!total || plus.length + minus.length < leastOf(identity) || statedTogether(context, total, plus)) return [];
      const expected = difference(sumOf(plus.map((m) => m.interval)), sumOf(minus.map((m) => m.interval)));
      if (agree(expected, total.interval) || identity.unless.some((word) => speaksOf(word, text()))) return [];
      const exact = exactSum(plus, minus);
      const used = new Set<unknown>([total, ...plus, ...minus].map((m) => m.record));
      if (isExplained({ total: total.interval, sum: expected, exact: new Big(total.value).minus(exact) }, figures, used, total.record as Figure)) return [];
      const formula = plus.map(withUnit).join(' + ') + minus.map((m) => ` - ${withUnit(m)}`).join('');
      return [withClaim(findingOf(rule, {
        expected: exact.toFixed(), stated: total.value, evidence: [total, ...plus, ...minus].map(evidenceOf),
        message: `${identity.name}${STAGE_NAMES[stage] ?? ''}：${[...plus, ...minus].map((m) => m.label).join('、')}(${formula})应得${moneyText(exact.toFixed(), withUnit(total))}，${total.label}写${withUnit(total)}，相差${moneyText(exact.minus(total.value).abs().toFixed(), withUnit(total))}。`,
        messageEn: `${formula} gives ${moneyText(exact.toFixed(), withUnit(total))}, ${total.label} is stated as ${withUnit(total)}: ${moneyText(exact.minus(total.value).abs().toFixed(), withUnit(total))} apart.`,
      }), sumClaim(total, plus, minus))];
    });
  })),
});

/** 结余分配 is spoken of, and not only to say that there was none: 无结余分配, 结余分配0.00万元. */
function speaksOf(word: string, text: string): boolean {
  return text.split(word).some((before, i, pieces) => i < pieces.length - 1 && !/(?:无|没有|未|不涉及|未发生|不存在)(?:使用|提取|发生|进行)?$/u.test(before) && !/^(?:[为是共]|支出|金额|合计){0,2}0(?:\.0+)?(?:万?元|[,，。；;、]|$)/u.test(pieces[i + 1]!));
}

type Extent = 'table' | 'passage' | 'text' | 'funds';

/** The groups in which an identity is looked for: within a paragraph everything that holds within the text holds too, once. */
const EXTENTS: Readonly<Record<'table' | 'passage' | 'document' | 'funds', readonly Extent[]>> = {
  table: ['table'], passage: ['table', 'passage'], document: ['table', 'text'], funds: ['funds'],
};

interface Group {
  readonly figures: readonly Figure[];
  readonly extent: Extent;
  readonly byMeasure: ReadonlyMap<string, readonly Figure[]>;
  /** What the paragraph says, or the lines of the table; empty where the figures stand apart. */
  text(): string;
}

/** Figures of one subject, year and scope: those of each table and of each paragraph apart, and those of the whole text together. */
function groupsOf(context: AuditContext, { scopes, funds, fewest }: z.infer<typeof settings>): Group[] {
  const { reading } = context;
  const scopeOf = scopesOf(context, scopes);
  const ownerOf = scopesOf(context, scopes.filter((word) => !funds.includes(word)));
  const groups = new Map<string, { figures: Figure[]; extent: Extent; text: () => string }>();
  const add = (key: string, extent: Extent, figure: Figure, text = (): string => ''): void => {
    const group = groups.get(key);
    if (group) group.figures.push(figure);
    else groups.set(key, { figures: [figure], extent, text });
  };
  for (const figure of everyPrinting(reading.figures)) {
    const of = `${figure.subject}|${figure.year}|`;
    if (figure.at.table !== null) add(`${of}table ${figure.at.table}`, 'table', figure);
    else {
      add(`${of}${scopeOf(figure)}`, 'text', figure);
      add(`${of}funds ${ownerOf(figure)}`, 'funds', figure);
    }
  }
  const passages = context.passages.map((passage, i) => withAnnounced(context.passages, i, passage));
  for (const [i, { mentions, start, end, between }] of passages.entries()) {
    if (mentions.length < fewest) continue;
    for (const { record } of mentions) if ('measure' in record && record.at.table === null) add(`${record.subject}|${record.year}|passage ${i}`, 'passage', record, () => between(start, end));
  }
  return [...groups.values()].filter(({ figures }) => figures.length >= fewest).map((group) => ({ ...group, text: group.extent === 'table' ? () => printedIn(group.figures) : group.text, byMeasure: Map.groupBy(group.figures, (f) => f.measure as string) }));
}

/** A paragraph that ends with `其中：` goes on in the next two that speak of money: 人员经费…, 公用经费…. */
function withAnnounced(passages: readonly Passage[], i: number, passage: Passage): Passage {
  if (!leadsOn(passage)) return passage;
  const next = passages.slice(i + 1, i + 1 + ANNOUNCED).filter(({ mentions }) => mentions.some(({ kind, at }) => kind === 'money' && at.table === null));
  return { ...passage, end: next.at(-1)?.end ?? passage.end, mentions: [passage, ...next].flatMap(({ mentions }) => mentions) };
}

/** Paragraphs that one which ends with a colon may announce. */
const ANNOUNCED = 2;

/** The lines of a table that hold money: 使用非财政拨款结余 of nothing changes no sum. */
const printedIn = (figures: readonly Figure[]): string => figures.filter((figure) => !new Big(figure.amount).eq(0)).map((figure) => figure.label).join(' ');

/** For messages; a stage that says nothing of its own is left out. */
const STAGE_NAMES: Readonly<Record<string, string>> = { initial_budget: '(年初预算)', adjusted_budget: '(全年预算)', executed: '(执行)', planned_purchase: '(拟购置)' };

/** The one value stated; null when there is none, or several that differ: that is another check's business. */
function only(figures: readonly Figure[]): Mention | null {
  const first = figures[0];
  if (!first || figures.some((f) => !sameDecimal(f.amount, first.amount))) return null;
  return mentionOfFigure(first);
}

/** A list after 其中 has been checked as a list already, against the total that heads it. */
function statedTogether({ lists }: AuditContext, total: Mention, plus: readonly Mention[]): boolean {
  const { measure } = total.record as Figure;
  return lists.some((list) => (list.head.record === total.record || (plus.length > 1 && 'measure' in list.head.record && list.head.record.measure === measure)) && plus.every((m) => list.parts.some((part) => part.mention.record === m.record)));
}
