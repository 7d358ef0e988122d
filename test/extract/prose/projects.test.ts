import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'a project\'s name in the text is the subject', {},
    '农村饮水安全巩固提升项目年初预算数500万元，全年预算数480万元，执行数为478.5万元，执行率99.69%。其中：中央资金300万元，县级配套178.5万元。',
    [
      '[农村饮水安全巩固提升项目] project_funds_total initial_budget 2023 5000000',
      '[农村饮水安全巩固提升项目] project_funds_total adjusted_budget 2023 4800000',
      '[农村饮水安全巩固提升项目] project_funds_total executed 2023 4785000',
      '执行率 = 99.69 %',
      '[农村饮水安全巩固提升项目] central_grant executed 2023 3000000',
      '[农村饮水安全巩固提升项目] other executed 2023 1785000 «县级配套»',
    ],
  ],
  [
    'a project reviewed in a paragraph of its own', {},
    '信息化建设项目自评综述：根据年初设定的绩效目标，项目自评得分为96.5分。全年预算数为120万元，执行数为115.2万元，完成预算的96%。',
    [
      'score [信息化建设项目] total 96.5/null',
      '[信息化建设项目] project_funds_total adjusted_budget 2023 1200000',
      '[信息化建设项目] project_funds_total executed 2023 1152000',
      '信息化建设项目完成预算 = 96 %',
    ],
  ],
  [
    'several projects together are the department\'s project expenditure', {},
    '根据预算绩效管理要求，对一般公共预算项目支出开展绩效自评，其中，一级项目5个，二级项目12个，共涉及资金1,250.5万元，占一般公共预算项目支出总额的100%。',
    [
      '一级项目 = 5 个',
      '二级项目 = 12 个',
      'project_expenditure unspecified 2023 12505000',
      '涉及资金 = 100 %',
    ],
  ],
  [
    'what a named project spent, and the same project in a later section', {},
    ['一、资金投入', '项目支出504万元。窗口运维项目支出286.4万元，热线外包服务项目支出178.36万元。', '二、偏差原因', '热线外包服务项目因话务量减少，实际支出比预算减少24万元。'].join('\n'),
    [
      'project_expenditure executed 2023 5040000',
      '[窗口运维项目] project_funds_total executed 2023 2864000',
      '[热线外包服务项目] project_funds_total executed 2023 1783600',
      '[热线外包服务项目] project_funds_total adjustment 2023 240000',
    ],
  ],
  [
    'the money of the projects counted in front of it; losses recovered are no money of a project', { reportType: 'project_self_evaluation' },
    ['项目名称：治安防控体系建设', '共涉及项目11个，资金2864.17万元。', '今年安排资金1600万元，打掉犯罪团伙31个，追缴涉案资金2360万元。'].join('\n'),
    [
      '项目 = 11 个',
      'project_expenditure unspecified 2023 28641700',
      '[治安防控体系建设] project_funds_total unspecified 2023 16000000',
      '犯罪团伙 = 31 个',
      '涉案资金 = 23600000 元',
    ],
  ],
  [
    'counted projects with their money', {},
    '年初批复预算6个项目720万元，调整预算后项目预算655.3万元，实际到位资金640万元。',
    [
      '项目 = 6 个',
      'project_expenditure initial_budget 2023 7200000',
      'project_expenditure adjusted_budget 2023 6553000',
      'project_expenditure executed 2023 6400000',
    ],
  ],
  [
    'a budget adjusted from one value to another', {},
    '培训经费预算由120万元调整为150万元，实际支付148.5万元。',
    [
      'other initial_budget 2023 1200000 «培训经费»',
      'other adjusted_budget 2023 1500000 «培训经费»',
      'other executed 2023 1485000 «培训经费»',
    ],
  ],
  [
    'projects listed by name below the project expenditure', {},
    '项目支出包括防汛物资储备经费28万元，水质监测经费6.4万元，河道巡查经费12万元。',
    [
      'other executed 2023 280000 «防汛物资储备经费»',
      'other executed 2023 64000 «水质监测经费»',
      'other executed 2023 120000 «河道巡查经费»',
    ],
  ],
  [
    'money set aside for a named project is that project\'s, and takes no stage of what was spent before', {},
    '全年实际支出850万元。市财政安排塔楼修缮项目资金164万元，实际支出152万元。安排码头维护经费12万元，用于清淤。',
    [
      'expenditure_total executed 2023 8500000',
      '[塔楼修缮项目] project_funds_total unspecified 2023 1640000',
      '[塔楼修缮项目] project_funds_total executed 2023 1520000',
      'other unspecified 2023 120000 «码头维护经费»',
    ],
  ],
  [
    'what is proposed for a later budget is a target in yuan; what is planned is no budget yet', {},
    '建议将项目预算压缩至1,200万元以内。下一年度预算应控制在1,100万元以内。2024年拟安排资金900万元。',
    [
      '项目预算 <= 12000000 元',
      '下一年度预算 <= 11000000 元',
      'other unspecified 2024 9000000 «安排资金»',
    ],
  ],
  [
    'a part whose words name nothing is not the whole again; both levels of a share', {},
    '信息化建设项目全年预算数120万元，其中38万元多支出用于临时用工。市、县两级财政分别落实70万元、50万元。',
    [
      '[信息化建设项目] project_funds_total adjusted_budget 2023 1200000',
      '[信息化建设项目] other adjusted_budget 2023 380000 «临时用工»',
      '[信息化建设项目] other adjusted_budget 2023 700000 «市级财政落实»',
      '[信息化建设项目] other adjusted_budget 2023 500000 «县级财政落实»',
    ],
  ],
  [
    'behind a bracket of parts the text goes on with what stood in front of it', {},
    '年初部门预算总额402万元。年中追加38.6万元（设备更新25万元、应急物资13.6万元），调整后预算总额440.6万元。',
    [
      'expenditure_total initial_budget 2023 4020000',
      'expenditure_total adjustment 2023 386000',
      'other adjustment 2023 250000 «设备更新»',
      'other adjustment 2023 136000 «应急物资»',
      'expenditure_total adjusted_budget 2023 4406000',
    ],
  ],
  [
    'items of a list that are projects', {},
    '重点项目：1.老兵抚恤项目，年初预算126万元，执行120万元，执行率95.24%。2.烈士陵园修缮项目资金60万元，已支出58万元。',
    [
      '[老兵抚恤项目] project_funds_total initial_budget 2023 1260000',
      '[老兵抚恤项目] project_funds_total executed 2023 1200000',
      '执行率 = 95.24 %',
      '[烈士陵园修缮项目] project_funds_total unspecified 2023 600000',
      '[烈士陵园修缮项目] project_funds_total executed 2023 580000',
    ],
  ],
  [
    'money and counts of a project in one sentence', {},
    '普法宣传经费项目绩效自评综述：普法宣传经费项目绩效自评得分为98分。项目全年预算数为30万元，执行数为29万元，完成预算的96.67%。项目绩效目标完成情况：印制资料2万份，开展宣传活动15场。',
    [
      'score [普法宣传经费] total 98/null',
      '[普法宣传经费] project_funds_total adjusted_budget 2023 300000',
      '[普法宣传经费] project_funds_total executed 2023 290000',
      '普法宣传经费完成预算 = 96.67 %',
      '资料 = 20000 份',
      '宣传活动 = 15 场',
    ],
  ],
];

describe('money of projects in running text', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
