import type { LabelMeaning } from '../../normalise/measure-labels.ts';
import type { Measure, Stage } from '../../model/vocabulary.ts';
import type { AmountLabel } from './amount-label.ts';

/** What an amount of running text is about, after everything it inherits. */
export interface Statement {
  readonly subject: string;
  readonly measure: Measure;
  /** The words printed for this amount. */
  readonly label: string;
  /** The words of what it is about, for amounts that name only a stage and for shares. */
  readonly topic: string;
  readonly stage: Stage;
  readonly year: number | null;
  readonly rules: readonly string[];
}

/** A subject that a heading, a lead (`3.公务接待费。`) or an earlier clause has set for the amounts that follow. */
export interface Topic {
  readonly measure: Measure;
  readonly label: string;
  readonly rule: string | null;
}

/** What a statement may inherit, by where it stands. The reader of a paragraph keeps it up to date. */
export interface Surroundings {
  readonly subject: string;
  /** The head of the list (其中) that the amount is a part of. */
  readonly list: Statement | null;
  /** The amount in front of the bracket that the amount stands in. */
  readonly bracket: Statement | null;
  /** The passage has told the whole budget after adjustment: 预算数 of a part is of it. */
  readonly adjusted: boolean;
  /** The amount opens a new part behind a list: what it leaves unsaid is the list's head. */
  readonly listEnds: boolean;
  /** Stated in front of a bracket that closes right before the amount. */
  readonly beforeBracket: Statement | null;
  /** The amount stated before in the same sentence, changes left out. */
  readonly last: Statement | null;
  /** The budget stated before in the same sentence, where additions to a part of it came between: `年初预算…,追加项目资金…,调整后预算…`. */
  readonly budget: Statement | null;
  /** The main statement of the sentence before, if that sentence was about one thing. */
  readonly head: Statement | null;
  readonly lead: Topic | null;
  readonly heading: Topic | null;
  readonly headingIsNear: boolean;
  /** Stage of the sentence so far, of the section's heading, of the sentence before and of the kind of document. */
  readonly sentenceStage: Inherited | null;
  readonly headingStage: Inherited | null;
  readonly earlierStage: Inherited | null;
  readonly documentStage: Inherited | null;
  /** The report is about a project, whether or not its name is known. */
  readonly ofOneProject: boolean;
  /** The report looks back on its year: what it calls 支出 was spent. */
  readonly retrospective: boolean;
  readonly sentenceYear: number | null;
  readonly fiscalYear: number | null;
  /** Base of the comparison that the sentence began (`与2022年度相比,减少…,下降…`). */
  readonly base: 'year' | 'budget' | null;
}

export interface Inherited {
  readonly stage: Stage;
  readonly rule: string;
}

const REVENUE: ReadonlySet<Measure> = new Set<Measure>([
  'revenue_total', 'revenue_grand_total', 'fiscal_appropriation', 'operating_revenue_public', 'business_revenue', 'other_revenue',
  'superior_subsidy_revenue', 'subordinate_remitted_revenue',
]);
/** Where money comes from or stays: no topic for a bare 支出 behind it. */
const SOURCES: ReadonlySet<Measure> = new Set<Measure>(['central_grant', 'local_funds', 'fiscal_funds', 'other_funds', 'unit_funds', 'prior_year_carryover', 'year_end_balance', 'assets_total', 'liabilities_total', 'net_assets', 'fixed_assets']);
const BALANCE: ReadonlySet<Measure> = new Set<Measure>(['assets_total', 'liabilities_total', 'net_assets', 'fixed_assets']);
/** 拟采购货物 is a part of the procurement budget, not a plan of its own. */
const PROCUREMENT: ReadonlySet<Measure> = new Set<Measure>(['procurement_total', 'procurement_goods', 'procurement_works', 'procurement_services']);
const FUND_LINES: ReadonlySet<Measure> = new Set<Measure>([
  'project_funds_total', 'current_year_appropriation', 'prior_year_carryover', 'other_funds', 'fiscal_funds', 'central_grant', 'local_funds',
  'fiscal_account_funds', 'unit_funds', 'year_end_balance',
]);
/** Stages that the amounts after take over; a carry-over or a change speaks only for itself. */
const INHERITED: ReadonlySet<Stage> = new Set<Stage>(['initial_budget', 'adjusted_budget', 'executed']);

