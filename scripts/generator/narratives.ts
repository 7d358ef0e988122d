import type { Numbering } from './blocks.ts';
import type { Draft } from './draft.ts';
import { MODULES } from './modules.ts';
import type { ModuleName } from './modules.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

/** A narrative report: how it is titled, how its headings are numbered, and what stands under them. */
export interface Narrative {
  readonly id: string;
  readonly reportType: string;
  readonly title: Words<(d: Draft) => string>;
  readonly scheme: readonly Numbering[];
  readonly outline: readonly Node[];
  /** Forms that such a report has behind it. */
  readonly forms: 'project' | 'department' | 'accounts' | 'budget' | 'targets' | 'none';
}

interface Node {
  readonly titles: Words;
  readonly modules?: readonly ModuleName[];
  readonly children?: readonly Node[];
  /** May be printed in one paragraph with its text. */
  readonly mayRunIn?: boolean;
}

const node = (titles: Words, modules: readonly ModuleName[] = [], children: readonly Node[] = []): Node => ({ titles, modules, children });
const runIn = (titles: Words, ...modules: ModuleName[]): Node => ({ titles, modules, mayRunIn: true });

const chinese = (text: string): Numbering => ({ format: 'chineseCounting', text });
const decimal = (text: string): Numbering => ({ format: 'decimal', text });
const USUAL = [chinese('%、'), chinese('（%）'), decimal('%.'), decimal('（%）')];
const NARROW = [chinese('%、'), chinese('(%)'), decimal('%、')];
const PARTS = [chinese('第%部分'), chinese('%、'), chinese('（%）'), decimal('%.')];
const DOTTED = [chinese('%、'), decimal('%.'), decimal('（%）')];

const whole = words<(d: Draft) => string>(
  [(d) => `${d.unit}${d.year}年度部门整体支出绩效自评报告`, (d) => `${d.year}年度${d.unit}部门整体支出绩效自评报告`],
  [(d) => `${d.unit}关于${d.year}年度部门整体支出绩效自评情况的报告`, (d) => `${d.unit}${d.year}年整体支出绩效自评报告`],
);

