import { cell, head } from './blocks.ts';
import type { GenBlock, GenCell } from './blocks.ts';
import type { Planter } from './edit-draft.ts';
import type { Draft } from './draft.ts';
import { bare, finding } from './edit-draft.ts';
import { printMoney, printNumber } from './money.ts';
import type { TrueFinding } from './truth.ts';

/**
 * Statements that are added to a draft, true or with a contradiction in them: what the generator's own reports do not say.
 * Null where the draft says the same things in other words. Figures in them are not part of the draft's truth: these documents
 * are made to score findings alone.
 */
export type Statement = (d: Draft, wrong: boolean) => { readonly blocks: readonly GenBlock[]; readonly finding: TrueFinding } | null;

const WAN = 1_000_000;
const paragraph = (text: string): GenBlock => ({ kind: 'paragraph', text });
const wan = (fen: number): string => `${(fen / WAN).toFixed(2)}万元`;
const random2 = (d: Draft, low: number, high: number): number => d.random.int(low * 100, high * 100) * 10_000;
const states = (d: Draft, measure: string, stage: string): boolean => d.truth.figures.some((each) => each.measure === measure && each.stage === stage);

/** A report of what was spent, not of what is planned. */
const ofAccounts = (d: Draft): boolean => !['performance_targets', 'budget_disclosure'].includes(d.truth.document.reportType);

/** 受理N件，办结…，在办…。 */
const caseStates: Statement = (d, wrong) => {
  const [done, open] = [d.random.int(20, 300), d.random.int(2, 19)];
  const [given, finished] = d.random.pick([['受理', '已办结'], ['收到', '已审结'], ['立案', '已结案']]);
  const what = d.random.pick(['行政复议案件', '信访事项', '劳动争议案件']);
  const all = done + open + (wrong ? d.random.pick([-1, 1, 2]) : 0);
  const text = `全年${given}${what}${all}件，${done}件${finished}，${open}件正在办理中。`;
  return { blocks: [paragraph(text)], finding: finding('sum_mismatch', String(done + open), String(all), [`${all}件`, `${done}件`, `${open}件`], text) };
};

/** Kinds of cases that are all there are. */
const kindsOfCases: Statement = (d, wrong) => {
  const [civil, criminal, other] = [d.random.int(80, 300), d.random.int(60, 200), d.random.int(5, 40)];
  const all = civil + criminal + other + (wrong ? d.random.int(2, 9) : 0);
  const text = `共受理案件${all}件，其中民事案件${civil}件，刑事案件${criminal}件，行政案件${other}件。`;
  return { blocks: [paragraph(text)], finding: finding('sum_mismatch', String(civil + criminal + other), String(all), [String(all), String(civil), String(criminal)], text) };
};

/** 年初结转 + 收入 − 支出 = 年末结转. */
const carried: Statement = (d, wrong) => {
  if (!ofAccounts(d) || d.truth.figures.some((each) => /carried/.test(each.stage) || each.measure.startsWith('revenue') || each.measure.startsWith('expenditure'))) return null;
  const [before, earned] = [random2(d, 10, 90), random2(d, 400, 900)];
  const spent = earned - random2(d, 1, 9);
  const after = before + earned - spent + (wrong ? random2(d, 2, 8) : 0);
  const text = `${d.year}年年初结转和结余${wan(before)}，本年收入合计${wan(earned)}，本年支出合计${wan(spent)}，年末结转和结余${wan(after)}。`;
  return { blocks: [paragraph(text)], finding: finding('sum_mismatch', null, null, [bare(wan(after)), bare(wan(before)), bare(wan(earned))], text) };
};

/** 一般公共预算财政拨款支出 by class, under its own total. A draft that lists the classes too would contradict it. */
const scopedClasses: Statement = (d, wrong) => {
  if (d.truth.figures.some((each) => ['general_public_budget', 'education', 'social_security_employment', 'health', 'housing_security'].includes(each.measure))) return null;
  const [education, social, health, housing] = [random2(d, 200, 900), random2(d, 20, 90), random2(d, 10, 60), random2(d, 10, 60)];
  const all = education + social + health + housing + (wrong ? random2(d, 1, 6) : 0);
  const text = `${d.year}年度一般公共预算财政拨款支出${wan(all)}，主要用于以下方面：教育支出${wan(education)}，社会保障和就业支出${wan(social)}，卫生健康支出${wan(health)}，住房保障支出${wan(housing)}。`;
  return { blocks: [paragraph(text)], finding: finding('sum_mismatch', null, null, [bare(wan(all)), bare(wan(education)), bare(wan(social))], text) };
};