export const passesOn = (stage: Stage): boolean => INHERITED.has(stage);

/** What the label's measure is, with the statement or topic it was taken from; null if neither label nor surroundings say. */
export function measureFor(label: AmountLabel, around: Surroundings): { measure: Measure; topic: string; rule: string | null; from: Statement | null } | null {
  const own = label.meaning;
  // 2个项目未验收,结转资金25万元: told of a year that is over, it is what was left, unless the list is of where money came from.
  if (own?.measure === 'prior_year_carryover' && around.retrospective && /^结转(?:资金|金额)?$/u.test(label.text) && around.list === null && !(around.last && (REVENUE.has(around.last.measure) || FUND_LINES.has(around.last.measure)))) return { measure: 'year_end_balance', topic: label.topic, rule: own.rule, from: null };
  if (own && !(label.needsTopic && own.whole)) return { measure: own.measure, topic: label.topic, rule: own.rule, from: null };
  if (label.change && !label.needsTopic && label.namesMoney) return { measure: 'other', topic: label.topic, rule: null, from: null };
  if (label.needsTopic || label.change || (label.stage?.stage === 'adjustment' && own === null && !label.namesPart)) {
    const topic = topicFor(label, own, around);
    if (topic) return topic;
  }
  if (own) return { measure: own.measure, topic: label.topic, rule: own.rule, from: null };
  // `年中追加233.79万元` where nothing says of what: of the budget.
  if (!label.change && label.stage?.stage === 'adjustment' && /^(?:[省市县区州]?财政(?:局|厅)?)?(?:年中|执行中|全年|先后|累计)*(?:追加|追减|调增|调减|调整|核增|核减)(?:预算|资金|指标)?(?:数|额|金额)?$/u.test(label.text) && around.subject === 'department') {
    return { measure: 'expenditure_total', topic: label.text, rule: 'measure.whole-budget', from: null };
  }
  // 全年预算数2000万元 of a department that nothing before it narrows down is the budget of all its expenditure.
  return label.needsTopic && !label.change && label.stage && passesOn(label.stage.stage) && /[预决]算|执行|支出|列支|开支|指标/u.test(label.printed)
    ? { measure: around.ofOneProject ? 'project_expenditure' : 'expenditure_total', topic: label.text, rule: 'measure.whole-budget', from: null } : null;
}

function topicFor(label: AmountLabel, own: LabelMeaning | null, around: Surroundings): { measure: Measure; topic: string; rule: string | null; from: Statement | null } | null {
  const fits = (measure: Measure): boolean => own === null || (REVENUE.has(own.measure) === REVENUE.has(measure) && own.measure !== measure && !SOURCES.has(measure));
  if (own && around.list?.measure === own.measure) return null;
  const statement = (from: Statement | null) => from && fits(from.measure) ? { measure: from.measure, topic: from.topic, rule: null, from } : null;
  const topic = (from: Topic | null) => from && fits(from.measure) ? { measure: from.measure, topic: from.label, rule: from.rule, from: null } : null;
  const restart = !label.change && around.list !== null && (around.last === null || around.listEnds);
  if (label.stage?.stage === 'adjusted_budget' && around.last?.stage === 'adjustment' && around.budget && fits(around.budget.measure)) return statement(around.budget);
  return (label.change ? topic(label.cause) ?? statement(around.beforeBracket) ?? statement(around.last) : null) ?? topic(around.lead) ?? (restart ? statement(around.list) : null)
    ?? statement(around.last) ?? statement(around.head) ?? (own === null || around.headingIsNear ? topic(around.heading) : null);
}