export const NARRATIVES: readonly Narrative[] = [
  {
    id: 'overall-budget-account', reportType: 'overall_self_evaluation', title: whole, scheme: NARROW, forms: 'project',
    outline: [
      node(words(['部门基本情况', '单位基本情况'], ['部门概况']), [], [node(words(['部门主要职责', '主要职能'], ['职能职责']), ['duties']), node(words(['人员编制情况'], ['机构人员情况']), ['staff'])]),
      node(words(['预算支出及绩效情况'], ['资金收支与绩效']), [], [
        node(words(['部门预决算情况'], ['收支预决算情况']), [], [node(words(['部门预算情况'], ['预算安排情况']), ['budget']), node(words(['部门决算情况'], ['决算执行情况']), ['account']), node(words(['“三公”经费执行情况'], ['“三公”经费使用情况']), ['threePublic']), node(words(['政府采购执行情况'], ['政府采购情况']), ['procurement']), node(words(['资产管理情况'], ['国有资产情况']), ['assets'])]),
        node(words(['资金使用及绩效情况'], ['绩效实现情况']), [], [node(words(['整体绩效目标完成情况'], ['履职效果']), ['basicAndProject', 'deeds'])]),
      ]),
      node(words(['存在的问题及改进措施'], ['存在问题和改进方向']), [], [node(words(['存在的问题'], ['主要问题']), ['problems']), node(words(['改进措施'], ['下步打算']), ['measures'])]),
      node(words(['其他需要说明的情况'], ['其他事项']), ['nothing']),
    ],
  },
  {
    id: 'overall-execution', reportType: 'overall_self_evaluation', title: words([(d) => `${d.unit}${d.year}年度整体绩效自评结果`], [(d) => `${d.year}年度${d.unit}整体绩效自评结果`]), scheme: USUAL, forms: 'department',
    outline: [
      node(words(['部门整体绩效目标完成情况'], ['整体目标完成概述']), [], [node(words(['执行率情况'], ['预算执行率']), ['execution']), node(words(['完成的绩效目标'], ['已完成目标']), ['deeds'])]),
      node(words(['绩效目标完成情况分析'], ['完成情况分析']), [], [
        node(words(['预算执行情况分析'], ['资金执行分析']), ['economic'], [node(words(['基本支出情况'], ['基本支出']), ['basicAndProject']), node(words(['“三公”经费情况'], ['“三公”经费']), ['threePublic'])]),
        node(words(['产出指标完成情况分析'], ['产出完成分析']), ['goals']),
      ]),
      node(words(['存在的问题和原因'], ['问题及原因']), ['problems']),
      node(words(['下一步拟改进措施'], ['拟采取的措施']), ['measures']),
    ],
  },
  {
    id: 'overall-scored', reportType: 'overall_self_evaluation', title: whole, scheme: DOTTED, forms: 'department',
    outline: [
      node(words(['部门基本情况'], ['基本概况']), [], [runIn(words(['部门概况'], ['部门职能']), 'duties'), runIn(words(['组织机构及人员'], ['人员构成']), 'staff'), runIn(words(['资产情况'], ['资产状况']), 'assets')]),
      node(words(['部门收支预决算情况'], ['收支情况']), ['budget', 'account', 'functional']),
      node(words(['自评工作开展情况'], ['自评组织实施']), [], [runIn(words(['自评的组织工作'], ['组织过程']), 'organisation'), runIn(words(['财务管理'], ['资金管理']), 'management')]),
      node(words(['绩效实现情况'], ['主要绩效']), ['deeds', 'goals']),
      node(words(['评价结论和评价等级'], ['自评结论']), ['conclusion']),
      node(words(['存在的问题及改进措施'], ['不足与改进']), [], [node(words(['存在的问题'], ['主要不足']), ['problems']), node(words(['改进措施'], ['改进意见']), ['measures'])]),
    ],
  },
  {
    id: 'project-report', reportType: 'project_self_evaluation', title: words([(d) => `${d.unit}${d.year}年度项目支出绩效自评报告`], [(d) => `${d.year}年度${d.unit}专项资金绩效自评报告`]), scheme: USUAL, forms: 'project',
    outline: [
      node(words(['项目概况'], ['项目基本情况']), [], [node(words(['项目单位基本情况'], ['实施单位情况']), ['staff']), node(words(['项目绩效目标'], ['预期目标']), ['goals'])]),
      node(words(['项目资金使用及管理情况'], ['资金管理使用']), ['management', 'execution']),
      node(words(['项目组织实施情况'], ['组织实施']), ['organisation']),
      node(words(['项目绩效情况'], ['绩效分析']), ['deeds', 'conclusion']),
      node(words(['存在的主要问题'], ['问题']), ['problems']),
      node(words(['有关建议'], ['建议']), ['measures']),
    ],
  },
  {
    id: 'final-account', reportType: 'final_account_disclosure', title: words([(d) => `${d.unit}${d.year}年度部门决算`, (d) => `${d.year}年度${d.unit}部门决算公开`], [(d) => `${d.year}年度${d.unit}决算公开说明`]), scheme: PARTS, forms: 'accounts',
    outline: [
      node(words(['部门概况'], ['单位概况']), [], [node(words(['部门职责'], ['主要职能']), ['duties']), node(words(['机构设置及人员'], ['机构和人员']), ['staff'])]),
      node(words([`部门决算情况说明`], ['决算分析']), [], [
        node(words(['收入支出决算总体情况说明'], ['收支总体情况']), ['changes', 'carried']), node(words(['支出决算情况说明'], ['支出结构']), ['basicAndProject']),
        node(words(['一般公共预算财政拨款支出决算情况说明'], ['支出功能分类情况']), ['functional']),
        node(words(['“三公”经费支出决算情况说明'], ['“三公”经费决算']), ['threePublic']), node(words(['机关运行经费支出情况'], ['机关运行经费']), ['operating']), node(words(['政府采购支出情况'], ['政府采购']), ['procurement']),
      ]),
      node(words(['名词解释'], ['名词术语']), ['terms']),
    ],
  },
  {
    id: 'budget', reportType: 'budget_disclosure', title: words([(d) => `${d.unit}${d.year}年部门预算`, (d) => `${d.year}年${d.unit}部门预算公开`], [(d) => `${d.unit}${d.year}年度预算编制说明`]), scheme: PARTS, forms: 'budget',
    outline: [
      node(words(['部门概况'], ['基本情况']), [], [node(words(['主要职能'], ['部门职责']), ['duties']), node(words(['人员情况'], ['编制人员']), ['staff'])]),
      node(words(['部门预算情况说明'], ['预算安排说明']), [], [node(words(['收支预算总体情况'], ['收支安排']), ['budget']), node(words(['绩效目标设置情况'], ['绩效目标']), ['goals'])]),
      node(words(['名词解释'], ['有关名词']), ['terms']),
    ],
  },
  {
    id: 'evaluation', reportType: 'evaluation', title: words([(d) => `${d.unit}${d.year}年度部门整体支出绩效评价报告`], [(d) => `${d.year}年度${d.unit}财政支出绩效评价报告`]), scheme: USUAL, forms: 'none',
    outline: [
      node(words(['基本情况'], ['评价对象概况']), [], [node(words(['单位概况'], ['对象简介']), ['duties', 'staff']), node(words(['资金投入和使用情况'], ['资金情况']), ['execution', 'economic'])]),
      node(words(['绩效评价工作开展情况'], ['评价实施']), ['organisation']),
      node(words(['综合评价情况及评价结论'], ['评价结论']), ['conclusion']),
      node(words(['绩效评价指标分析'], ['指标分析']), [], [node(words(['产出情况'], ['产出']), ['deeds']), node(words(['管理情况'], ['过程']), ['management'])]),
      node(words(['存在的问题及原因分析'], ['问题分析']), ['problems']),
      node(words(['有关建议'], ['对策建议']), ['measures']),
    ],
  },
  {
    id: 'targets', reportType: 'performance_targets', title: words([(d) => `${d.unit}${d.year}年部门预算绩效文本`], [(d) => `${d.year}年度${d.unit}绩效目标文本`]), scheme: PARTS, forms: 'targets',
    outline: [
      node(words(['部门整体绩效目标'], ['整体绩效目标']), [], [node(words(['总体绩效目标'], ['总体目标']), ['goals']), node(words(['工作保障措施'], ['保障措施']), ['management'])]),
    ],
  },
  {
    id: 'three-public', reportType: 'final_account_disclosure', title: words([(d) => `${d.unit}${d.year}年度决算说明`], [(d) => `${d.unit}${d.year}年度部门决算情况说明`]), scheme: NARROW, forms: 'accounts',
    outline: [
      node(words(['收支决算总体情况'], ['总体收支']), ['account']), node(words(['支出经济分类情况'], ['经济分类']), ['economic']), node(words(['“三公”经费情况'], ['“三公”经费']), ['threePublic']),
      node(words(['资产情况'], ['资产负债情况']), ['assets']), node(words(['预算绩效情况说明'], ['绩效管理情况']), ['organisation', 'deeds']),
    ],
  },
];

/** Writes the outline; every module is told at most once. */
export function writeOutline(d: Draft, outline: readonly Node[], depth = 1): void {
  for (const { titles, modules = [], children = [], mayRunIn = false } of outline) {
    const asRunIn = mayRunIn && d.random.chance(0.6);
    d.heading(depth, d.pick(titles), asRunIn ? { runIn: d.random.pick(['。', ':']) } : {});
    for (const name of modules) MODULES[name](d);
    writeOutline(d, children, depth + 1);
  }
}
