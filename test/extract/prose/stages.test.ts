import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'the same total in four stages', {},
    '2023年度年初批复的部门支出预算总额1,506.32万元，年中调增420.18万元，调整后支出预算总额1,926.50万元，全年实际执行数1,920.06万元，预算执行率99.67%。',
    [
      'expenditure_total initial_budget 2023 15063200',
      'expenditure_total adjustment 2023 4201800',
      'expenditure_total adjusted_budget 2023 19265000',
      'expenditure_total executed 2023 19200600',
      '预算执行率 = 99.67 %',
    ],
  ],
  [
    'an adjustment takes the measure of the list\'s head, not of its last part', {},
    '2023年度年初预算核定的基本支出为960.4万元，其中：人员经费820.1万元，日常公用经费140.3万元。年中追加预算75.6万元，调整后基本支出预算数1,036万元。',
    [
      'basic_expenditure initial_budget 2023 9604000',
      'personnel_expenditure initial_budget 2023 8201000',
      'public_funds_expenditure initial_budget 2023 1403000',
      'basic_expenditure adjustment 2023 756000',
      'basic_expenditure adjusted_budget 2023 10360000',
    ],
  ],
  [
    'an increase against the budget is an adjustment, against the year before a change', {},
    '2023年决算总收入2,318.40万元，较预算增加318.40万元，较上年增加50万元，总支出2,300.15万元，其中：基本支出1,700.15万元，占总支出的73.91%。',
    [
      'revenue_total executed 2023 23184000',
      'revenue_total adjustment 2023 3184000',
      'revenue_total change 2023 500000',
      'expenditure_total executed 2023 23001500',
      'basic_expenditure executed 2023 17001500',
      '基本支出 = 73.91 %',
    ],
  ],
  [
    'a balance sheet', {},
    '2023年年末资产总额902.36万元，负债总额102.36万元，净资产800万元。截至2023年12月31日，固定资产账面原值756.08万元，在用资产700万元，资产使用率92.58%。',
    [
      'assets_total balance 2023 9023600',
      'liabilities_total balance 2023 1023600',
      'net_assets balance 2023 8000000',
      'fixed_assets balance 2023 7560800',
      'other balance 2023 7000000 «在用资产»',
      '资产使用率 = 92.58 %',
    ],
  ],
  [
    'what was held last year and what is planned', {},
    '本单位上年末固定资产总值为512.6万元。本年度拟购置固定资产总额为18.00万元。',
    [
      'fixed_assets balance 2022 5126000',
      'fixed_assets planned_purchase 2023 180000',
    ],
  ],
  [
    'budget revenue and final expenditure in one section', {},
    [
      '2023年度预算收入合计640万元，其中：财政拨款收入620万元，占96.88%；事业收入20万元，占3.12%。',
      '2023年度决算支出合计632万元，其中：基本支出410万元，占64.87%；项目支出222万元，占35.13%。',
    ].join('\n'),
    [
      'revenue_total initial_budget 2023 6400000',
      'fiscal_appropriation initial_budget 2023 6200000',
      '财政拨款收入 = 96.88 %',
      'operating_revenue_public initial_budget 2023 200000',
      '事业收入 = 3.12 %',
      'expenditure_total executed 2023 6320000',
      'basic_expenditure executed 2023 4100000',
      '基本支出 = 64.87 %',
      'project_expenditure executed 2023 2220000',
      '项目支出 = 35.13 %',
    ],
  ],
  [
    'a restatement without a stage belongs to the stage that it restates', {},
    [
      '2023年决算基本支出615.48万元。',
      '基本支出615.48万元，其中人员经费支出530.2万元，主要用于发放工资；日常公用经费85.28万元，主要用于日常运转。',
    ].join('\n'),
    [
      'basic_expenditure executed 2023 6154800',
      'personnel_expenditure executed 2023 5302000',
      'public_funds_expenditure executed 2023 852800',
    ],
  ],
  [
    'a restatement with a slip of rounding is a figure of the same stage', {},
    [
      '2023年决算基本支出615.48万元。',
      '基本支出615.47万元，主要用于发放工资。',
    ].join('\n'),
    [
      'basic_expenditure executed 2023 6154800',
      'basic_expenditure executed 2023 6154700',
    ],
  ],
  [
    'the items of a list that goes on in the next paragraphs', {},
    [
      '2023年决算项目支出193.7万元，其中：',
      '（1）病虫害防治开支60.5万元，主要用于购买药械。',
      '（2）种质资源保护开支133.2万元，主要用于建设苗圃。',
    ].join('\n'),
    [
      'project_expenditure executed 2023 1937000',
      'other executed 2023 605000 «病虫害防治开支»',
      'other executed 2023 1332000 «种质资源保护开支»',
    ],
  ],
  [
    'the stage stands in the heading', {},
    [
      '（一）部门决算情况',
      '本年收入合计500万元，本年支出合计480万元，年末结转和结余20万元。',
      '（二）部门预算情况',
      '收入500万元，其中一般公共预算拨款500万元。',
    ].join('\n'),
    [
      'revenue_total executed 2023 5000000',
      'expenditure_total executed 2023 4800000',
      'year_end_balance carried_out 2023 200000',
      'revenue_total initial_budget 2023 5000000',
      'general_public_budget initial_budget 2023 5000000',
    ],
  ],
  [
    'the unit\'s name in front of an amount', { department: '清河县教育局' },
    '清河县教育局2023年度部门决算总支出5,310.27万元，比上年减少100万元，下降1.85%。',
    [
      'expenditure_total executed 2023 53102700',
      'expenditure_total change 2023 1000000',
      '部门决算总支出下降 = 1.85 %',
    ],
  ],
  [
    'money in words, in yuan and in hundred millions', {},
    '2023年决算总支出1.2亿元，其中：基本支出12345678.90元，项目支出一千二百万元。',
    [
      'expenditure_total executed 2023 120000000',
      'basic_expenditure executed 2023 12345678.9',
      'project_expenditure executed 2023 12000000',
    ],
  ],
  [
    'a colon between what and how much', {},
    '支出：680.5万元。其中：人员经费支出400万元，公用经费支出80.5万元，项目支出200万元。',
    [
      'expenditure_total executed 2023 6805000',
      'personnel_expenditure executed 2023 4000000',
      'public_funds_expenditure executed 2023 805000',
      'project_expenditure executed 2023 2000000',
    ],
  ],
  [
    'the cause of a change has a name of its own', {},
    '2023年决算项目支出645万元，与上年相比增加125万元，增长24%。主要原因是外事经费增加100万元，信息化建设经费增加25万元。',
    [
      'project_expenditure executed 2023 6450000',
      'project_expenditure change 2023 1250000',
      '项目支出增长 = 24 %',
      'other change 2023 1000000 «外事经费增加»',
      'other change 2023 250000 «信息化建设经费增加»',
    ],
  ],
  [
    'an increase printed with both directions', { reportType: 'budget_disclosure', year: 2024 },
    '政府性基金收入预算0万元，与上年相比增加（减少）0万元，增长（减少）0%。',
    [
      'government_fund_budget initial_budget 2024 0',
      'government_fund_budget change 2024 0',
      '政府性基金收入增长 = 0 %',
    ],
  ],
  [
    'a sum of a named kind is of that kind', { reportType: 'budget_disclosure', year: 2024 },
    '财政专户管理资金收入预算总计20万元，其他资金收入预算总计80万元。',
    [
      'fiscal_account_funds initial_budget 2024 200000',
      'other_funds initial_budget 2024 800000',
    ],
  ],
  [
    'what a line of the classification is used for does not change what it is', { reportType: 'final_account_disclosure' },
    '城乡社区支出（类）城乡社区管理事务（款）行政运行（项）。主要用于：行政单位人员支出、公用支出。年初预算为980.60万元，支出决算为955.20万元，完成年初预算的97.41%。',
    [
      'other initial_budget 2023 9806000 «城乡社区支出(类)城乡社区管理事务(款)行政运行(项)»',
      'other executed 2023 9552000 «城乡社区支出(类)城乡社区管理事务(款)行政运行(项)»',
      '城乡社区支出(类)城乡社区管理事务(款)行政运行(项)完成年初预算 = 97.41 %',
    ],
  ],
  [
    'economic statistics are not money of the department', {},
    '全县完成固定资产投资15.6亿元，农业总产值299亿元，招商引资签约额50亿元。',
    [
      '固定资产投资 = 1560000000 元',
      '农业总产值 = 29900000000 元',
      '招商引资签约额 = 5000000000 元',
    ],
  ],
];

describe('stages, changes and restatements in self-evaluation reports', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