/** 亿元 where 元 stands. */
const slipYi: Statement = (d, wrong) => {
  if (states(d, 'procurement_total', 'executed')) return null;
  const [goods, works] = [random2(d, 100, 300) / WAN, random2(d, 100, 300) / WAN];
  const [a, b, sum] = [goods.toFixed(2), works.toFixed(2), (goods + works).toFixed(2)];
  const text = `${d.year}年度政府采购支出${sum}${wrong ? '元' : '亿元'}，其中：政府采购货物支出${a}亿元，政府采购工程支出${b}亿元。`;
  return { blocks: [paragraph(text)], finding: finding('unit_slip', null, null, [sum, a, b], text) };
};

/** 就业率, 合格率 and the like from their counts. */
const countedRate: Statement = (d, wrong) => {
  const whole = d.random.int(200, 900);
  const part = whole - d.random.int(5, 60);
  const right = ((part / whole) * 100).toFixed(2);
  const printed = wrong ? (Number(right) - d.random.int(3, 9)).toFixed(2) : right;
  const [first, second, rate] = d.random.pick([['抽检样品', '合格样品', '抽检合格率'], ['排查矛盾纠纷', '成功化解', '化解成功率'], ['参加培训学员', '考核合格', '培训合格率'], ['收到信访事项', '按期办结', '信访办结率']]);
  const text = `全年${first}${whole}件，${second}${part}件，${rate}${printed}%。`;
  return { blocks: [paragraph(text)], finding: finding('rate_mismatch', right, printed, [printed, String(whole), String(part)], text) };
};

interface Line { readonly code: string; readonly name: string; readonly basic: number; readonly project: number }

/** 支出决算表 with 类, 款, 项 and columns 合计, 基本支出, 项目支出. `at` is what goes wrong: a row or a column. */
const expenditureTable = (at: 'row' | 'column'): Statement => (d, wrong) => {
  const line = (code: string, name: string): Line => ({ code, name, basic: random2(d, 20, 300), project: d.random.chance(0.3) ? 0 : random2(d, 5, 200) });
  const groups = [
    { code: '208', name: '社会保障和就业支出', kinds: [{ code: '20805', name: '行政事业单位养老支出', items: [line('2080505', '机关事业单位基本养老保险缴费支出'), line('2080506', '机关事业单位职业年金缴费支出')] }] },
    { code: '210', name: '卫生健康支出', kinds: [{ code: '21011', name: '行政事业单位医疗', items: [line('2101101', '行政单位医疗'), line('2101102', '事业单位医疗')] }] },
    { code: '221', name: '住房保障支出', kinds: [{ code: '22102', name: '住房改革支出', items: [line('2210201', '住房公积金')] }] },
  ];
  const style = { ...d.money, unit: '万元' as const, spaced: false };
  const print = (fen: number): string => printNumber(fen, style);
  const add = (lines: readonly Line[]): { basic: number; project: number } => ({ basic: lines.reduce((sum, each) => sum + each.basic, 0), project: lines.reduce((sum, each) => sum + each.project, 0) });
  const slip = wrong ? random2(d, 3, 9) : 0;
  const cells = (code: string, name: string, { basic, project }: { basic: number; project: number }, off = 0): GenCell[] =>
    [cell(code), cell(name), cell(print(basic + project + off)), cell(print(basic)), cell(project === 0 ? '' : print(project))];
  const all = groups.flatMap((group) => group.kinds.flatMap((kind) => kind.items));
  const total = add(all);
  const rows: GenCell[][] = [
    [head('科目编码'), head('科目名称'), head('本年支出合计'), head('基本支出'), head('项目支出')],
    [cell('合计', 2), cell(print(total.basic + total.project)), cell(print(total.basic)), cell(print(total.project))],
  ];
  if (at === 'column' && slip > 0) rows[1] = [cell('合计', 2), cell(print(total.basic + total.project)), cell(print(total.basic + slip)), cell(print(total.project))];
  for (const [i, group] of groups.entries()) {
    const items = group.kinds.flatMap((kind) => kind.items);
    rows.push(cells(group.code, group.name, add(items)));
    for (const kind of group.kinds) {
      rows.push(cells(kind.code, kind.name, add(kind.items)));
      for (const [k, item] of kind.items.entries()) rows.push(cells(item.code, item.name, item, at === 'row' && i === 1 && k === 0 ? slip : 0));
    }
  }
  const item = groups[1]!.kinds[0]!.items[0]!;
  // A row that is wrong is wrong in its column too: either sum finds it.
  const parent = add(groups[1]!.kinds[0]!.items);
  const numbers: string[] = at === 'row' ? [print(item.basic + item.project + slip), print(item.basic), print(parent.basic + parent.project)] : [print(total.basic + slip), print(total.basic + total.project), ...groups.map((group) => print(add(group.kinds.flatMap((kind) => kind.items)).basic))];
  return {
    blocks: [paragraph(`${d.year}年度支出决算表`), paragraph(`单位：万元`), { kind: 'table', rows }],
    finding: finding('sum_mismatch', null, null, numbers, at === 'row' ? item.name : '合计'),
  };
};