/** The stage, with the rule that gave it. `stage.bare` marks an amount for which nothing says the stage. */
export function stageFor(label: AmountLabel, measure: Measure, balance: boolean, around: Surroundings): Inherited {
  if (label.change) {
    // 年初预算100万元,执行中新增20万元: what is added to a budget without a comparison adjusts it.
    const base = label.change.base ?? around.base ?? (around.last?.stage === 'initial_budget' ? 'budget' : null);
    return { stage: base === 'budget' ? 'adjustment' : 'change', rule: label.change.rule };
  }
  const own = label.stage;
  if (own?.stage === 'planned_purchase' && !PROCUREMENT.has(measure)) return own;
  if (balance || BALANCE.has(measure)) return own && own.stage !== 'executed' && own.stage !== 'initial_budget' ? own : { stage: 'balance', rule: 'stage.balance' };
  if (own && own.rule !== 'stage.bare-budget' && own.stage !== 'planned_purchase') return own;
  // 全年预算数…,其中,基本支出预算数…: parts are of the budget that they are parts of.
  if (own?.rule === 'stage.bare-budget' && around.list && (around.list.stage === 'adjusted_budget' || (around.adjusted && around.list.stage === 'executed'))) return { stage: 'adjusted_budget', rule: 'stage.list' };
  if (measure === 'prior_year_carryover' && !own) return { stage: 'carried_in', rule: 'stage.carried-in' };
  if (measure === 'year_end_balance' && !own) return { stage: 'carried_out', rule: 'stage.carried-out' };
  if (own && own.stage !== 'planned_purchase') return own;
  // `预算资金1200万元,支出1085.2万元`: what was spent of the budget named before.
  const budget = around.last !== null && (around.last.stage === 'initial_budget' || around.last.stage === 'adjusted_budget') && around.last.measure === measure && (/预算|资金|下达|安排|拨付/u.test(around.last.label) || around.last.rules.includes('stage.bare-budget'));
  if (budget && (around.subject !== 'department' || measure === 'project_expenditure' || measure === 'other') && around.retrospective && /^(?:共|已|累计)*支出$/u.test(label.text)) return { stage: 'executed', rule: 'stage.spent-of-budget' };
  const list = around.list && passesOn(around.list.stage) ? { stage: around.list.stage, rule: 'stage.list' } : null;
  // Parts of an amount whose stage nobody says are of no other stage.
  if (around.list?.stage === 'unspecified' && around.list.rules.includes('stage.bare') && !around.sentenceStage) return { stage: 'unspecified', rule: 'stage.bare' };
  const set = (stage: Inherited | null): Inherited | null => (label.allocated && stage?.stage === 'executed' ? null : stage);
  if (around.bracket?.stage === 'adjustment') return { stage: 'adjustment', rule: 'stage.list' };
  if (label.arrived) return list ?? { stage: 'unspecified', rule: 'stage.bare-arrived' };
  // Below 资金使用情况 stands also where the money came from.
  const comesFrom = !label.spent && /投资|配套|(?:财政|中央|[省市县区州]级|自治区|自筹)[^,，]{0,6}资金$/u.test(label.text);
  return set(around.sentenceStage) ?? list ?? (comesFrom && around.headingStage?.stage === 'executed' ? null : set(around.headingStage)) ?? set(around.earlierStage) ?? set(around.documentStage)
    ?? (around.retrospective && (label.spent || (measure !== 'other' && !FUND_LINES.has(measure) && !SOURCES.has(measure))) ? { stage: 'executed', rule: 'stage.bare-retrospective' } : { stage: 'unspecified', rule: 'stage.bare' });
}

/** The year of the account: printed, of the sentence, or the document's. */
export function yearFor(label: AmountLabel, stage: Stage, around: Surroundings): number | null {
  if (stage === 'change' || stage === 'adjustment') return around.last?.year ?? around.sentenceYear ?? around.fiscalYear;
  if (stage === 'carried_out') return around.list?.year ?? around.sentenceYear ?? around.fiscalYear;
  return label.year ?? around.list?.year ?? around.sentenceYear ?? around.fiscalYear;
}

/**
 * A fund line of a project keeps its id; 财政拨款 of a project is the year's appropriation. Amounts that name no more than the
 * project or a stage (`whole`) are the project's money, others (县级配套) a line of their own.
 */
export function projectMeasure(measure: Measure | null, whole: boolean): Measure {
  if (measure === 'fiscal_appropriation') return 'current_year_appropriation';
  return measure && FUND_LINES.has(measure) ? measure : whole || measure === 'project_expenditure' ? 'project_funds_total' : 'other';
}
