import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'the same total in four stages', {},
    '2023年度年初批复的部门预算支出总额2,941.57万元，年中调整增加1,320.84万元，调整后部门预算支出总额4,262.41万元，全年实际执行数4,262.41万元，预算执行率100%。',
    [
      'expenditure_total initial_budget 2023 29415700',
      'expenditure_total adjustment 2023 13208400',
      'expenditure_total adjusted_budget 2023 42624100',
      'expenditure_total executed 2023 42624100',
      '预算执行率 = 100 %',
    ],
  ],
  [
    'an adjustment takes the measure of the list\'s head, not of its last part', {},
    '2023年度年初预算批复的基本支出为1,870.02万元，其中：人员经费1,686.83万元，日常公用经费183.19万元。年中调整增加预算266.48万元，调整后基本支出预算数2,136.50万元。',
    [
      'basic_expenditure initial_budget 2023 18700200',
      'personnel_expenditure initial_budget 2023 16868300',
      'public_funds_expenditure initial_budget 2023 1831900',
      'basic_expenditure adjustment 2023 2664800',
      'basic_expenditure adjusted_budget 2023 21365000',
    ],
  ],
  [
    'an increase against the budget is an adjustment, against the year before a change', {},
    '2023年决算总收入1,092.90万元，较预算增加229.70万元，较上年增加50万元，总支出1,092.90万元，其中：基本支出827.32万元，占总支出的75.7%。',
    [
      'revenue_total executed 2023 10929000',
      'revenue_total adjustment 2023 2297000',
      'revenue_total change 2023 500000',
      'expenditure_total executed 2023 10929000',
      'basic_expenditure executed 2023 8273200',
      '基本支出 = 75.7 %',
    ],
  ],
  [
    'a balance sheet', {},
    '2023年年末资产总额1581.89万元，负债总额295.41万元，净资产1286.48万元。截至2023年12月31日，固定资产账面原值1561.69万元，在用资产1561.69万元，资产使用率100%。',
    [
      'assets_total balance 2023 15818900',
      'liabilities_total balance 2023 2954100',
      'net_assets balance 2023 12864800',
      'fixed_assets balance 2023 15616900',
      'other balance 2023 15616900 «在用资产»',
      '资产使用率 = 100 %',
    ],
  ],
  [
    'what was held last year and what is planned', {},
    '本级上年末固定资产金额为379.23万元。本年度拟购置固定资产总额为0.00万元，已按要求列入政府采购预算。',
    [
      'fixed_assets balance 2022 3792300',
      'fixed_assets planned_purchase 2023 0',
    ],
  ],
  [
    'budget revenue and final expenditure in one section', {},
    [
      '2023年度预算收入合计1817.12万元，其中：财政拨款收入1779.59万元，占97.93%；事业收入0万元，占0%。',
      '2023年度决算支出合计1815.07万元，其中：基本支出1337.7万元，占73.7%；项目支出477.37万元，占26.3%。',
    ].join('\n'),
    [
      'revenue_total initial_budget 2023 18171200',
      'fiscal_appropriation initial_budget 2023 17795900',
      '财政拨款收入 = 97.93 %',
      'operating_revenue_public initial_budget 2023 0',
      '事业收入 = 0 %',
      'expenditure_total executed 2023 18150700',
      'basic_expenditure executed 2023 13377000',
      '基本支出 = 73.7 %',
      'project_expenditure executed 2023 4773700',
      '项目支出 = 26.3 %',
    ],
  ],
  [
    'a restatement without a stage belongs to the stage that it restates', {},
    [
      '2023年决算基本支出827.32万元。',
      '基本支出827.32万元，其中人员经费支出727.33万元，主要用于工资；日常公用经费99.99万元，主要用于办公费。',
    ].join('\n'),
    [
      'basic_expenditure executed 2023 8273200',
      'personnel_expenditure executed 2023 7273300',
      'public_funds_expenditure executed 2023 999900',
    ],
  ],
  [
    'a restatement with a slip of rounding is a figure of the same stage', {},
    [
      '2023年决算基本支出827.32万元。',
      '基本支出827.31万元，主要用于工资。',
    ].join('\n'),
    [
      'basic_expenditure executed 2023 8273200',
      'basic_expenditure executed 2023 8273100',
    ],
  ],
  [
    'the items of a list that goes on in the next paragraphs', {},
    [
      '2023年决算项目支出265.58万元，其中：',
      '（1）一般行政管理事务开支80.35万元，主要用于被装购置。',
      '（2）其他司法支出开支53.88万元，主要用于办案补贴。',
    ].join('\n'),
    [
      'project_expenditure executed 2023 2655800',
      'other executed 2023 803500 «一般行政管理事务开支»',
      'other executed 2023 538800 «其他司法支出开支»',
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
    '清河县教育局2023年度部门决算总支出4,262.41万元，比上年减少100万元，下降2.3%。',
    [
      'expenditure_total executed 2023 42624100',
      'expenditure_total change 2023 1000000',
      '部门决算总支出下降 = 2.3 %',
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
    '支出：799.12万元。其中：人员经费支出434.89万元，公用经费支出77.4万元，项目支出286.83万元。',
    [
      'expenditure_total executed 2023 7991200',
      'personnel_expenditure executed 2023 4348900',
      'public_funds_expenditure executed 2023 774000',
      'project_expenditure executed 2023 2868300',
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
    '城乡社区支出（类）城乡社区管理事务（款）行政运行（项）。主要用于：行政单位人员支出、公用支出。年初预算为1115.48万元，支出决算为1092.80万元，完成年初预算的97.97%。',
    [
      'other initial_budget 2023 11154800 «城乡社区支出(类)城乡社区管理事务(款)行政运行(项)»',
      'other executed 2023 10928000 «城乡社区支出(类)城乡社区管理事务(款)行政运行(项)»',
      '城乡社区支出(类)城乡社区管理事务(款)行政运行(项)完成年初预算 = 97.97 %',
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