/** 财政拨款“三公”经费 in a table of its own. */
const threePublicTable: Statement = (d, wrong) => {
  if (d.truth.figures.some((each) => /three_public|official_|vehicle/.test(each.measure))) return null;
  const style = { ...d.money, unit: '万元' as const, spaced: false };
  const print = (fen: number): string => printNumber(fen, style);
  const line = (off: number): GenCell[] => {
    const [running, reception] = [random2(d, 3, 12), random2(d, 1, 6)];
    return [running + reception + off, 0, running, 0, running, reception].map((fen) => cell(print(fen)));
  };
  const slip = wrong ? random2(d, 1, 3) : 0;
  const [budget, account] = [line(0), line(slip)];
  return {
    blocks: [paragraph(`${d.year}年度财政拨款“三公”经费支出决算表`), paragraph('单位：万元'), {
      kind: 'table', rows: [
        [head('项目', 1, 2), head('合计', 1, 2), head('因公出国(境)费', 1, 2), head('公务用车购置及运行维护费', 3), head('公务接待费', 1, 2)],
        [head('小计'), head('公务用车购置费'), head('公务用车运行维护费')],
        [cell('预算数'), ...budget], [cell('决算数'), ...account],
      ],
    }],
    finding: finding('sum_mismatch', null, null, [account[0]!.text, account[2]!.text, account[5]!.text], account[0]!.text),
  };
};

/** A list in a table with a total row: projects and what they cost. */
const projectSums: Statement = (d, wrong) => {
  const style = { ...d.money, unit: '万元' as const, spaced: false };
  const print = (fen: number): string => printNumber(fen, style);
  const rows = ['设备购置', '人员培训', '信息系统维护', '宣传活动'].map((name) => ({ name, budget: random2(d, 11, 90), spent: random2(d, 2, 10) }));
  const sum = (key: 'budget' | 'spent'): number => rows.reduce((all, row) => all + row[key], 0);
  const slip = wrong ? random2(d, 2, 9) : 0;
  return {
    blocks: [paragraph(`${d.year}年度项目支出明细表`), paragraph('单位：万元'), {
      kind: 'table', rows: [
        [head('序号'), head('项目名称'), head('全年预算数'), head('全年执行数')],
        ...rows.map((row, i) => [cell(String(i + 1)), cell(`${row.name}经费`), cell(print(row.budget)), cell(print(row.spent))]),
        [cell('合计', 2), cell(print(sum('budget'))), cell(print(sum('spent') + slip))],
      ],
    }],
    finding: finding('sum_mismatch', null, null, [print(sum('spent') + slip), ...rows.map((row) => print(row.spent))], '合计'),
  };
};

/** 授予中小企业合同金额 and its share. */
const changeAmount: Statement = (d, wrong) => {
  if (!ofAccounts(d) || states(d, 'agency_operating_expenses', 'executed')) return null;
  const before = random2(d, 40, 90);
  const now = before + random2(d, 4, 20);
  const more = now - before + (wrong ? random2(d, 2, 5) : 0);
  const text = `${d.year}年度机关运行经费支出${printMoney(now, { ...d.money, unit: '万元' })}，比${d.year - 1}年度的${printMoney(before, { ...d.money, unit: '万元' })}增加${printMoney(more, { ...d.money, unit: '万元' })}。`;
  const number = (fen: number): string => bare(printMoney(fen, { ...d.money, unit: '万元' }));
  return { blocks: [paragraph(text)], finding: finding('sum_mismatch', null, null, [number(more), number(now), number(before)], text) };
};

/** By name. */
export const STATEMENTS: Readonly<Record<string, Statement>> = {
  case_states: caseStates, kinds_of_cases: kindsOfCases, carried, scoped_classes: scopedClasses, slip_yi: slipYi, counted_rate: countedRate,
  table_row: expenditureTable('row'), table_column: expenditureTable('column'), three_public_table: threePublicTable, project_sums: projectSums, change_amount: changeAmount,
};

/** Adds a statement in front of the attachments, tables at the end. Returns the finding, whether or not it was made to be wrong. */
export function addStatement(d: Draft, statement: Statement, wrong: boolean): TrueFinding | null {
  const made = statement(d, wrong);
  if (!made) return null;
  if (made.blocks.some((block) => block.kind === 'table')) d.blocks.push(...made.blocks);
  else {
    const attached = d.blocks.findIndex((block) => block.kind === 'table' || (block.kind === 'paragraph' && block.text.startsWith('附件')));
    const signed = d.blocks.findIndex((block) => block.kind === 'paragraph' && block.align === 'right');
    const ends = [attached, signed].filter((at) => at > 0);
    d.blocks.splice(ends.length > 0 ? Math.min(...ends) : d.blocks.length, 0, ...made.blocks);
  }
  return made.finding;
}

/** The statements as planters of contradictions. */
export const STATEMENTS_WRONG: Readonly<Record<string, Planter>> = Object.fromEntries(
  Object.entries(STATEMENTS).map(([name, statement]) => [name, (d: Draft) => addStatement(d, statement, true)]),
);
