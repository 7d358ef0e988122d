import { cell, head } from './blocks.ts';
import type { GenCell } from './blocks.ts';
import { amountCell } from './form-parts.ts';
import type { Form } from './self-evaluation-forms.ts';
import { words } from './words.ts';

const subject = 'department';

/** 收入支出决算总表: revenue on the left, expenditure by class on the right, grand totals below. */
export const accountTotals: Form = (d) => {
  const { revenue, functional, executed, carriedIn, carriedOut } = d.finances;
  const stage = 'executed';
  const at = (measure: string, label: string, fen: number, stageOf = stage): GenCell => amountCell(d, fen, { subject, measure, label, stage: stageOf });
  const left: (readonly [string, string, number] | null)[] = [
    ['一、财政拨款收入', 'fiscal_appropriation', revenue.appropriation], ['二、事业收入', 'operating_revenue_public', 0], ['三、经营收入', 'business_revenue', 0], ['四、其他收入', 'other_revenue', revenue.other],
  ];
  const right = functional.map(({ label, measure, amount }, i) => [`${'一二三四'[i]}、${label}`, measure, amount] as const);
  const strip = (label: string): string => label.replace(/^[一二三四]、/, '');
  const rows: GenCell[][] = [
    [head('收入', 2), head('支出', 2)],
    [head(d.pick(words(['项目'], ['收入项目']))), head(d.pick(words(['金额', '决算数'], ['本年决算数']))), head(d.pick(words(['项目(按功能分类)'], ['支出项目']))), head(d.pick(words(['金额', '决算数'], ['本年决算数'])))],
  ];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [l, r] = [left[i], right[i]];
    rows.push([cell(l ? l[0] : ''), l ? at(l[1], strip(l[0]), l[2]) : cell(''), cell(r ? r[0] : ''), r ? at(r[1], strip(r[0]), r[2]) : cell('')]);
  }
  rows.push([cell('本年收入合计'), at('revenue_total', '本年收入合计', revenue.total), cell('本年支出合计'), at('expenditure_total', '本年支出合计', executed.total)]);
  rows.push([cell('年初结转和结余'), amountCell(d, carriedIn, { subject, measure: 'prior_year_carryover', label: '年初结转和结余', stage: 'carried_in', optional: true }), cell('年末结转和结余'), at('year_end_balance', '年末结转和结余', carriedOut, 'carried_out')]);
  rows.push([cell('总计'), at('revenue_grand_total', '总计', carriedIn + revenue.total), cell('总计'), at('expenditure_grand_total', '总计', executed.total + carriedOut)]);
  d.table({ kind: 'table', rows });
};

/** 收支预算总表: as the budget was approved. */
export const budgetTotals: Form = (d) => {
  const { initial, initialGovernmentFund: fund } = d.finances;
  const stage = 'initial_budget';
  const at = (measure: string, label: string, fen: number): GenCell => amountCell(d, fen, { subject, measure, label, stage });
  d.table({
    kind: 'table',
    rows: [
      [head('收入', 2), head('支出', 2)],
      [head('项目'), head('预算数'), head('项目'), head('预算数')],
      [cell('一般公共预算拨款收入'), at('general_public_budget', '一般公共预算拨款收入', initial.total - fund), cell('基本支出'), at('basic_expenditure', '基本支出', initial.basic)],
      [cell('政府性基金预算拨款收入'), at('government_fund_budget', '政府性基金预算拨款收入', fund), cell('项目支出'), at('project_expenditure', '项目支出', initial.project)],
      [cell('本年收入合计'), at('revenue_total', '本年收入合计', initial.total), cell('本年支出合计'), at('expenditure_total', '本年支出合计', initial.total)],
    ],
  });
};

/** “三公”经费 by column, budget over account, with a merged header over the vehicles. */
export const threePublicTable: Form = (d) => {
  const { budget, account } = d.finances.threePublic;
  const line = (values: typeof budget, stage: string): GenCell[] =>
    ([['three_public_total', '合计', values.total], ['overseas_travel', '因公出国(境)费', values.overseas], ['official_vehicles', '小计', values.vehicles], ['vehicle_purchase', '公务用车购置费', values.purchase], ['vehicle_operation', '公务用车运行维护费', values.running], ['official_reception', '公务接待费', values.reception]] as const)
      .map(([measure, label, fen]) => amountCell(d, fen, { subject, measure, label, stage }));
  d.table({
    kind: 'table',
    rows: [
      [head(d.pick(words(['项目', '年度'], ['类别'])), 1, 2), head('合计', 1, 2), head('因公出国(境)费', 1, 2), head('公务用车购置及运行维护费', 3), head('公务接待费', 1, 2)],
      [head('小计'), head('公务用车购置费'), head('公务用车运行维护费')],
      [cell('预算数'), ...line(budget, 'initial_budget')],
      [cell('决算数'), ...line(account, 'executed')],
    ],
  });
};
