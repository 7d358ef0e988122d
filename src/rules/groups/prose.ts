import * as z from 'zod';
import type { RuleGroup } from '../rule-set.ts';
import { ruleBase } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * The grammar words of running text by the part they play. `lead…` patterns are tried at the beginning of a label,
 * `tail` at its end, `predicate`, `verb` and `conjunction` at the beginning of what follows a number, the others anywhere.
 */
export const PROSE_ROLES = [
  'lead', // words in front of a label that say nothing about what is counted: 其中, 共, 全年, 我局
  'lead-verb', // verbs in front of what is counted: 受理, 开展; they stay if nothing else is there
  'rate-verb', // the verbs in front of the name of a rate that are no part of it: 提高|满意率
  'tail', // words between a label and its number: 为, 达到, 共计
  'amount-tail', // the same for an amount of money, whose label keeps 合计 and 总计
  'both-sides', // revenue and expenditure in one amount: 收、支总计; groups before, total
  'stage-tail', // words of stage at the end of a topic: 支出|年初预算数
  'place', // a phrase that only says where: 全区, 对辖区重点企业; what follows the number is counted then
  'verb', // ends the noun phrase behind a number: 26名护林员|开展…
  'predicate', // begins a statement about the things counted: 36件|已办结
  'form-name', // the name of a cell of a form: 项目名称, 全年预算数; several in one sentence are a form poured into a line
  'goal-line', // a paragraph that is the goal of a form: 年度目标2:…
  'article', // in front of a numeral that then counts nothing: 新|一轮
  'list-head', // the amounts that follow are parts of the one before: 其中
  'compared-year', // the change is against another year
  'compared-budget', // the change is against the budget of the same year
  'rise', // an increase, printed in front of the number
  'fall',
  'no-change', // a clause that says an amount is as before: 公务接待费决算|比预算无增减变化
  'trend-lead', // the same, printed before what it is of: 增加|外事经费
  'share', // a share of something: 占总支出的
  'completion', // a degree of completion: 完成年初预算的
  'budget-money', // words that make money without a measure money of a budget
  'named-part', // a label that names one thing money goes to: 外事经费, 绩效工资
  'other-money', // words that make money a quantity in yuan: wages, losses, standards
  'unit-money', // money for one person, case, month …: never an account, whatever it is called
  'balance-money', // names of a balance sheet that are no measure of their own
  'advice', // opens what is only proposed: money behind it is no budget yet
  'allocated', // words of money set aside, which is not yet spent
  'threshold', // money or counts that only bound what is meant: 单价100万元以上设备
  'no-count', // nouns behind a number that make it a way of speaking: 方面, 部分
  'names-amount', // a label that names only a stage or 支出 and so takes the topic before it
  'names-project-amount', // the same below a project's name: 安排资金
  'names-change', // the same of an increase or decrease: 执行中新增预算
  'spent', // words that in a report on a past year mean what was spent or received
  'several-projects', // money stated for several projects together
  'project-name', // a label that begins with a project's name; group `name`
  'project-heading', // a heading or lead that names one project; group `name`
  'project-title', // the title of a report about one project; group `name`
  'scored-project', // a clause that says which project was evaluated; group `name`
  'evaluated-project', // a clause that says what the whole report evaluates; group `name`
  'same-project', // stands for the project named before
  'score', // a score with its number; groups value, full, grade, item
  'full-score', // the full mark; group full
  'grade', // a grade; group grade
  'not-score', // scores that are no result: bands, weights of groups
  'comparison-lead', // a comparison that runs up to the next comma: 与2022年度相比
] as const;

const proseRule = ruleBase.extend({ role: z.enum(PROSE_ROLES), pattern });
export type ProseRule = z.infer<typeof proseRule>;
export type ProseRole = ProseRule['role'];

export const prose: RuleGroup<ProseRule> = { name: 'prose', schema: proseRule };
